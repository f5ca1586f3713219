import { convertSpot } from './spot.js';

const convert = (document: unknown, source = 'prices'): ReturnType<typeof convertSpot> =>
  convertSpot(typeof document === 'string' ? document : JSON.stringify(document), {
    asOf: '2025-11-01',
    source,
  });

describe('a Spanish day on which the clock changes', () => {
  it.each([
    ['25 hours, the last told as 24-25', (at: number) => at],
    ['25 hours, one told twice', (at: number) => (at <= 2 ? at : at - 1)],
  ])('has %s', (_, hourOf) => {
    const PVPC = Array.from({ length: 25 }, (__, at) => {
      const hour = hourOf(at);
      const text = `${String(hour).padStart(2, '0')}-${String(hour + 1).padStart(2, '0')}`;
      return { Dia: '26/10/2025', Hora: text, PCB: `${at + 100},50`, CYM: `${at + 100},50` };
    });
    const price = convert({ PVPC }).tariffs[0]?.charges[0];
    const first = Date.parse('2025-10-25T22:00:00Z') / 1000;
    expect(price).toMatchObject({
      price: { starts: Array.from({ length: 25 }, (__, at) => first + at * 3600), end: first + 25 * 3600 },
    });
  });
});

describe('REData', () => {
  const values = [10, 11].map((hour) => ({
    value: 120.5,
    percentage: 0.5,
    datetime: `2026-02-03T${hour}:00:00+01:00`,
  }));
  const included = (titles: readonly string[]): unknown => ({
    included: titles.map((title, at) => ({
      attributes: { title, values: values.map((each) => ({ ...each, value: each.value + at })) },
    })),
  });

  it('is read in euro per MWh, and asks which of its series is meant', () => {
    expect(convert(included(['PVPC'])).tariffs[0]).toMatchObject({
      currency: 'EUR',
      charges: [{ price: { prices: ['0.1205', '0.1205'] } }],
      unpriced: [],
    });
    expect(() => convert(included(['PVPC', 'Precio mercado spot']))).toThrow(
      expect.objectContaining({ outcome: 'needs-area' }),
    );
  });
});

describe('a table of ENTSO-E', () => {
  it('names its clock in its header', () => {
    const table =
      '"MTU (CET/CEST)","Day-ahead Price (EUR/MWh)"\n"03/02/2026 00:00:00 - 03/02/2026 01:00:00","42.10"\n';
    expect(convert(table).tariffs[0]).toMatchObject({
      zone: 'Europe/Brussels',
      charges: [{ price: { starts: [Date.parse('2026-02-02T23:00:00Z') / 1000] } }],
    });
  });
});

describe('columns beside the price', () => {
  const flagsOf = (column: string): readonly [flags: number, remarks: number] => {
    const [tariff] = convert(`start,EUR/MWh,${column}\n2026-02-03T00:00:00Z,42.1,7\n`).tariffs;
    return [tariff?.unpriced.length ?? NaN, tariff?.remarks?.length ?? 0];
  };

  it('are flagged where they may be paid, and shown where they are not', () => {
    expect(['volume (MWh)', 'EXR', 'temperature'].map(flagsOf)).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(['grid fee', 'tax', 'price incl vat'].map(flagsOf)).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });
});
