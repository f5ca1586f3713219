import { rowsOfJson } from './rows-of-json.js';

describe('laying JSON out as a table', () => {
  it('takes a plain list of rows', () => {
    expect(
      rowsOfJson([
        { time: 'a', kWh: '1' },
        { time: 'b', kWh: '2' },
      ]),
    ).toEqual({
      columns: ['time', 'kWh'],
      rows: [
        ['a', '1'],
        ['b', '2'],
      ],
    });
  });

  it('finds the longest list, however deep, and flattens what its elements hold', () => {
    const nodes = ['a', 'b', 'c'].map((start) => ({
      interval: { start, end: `${start}'` },
      consumption: '1',
    }));
    const { columns, rows } = rowsOfJson({
      data: { user: 'jane', home: { readings: nodes, pages: [{ n: '1' }] } },
    });
    expect(columns).toEqual(['start', 'end', 'consumption']);
    expect(rows[2]).toEqual(['c', "c'", '1']);
  });

  it('keeps what tells series apart and what names the unit, and leaves constant facts above', () => {
    const values = [
      { date: 'a', value: '1' },
      { date: 'b', value: '2' },
    ];
    const { columns, rows } = rowsOfJson({
      details: {
        unit: 'Wh',
        site: 'x',
        meters: [
          { type: 'Purchased', values },
          { type: 'FeedIn', values },
        ],
      },
    });
    expect(columns).toEqual(['unit', 'type', 'date', 'value']);
    expect(rows.map((row) => row.join(' '))).toEqual([
      'Wh Purchased a 1',
      'Wh Purchased b 2',
      'Wh FeedIn a 1',
      'Wh FeedIn b 2',
    ]);
  });

  it('names the cells of lists of lists by the columns beside them', () => {
    const document = {
      results: [
        {
          series: [
            {
              name: 'kWh',
              columns: ['time', 'mean'],
              values: [
                ['a', '1'],
                ['b', null],
              ],
            },
          ],
        },
      ],
    };
    expect(rowsOfJson(document)).toEqual({
      columns: ['time', 'mean'],
      rows: [
        ['a', '1'],
        ['b', ''],
      ],
    });
  });

  it('tells columns of one name apart by what encloses them', () => {
    const row = { from: { time: 'a' }, to: { time: 'b' }, kWh: '1' };
    expect(rowsOfJson([row, row]).columns).toEqual(['from time', 'to time', 'kWh']);
  });

  it.each([
    ['nothing', {}],
    ['one element', [{ a: '1' }]],
    ['bare numbers', ['1', '2', '3']],
  ])('refuses a document of %s', (_what, document) => {
    expect(() => rowsOfJson(document)).toThrow(expect.objectContaining({ code: 'usage.json-no-table' }));
  });

  it('refuses what nests absurdly deep', () => {
    let deep: object = { a: '1' };
    for (let depth = 0; depth < 50; depth += 1) deep = { deep };
    expect(() => rowsOfJson(deep as never)).toThrow(expect.objectContaining({ code: 'usage.json-no-table' }));
  });
});

describe('a JSON file that costs more than it holds', () => {
  const MANY = 4_000;
  const names = Array.from({ length: MANY }, (_, at) => `c${String(at)}`);
  const days = [{ start: '2025-01-01' }, { start: '2025-01-02' }];

  // Each took minutes, or all memory, where every row was given every name.
  it.each([
    ['thousands of named columns', { columns: names, values: names.map(() => ['2025-01-01']) }],
    ['thousands of facts', names.map((name) => ({ [name]: '1', values: days }))],
    [
      'facts above thousands of lists',
      {
        ...Object.fromEntries(names.map((name) => [name, '1'])),
        lists: names.map(() => ({ a: '1', values: days })),
      },
    ],
  ])(
    'is refused at once: %s',
    (_what, document) => {
      expect(() => rowsOfJson(document)).toThrow(expect.objectContaining({ code: 'usage.json-no-table' }));
    },
    3_000,
  );

  it('shares what stands above many lists instead of copying it', () => {
    const facts = Object.fromEntries(names.slice(0, 400).map((name) => [name, '1']));
    const lists = names.map((name) => ({ meter: name, values: days }));
    const { columns, rows } = rowsOfJson({ ...facts, lists });
    expect(columns).toEqual(['meter', 'start']);
    expect(rows).toHaveLength(2 * MANY);
  }, 5_000);
});
