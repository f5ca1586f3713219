import { changeLines, homeFacts } from './home-facts.js';

describe('a home to be read', () => {
  it('shows each value under its path', () => {
    const models = [
      {
        name: 'energy.household.v1',
        rows: [{ key: 'a', row: { place: { postcode: '75201' }, currentPlan: null, limits: {}, ages: [1] } }],
      },
    ];
    expect(homeFacts(models)).toEqual([
      {
        name: 'Household',
        rows: [
          {
            key: 'a',
            facts: [
              { name: 'place, postcode', value: '75201' },
              { name: 'current plan', value: '–' },
              { name: 'limits', value: 'none' },
              { name: 'ages, 0', value: '1' },
            ],
          },
        ],
      },
    ]);
  });

  it('says what changed, and what came or went as a whole', () => {
    const model = 'energy.usage-upload.v1';
    expect(
      changeLines([
        { model, key: 'a', path: 'place.postcode', before: '75201', after: '77002' },
        { model, key: 'b', path: '', before: null, after: { files: 1 } },
      ]),
    ).toEqual([
      { what: 'Usage upload: place, postcode', before: '75201', after: '77002' },
      { what: 'Usage upload', before: '–', after: 'is there' },
    ]);
  });
});
