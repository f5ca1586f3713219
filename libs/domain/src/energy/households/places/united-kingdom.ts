import type { AreaText } from './area-table.js';
import type { DeliveryUtility } from './place.js';

const region = (letter: string, name: string): DeliveryUtility => ({
  id: `uk-${letter}`,
  name,
  noChoiceReason: null,
});

/** The fourteen grid supply areas of Great Britain, by the letter that tariffs carry (`_A` to `_P`), and Northern Ireland. */
export const britishRegions: readonly DeliveryUtility[] = [
  region('a', 'Eastern England'),
  region('b', 'East Midlands'),
  region('c', 'London'),
  region('d', 'Merseyside, Cheshire and North Wales'),
  region('e', 'West Midlands'),
  region('f', 'North East England'),
  region('g', 'North West England'),
  region('h', 'Southern England'),
  region('j', 'South East England'),
  region('k', 'South Wales'),
  region('l', 'South West England'),
  region('m', 'Yorkshire'),
  region('n', 'South and Central Scotland'),
  region('p', 'North Scotland'),
  region('ni', 'Northern Ireland'),
];

/** Postcode areas (the letters) by grid supply area; border areas list both neighbours. */
export const britishAreas: AreaText = {
  'uk-a': 'AL CB CM CO EN HA HP IG IP LU NR PE RM SG SS WD LE15 N UB',
  'uk-b': 'CV DE DN21 LE LN MK NG NN PE S80 S81 OX B77 B78 B79 DN',
  'uk-c': 'BR1 BR2 E EC N NW SE SW W WC W3 W4 W5 W6 TW CR HA IG',
  'uk-d': 'CH L LL WA CW SY',
  'uk-e': 'B CW DY GL HR LD ST SY TF WR WS WV SN16',
  'uk-f': 'DH DL NE SR TS YO HG',
  'uk-g': 'BB BL CA FY LA M OL PR SK WN WA',
  'uk-h': 'BH DT GU HP OX PO RG SL SN SO SP UB TW BA GL7',
  'uk-j': 'BN BR CR CT DA KT ME RH SM TN TW GU SE',
  'uk-k': 'CF LD NP SA HR',
  'uk-l': 'BA BS EX PL TA TQ TR DT GL',
  'uk-m': 'BD DN HD HG HU HX LS S WF YO LN',
  'uk-n': 'DG EH G KA KY ML TD FK PA',
  'uk-p': 'AB DD HS IV KW PH ZE PA FK KA27',
  'uk-ni': 'BT',
};
