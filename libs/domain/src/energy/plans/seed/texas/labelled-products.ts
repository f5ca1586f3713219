import { billCredit } from '../charges.js';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import { energy } from './listed.js';
import type { TexasProduct } from './texas-product.js';
import { flatFee, noFee } from './texas-product.js';
import { twoPrices, weekdaysOnly, weekendShares } from './time-of-use.js';

const source = "The plan's Electricity Facts Label";

const feeNotHeld = [
  {
    text: 'Early termination fee',
    where: "the plan's Electricity Facts Label",
    reason: 'The facts we hold of this label do not state the amount; read the label before signing.',
  },
];

/** Fee of a month whose use stays below 2,000 kWh (labels of Frontier and Gexa "Light Saver"). */
const lowUseFee = (amount: string): Charge => ({
  id: 'monthly-service-fee',
  label: 'Monthly service fee below 2,000 kWh',
  scope: 'supply',
  kind: 'fee-if',
  amount,
  usage: { flow: 'import', belowKwh: '2000' },
});

/** Products whose label states its charges one by one, so that nothing is estimated. */
export const labelledProducts: readonly TexasProduct[] = [
  {
    retailer: 'Champion Energy Services',
    name: 'Free Weekends-24',
    priceBasis: 'fixed',
    termMonths: 24,
    terminationFee: flatFee('250'),
    renewablePercent: '25',
    rating: 5,
    supply: weekdaysOnly,
    labelShares: weekendShares,
    prices: { oncor: ['14.4', '16.5', '16.1', '15.9'] },
    source,
    labelDate: '2025-12-16',
  },
  {
    retailer: 'Champion Energy Services',
    name: 'Champ Saver-1',
    priceBasis: 'variable',
    termMonths: 1,
    terminationFee: noFee,
    renewablePercent: '25',
    rating: 5,
    supply: (cents) => [energy(cents)],
    prices: { oncor: ['14.3', '20.7', '20.3', '20.1'] },
    source,
    labelDate: '2025-12-16',
  },
  {
    retailer: 'OhmConnect Energy',
    name: 'EVConnect 12',
    priceBasis: 'fixed',
    termMonths: 12,
    terminationFee: { kind: 'unknown' },
    rating: null,
    supply: (cents) =>
      twoPrices(
        { from: 1260, to: 300 },
        { inside: '5.9', outside: cents },
        { inside: 'Off-peak', outside: 'Peak' },
      ),
    labelShares: { 'off-peak': '0.32', peak: '0.68' },
    prices: { oncor: ['11.79', '16.4', '15.9', '15.7'] },
    source,
    labelDate: '2025-12-08',
    unpriced: feeNotHeld,
  },
  {
    retailer: 'OhmConnect Energy',
    name: 'Half-price Nights 24',
    priceBasis: 'fixed',
    termMonths: 24,
    terminationFee: { kind: 'unknown' },
    rating: null,
    supply: (cents) =>
      twoPrices(
        { from: 1260, to: 360 },
        { inside: '6.02', outside: cents },
        { inside: 'Off-peak', outside: 'Peak' },
      ),
    labelShares: { 'off-peak': '0.375', peak: '0.625' },
    prices: { oncor: ['12.03', '16.2', '15.8', '15.6'] },
    source,
    labelDate: '2025-12-08',
    unpriced: feeNotHeld,
  },
  {
    retailer: 'Powershift',
    name: 'Time of Use',
    priceBasis: 'fixed',
    terminationFee: { kind: 'unknown' },
    rating: null,
    supply: (cents) =>
      twoPrices(
        { from: 1080, to: 1320 },
        { inside: '16.513', outside: cents },
        { inside: 'Peak', outside: 'Off-peak' },
      ),
    labelShares: { peak: '0.23', 'off-peak': '0.77' },
    prices: { tnmp: ['6.015', '16.5', '15.7', '15.3'] },
    source,
    labelDate: '2026-05-12',
    unpriced: feeNotHeld,
  },
  {
    retailer: 'Frontier Utilities',
    name: 'Light Saver 12+',
    priceBasis: 'fixed',
    termMonths: 12,
    terminationFee: { kind: 'unknown' },
    rating: 2,
    supply: (cents) => [energy(cents), lowUseFee('8')],
    prices: { oncor: ['9.8', '17.8', '16.6', '15.6'] },
    source,
    labelDate: '2025-12-15',
    unpriced: feeNotHeld,
  },
  {
    retailer: 'Constellation',
    name: '24 Month Usage Bill Credit',
    priceBasis: 'fixed',
    termMonths: 24,
    terminationFee: { kind: 'unknown' },
    renewablePercent: '24',
    rating: 4,
    supply: (cents) => [energy(cents), billCredit('35', '1000'), billCredit('15', '2000')],
    prices: { tnmp: ['11.44', '19.5', '15.2', '15.8'] },
    source,
    labelDate: '2026-05-12',
    unpriced: feeNotHeld,
  },
  {
    retailer: 'Constellation',
    name: '12 Month Fixed',
    priceBasis: 'fixed',
    termMonths: 12,
    terminationFee: flatFee('150'),
    renewablePercent: '24',
    rating: 4,
    supply: (cents) => [energy(cents)],
    prices: { 'aep-north': ['10.7', '17.0', '16.7', '16.6'] },
    source,
    labelDate: '2026-05-06',
  },
  {
    retailer: 'CleanSky Energy',
    name: 'Embrace Green 12',
    priceBasis: 'fixed',
    termMonths: 12,
    terminationFee: flatFee('150'),
    renewablePercent: '100',
    rating: 5,
    supply: (cents) => [energy(cents)],
    prices: { oncor: ['7.999', '14.4', '14.0', '13.8'] },
    source,
    labelDate: '2026-02-10',
  },
];
