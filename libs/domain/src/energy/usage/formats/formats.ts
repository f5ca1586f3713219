import type { UsageFormat } from './format.js';
import { amerenCsv } from './north-america/ameren/ameren-csv.format.js';
import { distributorWide } from './australia/au-portal/distributor-wide.format.js';
import { retailerLong } from './australia/au-portal/retailer-long.format.js';
import { billsCsv } from './tables/bills/bills-csv.format.js';
import { cdrUsage } from './australia/cdr/cdr-usage.format.js';
import { eRedes } from './europe/e-redes/e-redes.format.js';
import { eloverblikCsv } from './europe/eloverblik/eloverblik-csv.format.js';
import { eloverblikJson } from './europe/eloverblik/eloverblik-json.format.js';
import { emporia } from './devices/emporia/emporia.format.js';
import { enedisDataConnect } from './europe/enedis/data-connect.format.js';
import { enedisCsv } from './europe/enedis/enedis-csv.format.js';
import { enedisSge } from './europe/enedis/sge-soap.format.js';
import { enelWide } from './europe/enel/enel-wide.format.js';
import { energieManager } from './europe/energie-manager/energie-manager.format.js';
import { esbHdf } from './europe/esb/esb-hdf.format.js';
import { fluvius } from './europe/fluvius/fluvius.format.js';
import { genericCsv } from './tables/generic-csv/generic-csv.format.js';
import { jsonTable } from './tables/json-table/json-table.format.js';
import { greenButton } from './north-america/green-button/green-button.format.js';
import { homeAssistantEnergy } from './devices/home-assistant/energy-download.format.js';
import { homeAssistantStatistics } from './devices/home-assistant/statistics.format.js';
import { liander } from './europe/liander/liander.format.js';
import { n3rgy } from './great-britain/n3rgy/n3rgy.format.js';
import { nem12 } from './australia/nem12/nem12.format.js';
import { nem13 } from './australia/nem13/nem13.format.js';
import { niscCsv } from './north-america/nisc/nisc-csv.format.js';
import { octopusCsv } from './great-britain/octopus/octopus-csv.format.js';
import { octopusJson } from './great-britain/octopus/octopus-json.format.js';
import { opowerCsv } from './north-america/opower/opower-csv.format.js';
import { opowerJson } from './north-america/opower/opower-json.format.js';
import { powershaper } from './great-britain/powershaper/powershaper.format.js';
import { sceColumns } from './north-america/sce/sce-columns.format.js';
import { sceCsv } from './north-america/sce/sce-csv.format.js';
import { sdgeCsv } from './north-america/sdge/sdge-csv.format.js';
import { sense } from './devices/sense/sense.format.js';
import { smartMeterTexas } from './north-america/smart-meter-texas/smart-meter-texas.format.js';
import { datadisJson } from './europe/spain/datadis-json.format.js';
import { ideJson } from './europe/spain/ide-json.format.js';
import { spainCsv } from './europe/spain/spain-csv.format.js';
import { temperatureCsv } from './tables/temperature/temperature-csv.format.js';

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
  energieManager,
  esbHdf,
  fluvius,
  genericCsv,
  jsonTable,
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
