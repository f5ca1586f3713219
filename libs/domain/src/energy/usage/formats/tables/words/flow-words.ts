import { inside, plainWords, starting, whole } from './plain-words.js';

/**
 * What a name says was counted. `consumption` is what the home used; it is bought where nothing else
 * is; `house`, `inner` (a battery, a car, one circuit, own use) never cross the meter; `electric` says no
 * more than that it is no gas; `otherService` is gas, water or heat, `reactive` no energy to pay.
 */
export type Flow =
  | 'import'
  | 'export'
  | 'net'
  | 'generation'
  | 'controlledLoad'
  | 'consumption'
  | 'house'
  | 'inner'
  | 'electric'
  | 'otherService'
  | 'reactive';

/** A flow and whether the word means it only beside its opposite (`delivered` and `received`). */
export interface FlowWord {
  readonly flow: Flow;
  readonly weak: boolean;
}

const OTHER_SERVICE = [
  whole(`gas naturalgas gaz water(?!~?heat) agua eau wasser acqua woda heat(?!~?pump) warmte(?!~?pomp)`),
  whole(`warme fernwarme aardgas erdgas metano therms? ccf mcf btus? m3 m³ ft3`),
  whole(`gallons? gal lit(?:er|re)s? gigajoule district~heating fjernvarme kaukolampo газ`),
  starting(`gas(?:verbr|usage|ttf|cost|consum) waterverbruik`),
];
/** Product codes of the European energy market: 8716867000030 is active energy, …047 reactive. */
const REACTIVE = inside(
  `\\b8716867000047\\b kvar kvah reactiv reaktiv reattiv blindarbeit blindenergie \\bkva\\b`,
);
/** What members of an energy community make, share and use in all, in Austria's codes beside OBIS; `P.01` is the meter's. */
const COMMUNITY = /\bg\.0\d\b/;
const OBIS = /(?:^|[^\d.])(?:\d-\d{1,2}:)?([1-9])\.(?:8|9|29|7|6)\.\d/;
const SELF = inside(`
  self autoconsum autoconsom eigenverbrauch eigennutzung zelfverbruik egenforbruk egetforbrug
  autokonsum autoproduc gemeinschaft direktverbrauch eigendeckung community
`);
const DEVICE = inside(`
  batter akku \\baccu powerwall storage speicher vehicle wallbox \\bev\\b charger heat~?pump
  warmepumpe warmtepomp divert boost zappi discharg energy~charged charged~energy kitchen hvac dryer fridge generator microgrid \\bentladen beladen laadpaal
  bateria batteri
`);
const HOUSE = whole(`home house house~?load haus hausverbrauch huis casa household maison`);
const EXPORT = inside(`
  export einspeis eingespeis ins~netz ruckspeis ruckliefer terug~?lever terug~?gelever terugname inject injec injek
  inyec iniez injet vertid feed~?in fed~?in feed~?back outflow to~?grid surplus excedent excess immess immission
  ceduta inmat innmat overskud overskott oddan wprowadz uberschuss invoed netzlieferung returned
  back~to backfeed verkkoon ylijaama myyty visszatapl betaplal kitaplal predan predaj oddaj atiduot
  nodot экспорт отдача отдан выдач віддан отдаден εξαγ εγχυ εγχε veris 売電 上网 卖电 vendu verkauf
  verkocht vendid sprzeda solgt salda leveret~til vorku~antud sold reverse rendu restitu til~nettet
  till~natet naar~net patiekt \\bvorku\\b \\bsells?\\b
`);
const EXPORT_SIGN =
  /^(?:a ?[-–]|-a|p-|a minus|wirkenergie a-|[ab]1?-)(?:$|[ ([])|^b\d?(?:$| [([])|\b[ap]-(?=$|[ )\]])/u;
const IMPORT = inside(`
  import bezug bezogen afname afgenomen odber pobor pobran preuzet prejem prejet prelev prelievo
  soutir from~?grid from~the~grid grid~consum grid~usage grid~use purchas bought inflow withdraw
  drawn offtake grid~?supply gekauft gekocht achete comprad uttak uttag kjopt kopt kobt ostettu verkosta
  vetelez vorgust suvart paimt sanemt zakup kupljen απορροφ εισαγ αγορ импорт прием приём cekis
  cekilen 買電 購入 von~der?~netz vom~netz van~net fra~nettet fran~natet de~la~red from~utility absorb \\bbuys?\\b
`);
const IMPORT_SIGN =
  /^(?:a ?\+|\+a|p\+|a plus|wirkenergie a\+)(?:$|[ ([])|^e\d?(?:$| [([])|\b[ap]\+(?=$|[ )\]])/u;
const NET = whole(`net netto nett net~consumption saldo saldo~neto neto`);
const GENERATION = inside(`
  generat produc produkt produk produz solar erzeug opwek opgewekt generac generad wytwarz wytworz
  wyprodukow vyrob vyrab uretim uretil παραγ генер выработ вироб termel tootmi toodet gamyb pagamin
  sarazo razosan tuotan tuotet proizv произв 発電 发电 photovolt \\bpv\\b zonne sonnen fotovolt prodott
  producid
`);
const CONTROLLED = inside(`controlled hot~water off~peak~1~controlled ripple`);
const CONSUMPTION = inside(`
  usage \\buse\\b \\bused\\b consum conso verbrauch verbruik gebruik forbru forbrug forbruk kulutus
  kulutet zuzyci zuzyt spotreb potros porab fogyaszt tarbim tarbit suvarto paterin paterets потребл
  споживан расход καταναλ tuketim tuketil notkun 使用 消費 用电 電力量 demand~kwh \\bload\\b
  \\blast(?:gang|profil)?\\b spend billed kwh~used consumat gastad lastgang burn
`);
const ELECTRIC = starting(
  `8716867000030\\b electric elektri elettric eletric strom stroom el$ energia~elettrica power$`,
);
/** Words of a side: who delivers depends on who speaks. */
const WEAK_EXPORT = inside(`received lieferung geliefert dodavk livrat sent levert \\bout\\b output`);
const WEAK_IMPORT = inside(`delivered levering geleverd supplied supply \\bin\\b \\bgrid\\b fourni`);

/** The flow that a column's name, a label or a sheet's name speaks of; undefined when it says nothing. */
export function flowOf(text: string): FlowWord | undefined {
  const words = plainWords(text);
  const strong = strongFlow(words);
  if (strong !== undefined) return { flow: strong, weak: false };
  if (WEAK_EXPORT.test(words)) return { flow: 'export', weak: true };
  return WEAK_IMPORT.test(words) ? { flow: 'import', weak: true } : undefined;
}

function strongFlow(words: string): Flow | undefined {
  if (OTHER_SERVICE.some((pattern) => pattern.test(words)) && !/kwh.*water|hot water/.test(words))
    return 'otherService';
  if (REACTIVE.test(words)) return 'reactive';
  if (COMMUNITY.test(words)) return 'inner';
  const obis = OBIS.exec(words)?.[1];
  if (obis !== undefined) return obis === '1' ? 'import' : obis === '2' ? 'export' : 'reactive';
  const out = EXPORT.test(words) || EXPORT_SIGN.test(words);
  const into = IMPORT.test(words) || IMPORT_SIGN.test(words);
  if (SELF.test(words) && !out) return 'inner';
  if (DEVICE.test(words)) return 'inner';
  // "Import/export" in one column is neither: its sign tells, as that of a net column does.
  if (out && into) return 'net';
  if (out) return 'export';
  if (into) return 'import';
  if (NET.test(words)) return 'net';
  if (CONTROLLED.test(words)) return 'controlledLoad';
  if (GENERATION.test(words)) return 'generation';
  if (HOUSE.test(words)) return 'house';
  if (CONSUMPTION.test(words)) return 'consumption';
  return ELECTRIC.test(words) ? 'electric' : undefined;
}
