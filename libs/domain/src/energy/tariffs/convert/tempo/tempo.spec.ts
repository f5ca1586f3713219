import { cyclesBetween } from '#domain/energy/tariffs/calendar/cycles';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { hourly } from '#domain/energy/tariffs/plain-tariff.spec-support';
import { price } from '#domain/energy/tariffs/reference/price';
import { convertTempo } from './tempo.js';

const ZONE = 'Europe/Paris';
const columns =
  'DATE_DEBUT;DATE_FIN;P_SOUSCRITE;PART_FIXE_HT;PART_FIXE_TTC;PART_VARIABLE_HCBleu_HT;PART_VARIABLE_HCBleu_TTC;PART_VARIABLE_HPBleu_HT;PART_VARIABLE_HPBleu_TTC;PART_VARIABLE_HCBlanc_HT;PART_VARIABLE_HCBlanc_TTC;PART_VARIABLE_HPBlanc_HT;PART_VARIABLE_HPBlanc_TTC;PART_VARIABLE_HCRouge_HT;PART_VARIABLE_HCRouge_TTC;PART_VARIABLE_HPRouge_HT;PART_VARIABLE_HPRouge_TTC';
const row = (dates: string, kva: string, fixed: string, bleuHc = '0,1'): string =>
  `${dates};${kva};1;${fixed};1;${bleuHc};1;0,2;1;0,3;1;0,4;1;0,5;1;0,6`;
const prices = [
  columns,
  row('01/08/2025;31/01/2026', '6', '182,5'),
  row('01/08/2025;31/01/2026', '9', '365'),
  row('01/02/2026;', '6', '730', '0,11'),
].join('\n');
const list = ['Date;Type de jour TEMPO', '2026-01-05;BLEU', '2026-01-06;ROUGE', '2026-01-07;BLANC'].join(
  '\n',
);
const context = { asOf: '2026-01-07', source: 'Option_Tempo.csv' };
const convert = (days: string, source = prices): ReturnType<typeof convertTempo> =>
  convertTempo(source, { ...context, days });
const tariffOf = (days: string): Tariff => Tariff.parse(convert(days).tariffs[0]);
const billOf = (tariff: Tariff, kwh: readonly string[], contractedKw = '6'): number =>
  (price(tariff, hourly(ZONE, '2026-01-06', kwh), cyclesBetween(ZONE, ['2026-01-06', '2026-01-08']), {
    contractedKw,
  })[0]?.totalMicros ?? NaN) / 1e6;
const oneAt = (hour: number): readonly string[] =>
  Array.from({ length: 48 }, (_, at) => (at === hour ? '1' : '0'));

