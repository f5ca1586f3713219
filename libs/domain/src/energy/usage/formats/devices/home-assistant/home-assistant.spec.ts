import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { homeAssistantEnergy } from './energy-download.format.js';
import { homeAssistantStatistics } from './statistics.format.js';

describe('reading the energy dashboard download', () => {
  const header =
    'entity_id,type,unit,2026-01-05T10:00:00.000Z,2026-01-05T11:00:00.000Z,2026-01-05T12:00:00.000Z';

  it('adds grid meters, keeps return and solar apart, leaves the rest out', async () => {
    const text = [
      header,
      'sensor.low,grid_consumption,kWh,1.5,0.5,',
      'sensor.high,grid_consumption,Wh,250,0,',
      'sensor.low_cost,grid_consumption_cost,EUR,0.4,0.1,',
      'sensor.pv,solar_production,kWh,0,2,1',
      'sensor.back,grid_return,kWh,0,1,0.5',
      'sensor.oven,device_consumption,kWh,9,9,9',
      ',calculated_consumed_solar,kWh,9,9,9',
    ];
    expect(homeAssistantEnergy.sniff(headOf(text.join('\n')))).toBe('certain');
    const read = await readText(homeAssistantEnergy, text.join('\n'));
    expect(read.channels.map(({ name, kwh, count, missing }) => [name, kwh, count, missing])).toEqual([
      ['/import/', '2.25', 2, 1],
      ['/generation/', '3', 3, 0],
      ['/export/', '1.5', 3, 0],
    ]);
    expect(read.channels[0]?.rows[0]).toBe('2026-01-05T10:00:00Z 3600 1.75 actual');
    expect(read.parsed.zoneFrom).toBe('assumed');
  });

  it('gives days the length that their columns show', async () => {
    const text =
      'entity_id,type,unit,2026-03-27T23:00:00.000Z,2026-03-28T23:00:00.000Z,2026-03-29T22:00:00.000Z\ns,grid_consumption,kWh,1,2,3';
    const [channel] = (await readText(homeAssistantEnergy, text)).channels;
    expect(channel?.rows.map((row) => row.split(' ')[1])).toEqual(['86400', '82800', '82800']);
  });

  it.each([
    ['a day', ['2026-10-23T22:00:00Z', '2026-10-24T22:00:00Z'], '90000'],
    ['a month', ['2025-12-31T23:00:00Z', '2026-01-31T23:00:00Z'], String(28 * 86_400)],
    ['an hour', ['2026-10-24T22:00:00Z', '2026-10-24T23:00:00Z'], '3600'],
  ])('lets the last column, %s, end at its local midnight', async (_what, starts, durationS) => {
    const text = `entity_id,type,unit,${starts.join(',')}\nsensor.in,grid_consumption,kWh,1,2\n`;
    const [channel] = (await readText(homeAssistantEnergy, text, { zone: 'Europe/Berlin' })).channels;
    expect(channel?.rows.at(-1)?.split(' ')[1]).toBe(durationS);
  });

  it('knows a year of hours by its first columns', async () => {
    const stamps = Array.from({ length: 8760 }, (_none, hour) =>
      new Date(Date.UTC(2025, 0, 1, hour)).toISOString(),
    );
    const text = `entity_id,type,unit,${stamps.join(',')}\nsensor.grid,grid_consumption,kWh${',0.1'.repeat(8760)}\n`;
    expect(homeAssistantEnergy.sniff(headOf(text.slice(0, 65_536)))).toBe('certain');
    expect((await readText(homeAssistantEnergy, text)).channels[0]).toMatchObject({
      count: 8760,
      kwh: '876',
    });
  });

  it('refuses a download without a grid meter', async () => {
    const text = `${header}\nsensor.pv,solar_production,kWh,0,2,1`;
    await expect(readText(homeAssistantEnergy, text)).rejects.toMatchObject({ code: 'usage.no-energy' });
  });
});

describe('reading statistics', () => {
  const sums = 'statistic_id\tunit\tstart\tstate\tsum';

  it('takes differences of sums, newest first, and leaves a gap at a reset', async () => {
    const rows = [
      'sensor.grid_import\tkWh\t07.01.2024 05:00\t9,0\t2,5',
      'sensor.grid_import\tkWh\t07.01.2024 04:00\t9,0\t1,0',
      'sensor.grid_import\tkWh\t07.01.2024 03:00\t9,0\t-18,5',
      'sensor.grid_import\tkWh\t07.01.2024 02:00\t9,0\t-20,75',
      'sensor.grid_import\tkWh\t07.01.2024 06:00\t9,0\t0,5',
    ];
    const text = [sums, ...rows].join('\n');
    expect(homeAssistantStatistics.sniff(headOf(text))).toBe('certain');
    const read = await readText(homeAssistantStatistics, text, { zone: 'Europe/Berlin' });
    expect(read.channels[0]?.rows).toEqual([
      '2024-01-07T02:00:00Z 3600 2.25 actual',
      '2024-01-07T03:00:00Z 3600 19.5 actual',
      '2024-01-07T04:00:00Z 3600 1.5 actual',
    ]);
    expect(read.warnings).toEqual(['usage.register-reset']);
  });

  it('reads deltas and tells export and solar by their names', async () => {
    const text = [
      'statistic_id\tstart\tunit\tdelta',
      'sensor.grid_import\t30.12.2025 09:00\tkWh\t1,5',
      'sensor.grid_export\t30.12.2025 09:00\tkWh\t0,5',
      'sensor.pv_yield\t30.12.2025 09:00\tkWh\t2',
    ];
    const read = await readText(homeAssistantStatistics, text.join('\n'), { zone: 'Europe/Berlin' });
    expect(read.channels.map(({ name, kwh }) => [name, kwh])).toEqual([
      ['sensor.grid_import/import/', '1.5'],
      ['sensor.grid_export/export/', '0.5'],
      ['sensor.pv_yield/generation/', '2'],
    ]);
  });

  it.each([
    ['gas', `${sums}\nsensor.gas_energy\tkWh\t07.01.2024 05:00\t9,0\t2,5`, 'usage.gas'],
    [
      'temperatures',
      'statistic_id\tunit\tstart\tmin\tmax\tmean\nsensor.bath\t°C\t26.01.2024 00:00\t1\t2\t1',
      'usage.no-energy',
    ],
    ['power', `${sums}\nsensor.grid\tkW\t07.01.2024 05:00\t9,0\t2,5`, 'usage.no-energy'],
  ])('refuses %s', async (_what, text, code) => {
    await expect(readText(homeAssistantStatistics, text)).rejects.toMatchObject({ code });
  });
});
