import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { convertCdr } from './cdr.js';
import { Tariff } from '#domain/energy/tariffs/model/tariff';

const context = { asOf: '2026-01-01', source: 'market' };
const market = '../shared/tariffs/plans/au-cdr/au-residential-electricity-2026-01-01.jsonl.gz';

describeShared('the Australian market', () => {
  it('converts, every plan, without a refusal', () => {
    const { tariffs, refused } = convertCdr(gunzipSync(readFileSync(market)).toString(), context);
    expect(refused).toEqual([]);
    expect(tariffs).toHaveLength(22_400);
    for (const tariff of tariffs.filter((_, i) => i % 40 === 0)) Tariff.parse(tariff);
    const priced = tariffs.filter((tariff) => tariff.charges.some((charge) => charge.kind === 'per-kwh'));
    expect(priced).toHaveLength(22_400);
    const flagged = tariffs.filter((tariff) => tariff.unpriced.length > 0);
    console.info(
      `Australian plans: ${tariffs.length}, wholly priced ${tariffs.length - flagged.length}, flagged ${flagged.length}`,
    );
  }, 120_000);
});
