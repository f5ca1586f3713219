import type { UsageFormat } from './format.js';
import { greenButton } from './formats/green-button/green-button.format.js';
import { nem12 } from './formats/nem12/nem12.format.js';
import { octopusCsv } from './formats/octopus/octopus-csv.format.js';
import { octopusJson } from './formats/octopus/octopus-json.format.js';
import { smartMeterTexas } from './formats/smart-meter-texas/smart-meter-texas.format.js';

/** Every format we read. One import and one entry a line; order does not matter. */
export const USAGE_FORMATS: readonly UsageFormat[] = [
  // One format a line.
  greenButton,
  nem12,
  octopusCsv,
  octopusJson,
  smartMeterTexas,
];
