import type { Charge } from '#domain/energy/tariffs/model/charge';
import { dollarsOfCents } from '#domain/energy/tariffs/convert/power-to-choose/texas-delivery';
import { perKwh } from '../charges.js';

/** What the state's site published of these products. */
export const listed = {
  source: 'Power to Choose listing (Public Utility Commission of Texas)',
  labelDate: '2026-07-20',
  estimated:
    'Energy charge worked out from the three averages of its label and the delivery charges of that day (estimated from its label).',
} as const;

/** The retailer's price per kWh, given in cents. */
export const energy = (cents: string): Charge => perKwh('Energy charge', dollarsOfCents(cents), 'supply');
