import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { billOfCase } from './bill.js';

const HOURS = 8760;
const always = Array.from({ length: 12 }, () => new Array<number>(24).fill(0));
const rate = {
  label: 'a-rate',
  energyratestructure: [[{ rate: 0.2, sell: 0.05 }]],
  energyweekdayschedule: always,
  energyweekendschedule: always,
};

/** A folder with these documents, as `name.json`. */
function folderOf(documents: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bill-rate-'));
  for (const [name, document] of Object.entries(documents))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(document));
  return folder;
}

const hourly = (kw: number): object => ({
  interval_minutes: 60,
  unit: 'kW',
  values: new Array<number>(HOURS).fill(kw),
});

async function annual(documents: Readonly<Record<string, unknown>>, billCase: object = {}): Promise<number> {
  const folder = folderOf({ load: hourly(1), made: hourly(1.5), prices: hourly(0.1), ...documents });
  const { annual: dollars } = await billOfCase({
    tariff: join(folder, 'rate.json'),
    usage: join(folder, 'load.json'),
    from: 'urdb',
    cycles: 'calendar',
    ...billCase,
    ...('export' in billCase ? { export: join(folder, 'made.json') } : {}),
  });
  return Number(dollars);
}

describe('a rate with fields beside it', () => {
  it('is billed at the prices of an array in the place of its own, which the file or the case names', async () => {
    const document = { tariff: rate, ssc_extra: { ur_ts_buy_rate: 'ur_ts_buy_rate = prices.json' } };
    expect(await annual({ rate: document })).toBe(876);
    expect(
      await annual({ rate: { ...rate, dgrules: 'Net Billing' } }, { ur_ts_buy_rate: 'prices.json' }),
    ).toBe(876);
  });

  it('adds the prices that the case calls its own to the rate', async () => {
    expect(await annual({ rate }, { prices: 'prices.json' })).toBe(2628);
  });

  it('sells at the prices of an array', async () => {
    const document = { ...rate, ssc_metering_option: 2, ur_ts_sell_rate: { $array: 'prices.json' } };
    expect(await annual({ rate: document }, { export: 'made.json' })).toBe(-438);
  });

  it('settles credit as the fine print beside it says', async () => {
    const document = { tariff: rate, ssc_metering_option: 0, ur_nm_yearend_sell_rate: 0.02 };
    expect(await annual({ rate: document }, { export: 'made.json' })).toBe(-87.6);
  });

  it('may be the inputs of utilityrate5', async () => {
    const ssc_inputs = {
      ur_ec_tou_mat: [[1, 1, 1e38, 0, 0.2, 0.05]],
      ur_ec_sched_weekday: always.map((month) => month.map(() => 1)),
      ur_ec_sched_weekend: always.map((month) => month.map(() => 1)),
      ur_monthly_fixed_charge: 10,
      ur_metering_option: 2,
    };
    expect(await annual({ rate: { test: 'one', ssc_inputs } })).toBe(1872);
    expect(await annual({ rate: { test: 'one', ssc_inputs } }, { export: 'made.json' })).toBe(-99);
  });
});
