import type { Tariff, Unpriced } from '#domain/energy/tariffs/model/tariff';
import { perKwh, perKwhAt, perKwhTiers, perMonth } from '../charges.js';
import { deliveryOnly } from '../delivery-only.js';
import { season } from '../time-windows.js';

const summer = [season('06-01', '09-30')];
const winter = [season('10-01', '05-31')];

/** Where the default tariff states small surcharges of both sides in one figure, they are missing here. */
const surcharges: readonly Unpriced[] = [
  {
    text: 'Surcharges of the wires company beside its base delivery price',
    where: 'delivery, riders',
    reason: 'They are published to us only in one figure together with the default supply.',
  },
];

/** Up to and above 400 kWh of a cycle. */
const pepcoBlocks = (above: string) => [
  { upTo: '400', price: '0.03411' },
  { upTo: null, price: above },
];

/** Residential delivery of utilities on whose wires suppliers compete, riders in the price unless noted. */
export const easternDelivery: readonly Tariff[] = [
  deliveryOnly({
    utilityId: 'ppl',
    name: 'RS Residential Service, distribution',
    charges: [perMonth('Customer charge', '15.52'), perKwh('Distribution', '0.05049')],
    source: 'PPL Electric Utilities rate schedule RS (U.S. Utility Rate Database)',
    asOf: '2025-12-01',
  }),
  deliveryOnly({
    utilityId: 'peco',
    name: 'Rate R Residential Service, distribution',
    charges: [perMonth('Fixed distribution charge', '11.30'), perKwh('Distribution', '0.10276')],
    source: 'PECO electric service tariff, Rate R',
    asOf: '2026-01-01',
    unpriced: [...surcharges],
  }),
  deliveryOnly({
    utilityId: 'bge',
    name: 'Schedule R, distribution',
    charges: [perMonth('Customer charge', '10.32'), perKwh('Distribution and riders', '0.06240')],
    source: 'BGE Schedule R (U.S. Utility Rate Database)',
    asOf: '2026-01-01',
  }),
  deliveryOnly({
    utilityId: 'pepco-dc',
    name: 'Schedule R, distribution',
    charges: [
      perMonth('Customer charge', '17.09'),
      perKwhTiers('Summer distribution', pepcoBlocks('0.06591'), { windows: [season('06-01', '10-31')] }),
      perKwhTiers('Winter distribution', pepcoBlocks('0.05115'), { windows: [season('11-01', '05-31')] }),
    ],
    source: 'Pepco District of Columbia Schedule R (U.S. Utility Rate Database)',
    asOf: '2025-08-01',
  }),
  deliveryOnly({
    utilityId: 'pseg',
    name: 'RS Residential Service, distribution',
    charges: [
      perMonth('Service charge', '6.00'),
      perKwhTiers(
        'Summer distribution',
        [
          { upTo: '600', price: '0.082602' },
          { upTo: null, price: '0.086677' },
        ],
        { windows: summer },
      ),
      perKwhAt('Winter distribution', '0.047989', winter),
    ],
    source: 'PSE&G electric tariff, rate schedule RS',
    asOf: '2026-06-01',
    unpriced: [...surcharges],
  }),
  deliveryOnly({
    utilityId: 'coned',
    name: 'SC 1 Residential (New York City), delivery',
    charges: [
      perMonth('Customer charge', '21.00'),
      perKwhTiers(
        'Summer delivery',
        [
          { upTo: '250', price: '0.16402' },
          { upTo: null, price: '0.18858' },
        ],
        { windows: summer },
      ),
      perKwhAt('Winter delivery', '0.16402', winter),
    ],
    source: 'Con Edison electric tariff PSC 10, SC 1, zone J',
    asOf: '2026-02-01',
    unpriced: [...surcharges],
  }),
];
