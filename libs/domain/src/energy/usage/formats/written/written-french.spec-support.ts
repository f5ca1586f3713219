import { isoWithOffset, meanPower, table } from './written-formats.spec-support.js';
import type { FormatWriter } from './written-formats.spec-support.js';

const FRANCE = 'Europe/Paris';

/** What Enedis writes: mean watts, stamped at the END but in its web service. */
export const FRENCH: readonly FormatWriter[] = [
  {
    format: 'enedis',
    zone: FRANCE,
    stepsS: [900, 1800, 3600],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals, stepS) =>
      `\ufeffIdentifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes\n30000000000001;Courbe de charge;01/01/2024;02/01/2024;Energie active;Consommation;Comptage Brut;W;\n${table(
        'Horodate;Valeur',
        intervals.map(
          ({ endUtc, importMilliWh }) =>
            `${isoWithOffset(endUtc, FRANCE)};${meanPower(importMilliWh, stepS, 1000)}`,
        ),
      )}`,
  },
  {
    format: 'enedis-data-connect',
    name: 'a.json',
    zone: FRANCE,
    stepsS: [1800, 3600],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals, stepS) =>
      JSON.stringify({
        meter_reading: {
          usage_point_id: '30000000000001',
          reading_type: { unit: 'W', measurement_kind: 'power' },
          interval_reading: intervals.map(({ end, importMilliWh }) => ({
            value: meanPower(importMilliWh, stepS, 1000),
            date: `${end}:00`,
            interval_length: `PT${String(stepS / 60)}M`,
          })),
        },
      }),
  },
  {
    format: 'enedis-sge',
    name: 'a.xml',
    zone: FRANCE,
    stepsS: [900, 1800],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals, stepS) =>
      `<r:consulterMesuresDetailleesResponse xmlns:r="urn:r"><pointId>30000000000001</pointId><grandeur><grandeurMetier>CONS</grandeurMetier><grandeurPhysique>PA</grandeurPhysique><unite>W</unite>${intervals
        .map(
          ({ startUtc, importMilliWh }) =>
            `<mesure><v>${meanPower(importMilliWh, stepS, 1000)}</v><d>${isoWithOffset(startUtc, FRANCE)}</d><p>PT${String(stepS / 60)}M</p><n>B</n></mesure>`,
        )
        .join('')}</grandeur></r:consulterMesuresDetailleesResponse>`,
  },
];
