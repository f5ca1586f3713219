import type { UsageFormat } from './format.js';
import { amerenCsv } from './formats/ameren/ameren-csv.format.js';
import { distributorWide } from './formats/au-portal/distributor-wide.format.js';
import { retailerLong } from './formats/au-portal/retailer-long.format.js';
import { billsCsv } from './formats/bills/bills-csv.format.js';
import { cdrUsage } from './formats/cdr/cdr-usage.format.js';
import { eRedes } from './formats/e-redes/e-redes.format.js';
import { eloverblikCsv } from './formats/eloverblik/eloverblik-csv.format.js';
import { eloverblikJson } from './formats/eloverblik/eloverblik-json.format.js';
import { emporia } from './formats/emporia/emporia.format.js';
import { enedisDataConnect } from './formats/enedis/data-connect.format.js';
import { enedisCsv } from './formats/enedis/enedis-csv.format.js';
import { enedisSge } from './formats/enedis/sge-soap.format.js';
import { enelWide } from './formats/enel/enel-wide.format.js';
import { esbHdf } from './formats/esb/esb-hdf.format.js';
import { fluvius } from './formats/fluvius/fluvius.format.js';
import { genericCsv } from './formats/generic-csv/generic-csv.format.js';
import { greenButton } from './formats/green-button/green-button.format.js';
import { homeAssistantEnergy } from './formats/home-assistant/energy-download.format.js';
import { homeAssistantStatistics } from './formats/home-assistant/statistics.format.js';
import { liander } from './formats/liander/liander.format.js';
import { n3rgy } from './formats/n3rgy/n3rgy.format.js';
import { nem12 } from './formats/nem12/nem12.format.js';
import { nem13 } from './formats/nem13/nem13.format.js';
import { niscCsv } from './formats/nisc/nisc-csv.format.js';
import { octopusCsv } from './formats/octopus/octopus-csv.format.js';
import { octopusJson } from './formats/octopus/octopus-json.format.js';
import { opowerCsv } from './formats/opower/opower-csv.format.js';
import { opowerJson } from './formats/opower/opower-json.format.js';
import { powershaper } from './formats/powershaper/powershaper.format.js';
import { sceColumns } from './formats/sce/sce-columns.format.js';
import { sceCsv } from './formats/sce/sce-csv.format.js';
import { sdgeCsv } from './formats/sdge/sdge-csv.format.js';
import { sense } from './formats/sense/sense.format.js';
import { smartMeterTexas } from './formats/smart-meter-texas/smart-meter-texas.format.js';
import { datadisJson } from './formats/spain/datadis-json.format.js';
import { ideJson } from './formats/spain/ide-json.format.js';
import { spainCsv } from './formats/spain/spain-csv.format.js';
import { temperatureCsv } from './formats/temperature/temperature-csv.format.js';

/** Every format we read. One import and one entry a line; order does not matter. */
export const USAGE_FORMATS: readonly UsageFormat[] = [
  // One format a line.
  amerenCsv,
  billsCsv,
  cdrUsage,
  datadisJson,
  distributorWide,
  eRedes,
  eloverblikCsv,
  eloverblikJson,
  emporia,
  enedisCsv,
  enedisDataConnect,
  enedisSge,
  enelWide,
  esbHdf,
  fluvius,
  genericCsv,
  greenButton,
  homeAssistantEnergy,
  homeAssistantStatistics,
  ideJson,
  liander,
  n3rgy,
  nem12,
  nem13,
  niscCsv,
  octopusCsv,
  octopusJson,
  opowerCsv,
  opowerJson,
  powershaper,
  retailerLong,
  sceColumns,
  sceCsv,
  sdgeCsv,
  sense,
  smartMeterTexas,
  spainCsv,
  temperatureCsv,
];