describe("Tempo's prices with the colours of its days", () => {
  it.each([
    ['a red day at noon', 12, 0.6],
    ['its evening', 22, 0.5],
    ['the night after it', 24 + 5, 0.5],
    ['the night before it, which is of a blue day', 5, 0.1],
    ['the morning of a white day', 24 + 6, 0.4],
    ['its evening', 24 + 23, 0.3],
  ])('prices %s', (_, hour, expected) => {
    expect(billOf(tariffOf(list), oneAt(hour)) - billOf(tariffOf(list), oneAt(-1))).toBeCloseTo(expected, 6);
  });

  it('charges the subscription of the contracted power', () => {
    const none = oneAt(-1);
    const tariff = tariffOf(list);
    expect(['6', '9'].map((kva) => billOf(tariff, none, kva))).toEqual([1, 2]);
    expect(() => billOf(tariff, none, '12')).toThrow(
      expect.objectContaining({ code: 'tariffs.contracted-power-beyond' }),
    );
  });

  it('takes the prices of the day that it is asked for', () => {
    const read = convertTempo(prices, { ...context, asOf: '2026-02-01', days: list }).tariffs[0];
    expect(read?.charges.slice(0, 3)).toMatchObject([
      { amount: '730' },
      { id: 'blue-hp', price: { price: '0.2' } },
      { id: 'blue-hc', price: { price: '0.11' } },
    ]);
    expect(convertTempo(prices, { ...context, asOf: '2024-01-01', days: list }).refused).toMatchObject([
      { reason: expect.stringContaining('no price on 2024-01-01') },
    ]);
  });

  it.each([
    [
      'RTE with tabs and a notice',
      `Date\tType de jour TEMPO\n2026-01-05\tBLEU\n06/01/2026\tROUGE\n2026-01-07\tBLANC\nL'ensemble des informations\t\n`,
    ],
    [
      'api-couleur-tempo.fr, a day of which is not known yet',
      JSON.stringify([
        { dateJour: '2026-01-06', codeJour: 3, periode: '2025-2026' },
        { dateJour: '2026-01-05', codeJour: 1 },
        { dateJour: '2026-01-07', codeJour: 2, libCouleur: 'Blanc' },
        { dateJour: '2026-01-08', codeJour: 0 },
      ]),
    ],
    [
      "RTE's API",
      JSON.stringify({
        tempo_like_calendars: {
          start_date: '2026-01-05T00:00:00+01:00',
          end_date: '2026-01-08T00:00:00+01:00',
          values: [
            { start_date: '2026-01-05T00:00:00+01:00', end_date: '2026-01-06T00:00:00+01:00', value: 'BLUE' },
            { start_date: '2026-01-06T00:00:00+01:00', end_date: '2026-01-07T00:00:00+01:00', value: 'RED' },
            {
              start_date: '2026-01-07T00:00:00+01:00',
              end_date: '2026-01-08T00:00:00+01:00',
              value: 'WHITE',
            },
          ],
        },
      }),
    ],
    [
      "EDF's calendar",
      JSON.stringify({
        content: {
          options: [
            {
              option: 'TEMPO',
              calendrier: [
                { dateApplication: '2026-01-05', statut: 'TEMPO_BLEU' },
                { dateApplication: '2026-01-06', statut: 'TEMPO_ROUGE' },
                { dateApplication: '2026-01-07', statut: 'TEMPO_BLANC' },
                { dateApplication: '2026-01-08', statut: 'NON_DEFINI' },
              ],
            },
          ],
        },
      }),
    ],
    [
      'days by name',
      JSON.stringify({ values: { '2026-01-05': 'BLUE', '2026-01-06': 'RED', '2026-01-07': 'WHITE' } }),
    ],
  ])('reads the list of %s', (_, days) => {
    expect(tariffOf(days)).toEqual(tariffOf(list));
  });

  it('asks for the days, and refuses to price a day that the list does not hold', () => {
    expect(() => convertTempo(prices, context)).toThrow(expect.objectContaining({ outcome: 'needs-days' }));
    const short = tariffOf('Date;Type de jour TEMPO\n2026-01-06;ROUGE');
    expect(() => billOf(short, oneAt(12))).toThrow(expect.objectContaining({ code: 'tariffs.days-unknown' }));
  });

  it.each([
    ['leaves out a day', list.replace('2026-01-06;ROUGE\n', ''), '2026-01-06'],
    ['gives a day two colours', `${list}\n2026-01-06;BLEU`, 'two colours'],
    ['names no colour', list.replace('ROUGE', 'VERT'), '"VERT" is no colour'],
    ['names no day', list.replace('2026-01-06', '2026-13-06'), 'is no day'],
    ['is cut short', '[{"dateJour":"2026-01-05","codeJour":1},', 'cut short'],
    ['has a code that is none', '[{"dateJour":"2026-01-05","codeJour":4}]', 'code 4'],
    ['is another table', 'Datum;Farbe\n2026-01-05;BLEU', 'no columns'],
    ['is empty', '[]', 'no day'],
    [
      'has more red days than a season',
      `Date;Type de jour TEMPO\n${Array.from({ length: 23 }, (_, day) => `2026-01-${String(day + 1).padStart(2, '0')};ROUGE`).join('\n')}`,
      'more than 22 red days',
    ],
  ])('refuses a list that %s', (_, days, why) => {
    expect(() => convert(days)).toThrow(
      expect.objectContaining({ code: 'tariffs.bad-days', message: expect.stringContaining(why) }),
    );
  });

  it('refuses prices that it cannot be sure of', () => {
    const reasonOf = (source: string): string => convert(list, source).refused[0]?.reason ?? '';
    expect(reasonOf(prices.replaceAll('0,6', '60'))).toContain('HPRouge_TTC is no price');
    expect(reasonOf(prices.replace('0,6', '0,7'))).toContain('differ by power');
    expect(reasonOf(prices.replaceAll('0,6', '-0,6'))).toContain('is no price');
    expect(reasonOf(prices.replace('182,5', 'abc'))).toContain('no price');
    expect(reasonOf(`${prices}\n${row('01/01/2026;', '6', '99')}`)).toContain('two prices of one power');
    expect(() => convert(list, 'DATE_DEBUT;DATE_FIN\n01/08/2025;')).toThrow(
      expect.objectContaining({ code: 'tariffs.not-tempo' }),
    );
    const odd = prices.split('\n').map((line, at) => `${line};${at === 0 ? 'CTA' : '12'}`);
    expect(convert(list, odd.join('\n')).tariffs[0]?.unpriced).toMatchObject([{ where: 'CTA' }]);
  });
});
