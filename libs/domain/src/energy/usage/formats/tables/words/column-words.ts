import { anyOf, inside, starting, whole } from './plain-words.js';

/** What a column that counts no energy is for. */
export type OtherKind =
  | 'money'
  | 'temperature'
  | 'co2'
  | 'share'
  | 'electrical'
  | 'duration'
  | 'quality'
  | 'who'
  | 'multiplier'
  | 'demand';

/** In the order of trust: "meter type" is whose it is before it is a word of quality. */
const KINDS: readonly (readonly [OtherKind, RegExp])[] = [
  [
    'money',
    anyOf(
      inside(`cost price preis kosten \\bprix \\bcout precio importe\\b \\bcosto prezzo`),
      inside(`\\bpreco \\bcusto \\bpris\\b kostnad \\bhint koszt \\bcena \\bceny stawk`),
      inside(`kaina \\bhind maksumus \\bizmaks \\bfiyat tutar bedrag betrag montant`),
      inside(`стоим цена тариф сумма τιμη κοστ charge\\b charges \\brate\\b tariff~price`),
      inside(`[$€£¥] \\b(?:usd|eur|gbp|aud|cad|chf|sek|nok|dkk|pln|czk|huf|ron|nzd|jpy)\\b \\bcents?\\b`),
      inside(
        `amount revenue profit earning vergoeding vergutung credit \\bvat\\b \\btax \\bbtw\\b \\bfee\\b 料金 金額 電気代 \\bspot\\b`,
      ),
    ),
  ],
  ['co2', inside(`co2 carbon emission kohlendioxid`)],
  [
    'temperature',
    inside(`
  temp ° celsius fahrenheit dry~?bulb \\bgraden\\b weather wetter humid wind cloud degree~?day
  \\bhdd\\b \\bcdd\\b irradi lampotila темпер θερμοκρ sicaklik teplot homerseklet 気温
`),
  ],
  ['share', inside(`% percent prozent ratio\\b power~factor \\bsoc\\b ladezustand anteil \\bshare\\b`)],
  [
    'electrical',
    inside(`\\bvolt voltage spannung \\bamps?\\b ampere current~\\(?a frequen \\bhz\\b cos~?phi`),
  ],
  [
    'multiplier',
    whole(`multiplier mult ct~ratio ct wandler wandlerfaktor factor faktor facteur fattore coefficient`),
  ],
  ['demand', inside(`demand peak~(?:k?w\\b|power|load) \\bmax grenze limit contract(?:ed)?~power`)],
  [
    'duration',
    inside(
      `duration dauer interval~?length interval~?min \\bminutes\\b \\bseconds\\b \\bdays\\b \\bdagen\\b`,
    ),
  ],
  [
    'quality',
    inside(`
  quality status \\bflag estimat geschat \\best\\b actual valid qualit kvalit laatu jakos messdatengute
  zustand stav\\b reliab code~de notes?$ comment bemerkung remark obtencion metodo nature missing
  reading~type read~type lukeman~tyyppi meter~type season week~?day
`),
  ],
  [
    'who',
    inside(`
  account konto contract customer kunde klant client cliente \\bid$ \\bid\\b serial
  \\bmeter~(?:no|num|ser) recorder address adresse \\bcity\\b \\bzip postcode \\bname\\b \\bnmi\\b \\bean\\b
  zahlpunkt messpunkt zahler(?:nummer)?\\b mpan mprn \\bcups\\b \\bprm\\b \\bpod\\b esi~?id identif
  tunnus numero \\bnr\\b nummer reference contrat phone rate~(?:plan|schedule) index~no
`),
  ],
];

/** What the plain words of a name that is no energy say. */
export function otherKind(name: string): OtherKind | undefined {
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0];
}

/** A phase, or the hours of a tariff: one of several that add up to the whole. */
export const PART = anyOf(
  whole(`l~?[123] phase~?[123abc] t~?[1-4] (?:rate|tariff?e?|tarief|zone|tarifa|taryfa|strefa)~?[1-4]`),
  whole(`(?:off|on|mid|super|half|part(?:ial)?)[~-]?peak peak shoulder night day nacht tag dag`),
  whole(`h[pc] [hn]t punta llano valle p[1-6] f[123] normaal normal laag low high`),
  whole(`dal piek hoog bas haut noc dzien nat natt yo paiva vt nt heures~(?:pleines|creuses)`),
  starting(
    `fascia hochtarif niedertarif einheitstarif laagtarief hoogtarief valley cheias vazio ponta schwach`,
  ),
);

/** One phase or one tariff's hours beyond doubt, which alone is not the whole. */
export const ONLY_PART = anyOf(
  whole(`(?:on|off|mid|super|half)[~-]?peak t~?[1-4] l~?[123] phase~?[123abc] h[pc] [hn]t`),
  whole(`heures~(?:pleines|creuses) hochtarif niedertarif`),
);

/** One phase by its letter behind a unit of energy (`Active energy Wh (A)`). */
export const PHASE_LETTER = /\((?:phase )?([abc])\)$/;

/** A table of charging, of a car or its station. */
export const CHARGING = inside(
  `vehicle fahrzeug voertuig charge~?point charging~(?:station|session) ladepunkt load~?point wallbox laadpaal \\brfid\\b`,
);

/** A counter's position rather than the use of an interval. */
export const REGISTER =
  /regist|\bindex|cumul|kumul|meter ?(?:read|stand)|\bread(?:ing)?s?$|\bread(?:ing)? (?:start|end)|(?:zahler|meter|teller|maler)?stand(?![\p{L}])|^stand|total (?:increasing|energy)|lifetime|odczyt|stan licznika|merstaende|lukema|avlasning|показани|lectura|leitura|lettura|releve|\btotal$/u;

/** A value of whatever kind: only its unit tells. */
export const NEUTRAL = inside(`
  value \\bwert valeur valor \\bvalore waarde verdi \\bvarde vaerdi maara wartosc hodnota quantity
  menge maengde mangde mengde quantit cantid aantal reading значен energ energi leistung power
  puissance potencia potenza wirk measure data$ \\btotal\\b \\bk?wh\\b \\bstate\\b \\bmean\\b
  lastgang profil amount interval units?$ vermogen
`);

/** A column that says each row's unit. */
export const UNIT_COLUMN =
  /^(?:unit|units|uom|unit of measure(?:ment)?|einheit|unite|unidad|eenheid|unita|enhed|enhet|jednostka|yksikko(?:tyyppi)?|jednotka|unidade|mertekegyseg|birim|measurement unit)$/;
/** A column that says whose reading it is: its cells become service points. */
export const METER_COLUMN =
  /^(?:meter|meter ?(?:number|id|serial|no\.?|serial number)|nmi|esi ?id|mprn|mpan|cups|ean|pod|prm|service ?point(?: id)?|usage ?point|zahler(?:nummer)?|zahlpunkt(?:bezeichnung)?|messpunkt|metering ?point(?: id)?|mittauspisteen tunnus|recorder id|accesspoint ean|malepunkts ?id|maalepunkts ?id|anlaggnings ?id|meter serial number)$/;
