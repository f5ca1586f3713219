import { calendarMonths } from '#domain/energy/tariffs/calendar/cycles';
import type { Load } from '#domain/energy/tariffs/model/load';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { price } from '#domain/energy/tariffs/reference/price';

const zone = 'America/Chicago';
const cycles = calendarMonths(zone, '2026-06-01', '2026-07-01');
const month = (kwh: number): Load => ({
  zone,
  startUtc: Float64Array.of(cycles[0]?.startUtc ?? 0),
  durationS: Float64Array.of(3600),
  importMilliWh: Float64Array.of(kwh * 1_000_000),
});

/** Cents a kilowatt-hour that a month of so much costs on average. */
export const averageCents = (tariff: Tariff, kwh: number): number =>
  (price(tariff, month(kwh), cycles, { contractStart: '2020-01-01' })[0]?.totalMicros ?? 0) / 10_000 / kwh;
