import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { nem13 } from './nem13.format.js';

const HEADER = '100,NEM13,202401020304,MDP1,RET1';

describe('reading NEM13', () => {
  it('takes the quantity between two reads, also over a rollover', async () => {
    const text = [
      HEADER,
      period({ from: '20240101093000', to: '20240401101500', quantity: '1312.1' }),
      '550,N,,E,',
      '900',
    ];
    const read = await readText(nem13, text.join('\r\n'));
    expect(read.channels).toEqual([
      expect.objectContaining({
        name: 'NMI1/import/11',
        kwh: '1312.1',
        count: 1,
        first: '2023-12-31T23:30:00Z',
        lastEnd: '2024-04-01T00:15:00Z',
      }),
    ]);
  });

  it('marks estimated reads and keeps registers apart', async () => {
    const text = [
      HEADER,
      period({ from: '20240101000000', to: '20240401000000', quantity: '111', quality: 'E64' }),
      period({ from: '20240101000000', to: '20240401000000', quantity: '65', suffix: '41' }),
    ];
    const read = await readText(nem13, text.join('\n'));
    expect(read.channels.map(({ name, estimated }) => [name, estimated])).toEqual([
      ['NMI1/import/11', 1],
      ['NMI1/import/41', 0],
    ]);
  });

  it('takes energy into the market for export, whatever its sign, and keeps a negative E net', async () => {
    const text = [
      HEADER,
      period({ from: '20240101000000', to: '20240201000000', quantity: '-10', suffix: '12', direction: 'I' }),
      period({ from: '20240101000000', to: '20240201000000', quantity: '10', suffix: '13', direction: 'I' }),
      period({ from: '20240101000000', to: '20240201000000', quantity: '-4', suffix: '14' }),
    ];
    const read = await readText(nem13, text.join('\n'));
    expect(read.channels.map(({ name, kwh }) => [name, kwh])).toEqual([
      ['NMI1/export/12', '10'],
      ['NMI1/export/13', '10'],
      ['NMI1/net/14', '-4'],
    ]);
  });

  it('lets a period that begins too early begin where the one before ended', async () => {
    const text = [
      HEADER,
      period({ from: '20240101000000', to: '20240330000000', quantity: '10' }),
      period({ from: '20240301000000', to: '20240630000000', quantity: '10' }),
    ];
    const read = await readText(nem13, text.join('\n'));
    expect(read.channels[0]?.rows[1]?.startsWith('2024-03-29T14:00:00Z')).toBe(true);
    expect(read.warnings).toEqual(['usage.period-overlap']);
  });

  it('refuses periods that run backwards, stamps and numbers it cannot read', async () => {
    const good = period({ from: '20240101000000', to: '20240201000000', quantity: '1' });
    for (const [bad, code] of [
      [period({ from: '20240201000000', to: '20240101000000', quantity: '1' }), 'usage.bad-period'],
      [period({ from: 'yesterday', to: '20240101000000', quantity: '1' }), 'usage.bad-date'],
      [good.replace(',1,kWh', ',one,kWh'), 'usage.bad-number'],
    ] as const) {
      const text = [HEADER, bad, good].join('\n');
      await expect(readText(nem13, text)).rejects.toMatchObject({ code, details: { row: 2 } });
    }
  });

  it('keeps the complete records of a file that was cut', async () => {
    const good = period({ from: '20240101000000', to: '20240201000000', quantity: '1' });
    const read = await readText(nem13, [HEADER, good, good.slice(0, 50)].join('\n'));
    expect(read.channels[0]?.count).toBe(1);
    expect(read.warnings).toEqual(['usage.cut-short']);
  });

  it('knows its header or its first record', () => {
    expect(nem13.sniff(headOf(`${HEADER}\n`))).toBe('certain');
    expect(nem13.sniff(headOf(period({ from: '20240101000000', to: '20240201000000', quantity: '1' })))).toBe(
      'certain',
    );
    expect(nem13.sniff(headOf('100,NEM12,2024,A,B'))).toBe('no');
  });
});

function period(given: {
  readonly from: string;
  readonly to: string;
  readonly quantity: string;
  readonly suffix?: string;
  readonly quality?: string;
  readonly direction?: string;
}): string {
  const { from, to, quantity, suffix = '11', quality = 'A', direction = 'E' } = given;
  return `250,NMI1,1141,1,${suffix},${suffix},METER1,${direction},000100,${from},A,,,000200,${to},${quality},,,${quantity},kWh,20240601,20240402000000,`;
}
