import type { BillRow } from './printed-bill.spec-support.js';
import { columns, MONTHLY_BILL, pageOf } from './printed-bill.spec-support.js';
import { readPrintedBill } from './read-printed-bill.js';

const read = (...rows: readonly BillRow[]) => readPrintedBill('bill.pdf', [pageOf(rows)]);
/** The bill's own figures. */
const own = (...rows: readonly BillRow[]) => {
  const [{ start, end, kwh } = {}] = read(...rows).bills;
  return [start, end, kwh];
};
const TITLE = 'Sample Energy – your electricity bill for the home';

describe('a bill in the text layer of a PDF', () => {
  it('is read with its period, its use, its meter and the months before it', () => {
    const { bills, notes, amount, meter } = read(...MONTHLY_BILL);
    expect(bills).toEqual([
      { start: '2025-03-12', end: '2025-04-11', kwh: '345', estimated: false },
      { start: '2024-11-12', end: '2024-12-12', kwh: '410', estimated: false },
      { start: '2024-12-12', end: '2025-01-12', kwh: '452', estimated: false },
      { start: '2025-01-12', end: '2025-02-12', kwh: '398', estimated: false },
      { start: '2025-02-12', end: '2025-03-12', kwh: '371', estimated: false },
    ]);
    expect([amount, meter]).toEqual(['$84.20', '…1623']);
    expect(notes).toEqual([expect.stringContaining('4 earlier months')]);
  });

  it.each<readonly [string, readonly BillRow[], readonly [string, string, string]]>([
    [
      'German, with two tariffs and a comma',
      [
        'Stromrechnung der Musterwerke',
        'Abrechnungszeitraum 01.01.2024 – 31.12.2024',
        'Zählernummer 1ABC0012345678',
        'Zählerstand alt 12.000 kWh, Zählerstand neu 15.456 kWh',
        'Verbrauch HT 2.100 kWh zu 28,90 ct/kWh',
        'Verbrauch NT 1.356 kWh zu 24,10 ct/kWh',
        'Gesamtverbrauch 3.456 kWh',
        'Rechnungsbetrag 1.084,20 €',
      ],
      ['2024-01-01', '2025-01-01', '3456'],
    ],
    [
      'French, off-peak and peak hours',
      [
        "Votre facture d'électricité",
        'Période de consommation du 5 janvier 2025 au 4 mars 2025',
        'Heures pleines : 412 kWh',
        'Heures creuses : 208 kWh',
        'Consommation totale : 620 kWh',
        'Montant à payer 132,50 €',
      ],
      ['2025-01-05', '2025-03-04', '620'],
    ],
    [
      'Spanish, three periods of the day',
      [
        'Factura de electricidad',
        'Periodo de facturación: del 01/02/2025 al 28/02/2025',
        'Consumo punta: 80 kWh',
        'Consumo llano: 75 kWh',
        'Consumo valle: 120 kWh',
        'Consumo total: 275 kWh',
        'Importe total 61,40 €',
      ],
      ['2025-02-01', '2025-03-01', '275'],
    ],
    [
      'Italian, the hours in bands and no total but the read',
      [
        'La tua bolletta della luce',
        'Periodo di riferimento dal 01/03/2025 al 30/04/2025',
        'Fascia F1 90 kWh',
        'Fascia F2 60 kWh',
        'Fascia F3 100 kWh',
        'Totale da pagare 78,90 €',
      ],
      ['2025-03-01', '2025-05-01', '250'],
    ],
    [
      'Dutch',
      [
        'Uw jaarnota stroom',
        'Verbruiksperiode: 1 februari 2024 t/m 31 januari 2025',
        'Normaal tarief 1.200 kWh',
        'Daltarief 1.100 kWh',
        'Totaal verbruik 2.300 kWh',
        'Totaalbedrag € 612,00',
      ],
      ['2024-02-01', '2025-02-01', '2300'],
    ],
    [
      'British, by reads, estimated',
      [
        TITLE,
        'Previous reading 14 Jan 2025  23100',
        'Latest reading to 14 Apr 2025 (estimated)',
        'Electricity used: 812.5 kWh at 24.50p per kWh',
        'Standing charge 90 days at 53.10p a day',
      ],
      ['2025-01-14', '2025-04-14', '812.5'],
    ],
    [
      'Australian, days counted, peak and off-peak and a table of amounts',
      [
        TITLE,
        'Supply period 03/12/2024 - 02/01/2025 (31 days)',
        [
          [50, 'Description'],
          [250, 'Usage kWh'],
          [350, 'Price'],
        ],
        [
          [50, 'Peak'],
          [250, '210.5'],
          [350, '$0.31'],
        ],
        [
          [50, 'Off-peak'],
          [250, '189.5'],
          [350, '$0.19'],
        ],
        'Total usage 400 kWh',
      ],
      ['2024-12-03', '2025-01-03', '400'],
    ],
    [
      'prices that changed within the period',
      [
        TITLE,
        'Billing period 16 Jun 2025 to 15 Jul 2025',
        'Energy charge, billing period 16 Jun 2025 to 30 Jun 2025: 150 kWh x $0.20',
        'Energy charge, billing period 30 Jun 2025 to 15 Jul 2025: 170 kWh x $0.22',
        'Total kWh used',
        '320 kWh in total',
      ],
      ['2025-06-16', '2025-07-15', '320'],
    ],
    [
      'Swedish, Danish and Polish words',
      [
        'Din elfaktura',
        'Avläsningsperiod 2025-01-01 – 2025-01-31',
        'Förbrukning 1 204 kWh',
        'Att betala 1 480,00 kr',
      ],
      ['2025-01-01', '2025-02-01', '1204'],
    ],
  ])('is read in the words of its country: %s', (_name, rows, expected) => {
    expect(own(...rows)).toEqual(expected);
  });

  it('is left open where its amounts do not agree, and says why', () => {
    const rows = [TITLE, 'Billing period: Mar 12, 2025 to Apr 11, 2025'];
    const notes = (...more: readonly BillRow[]) => {
      const { bills, notes: words } = read(...rows, ...more);
      expect(bills).toEqual([{ start: '2025-03-12', end: '2025-04-11', kwh: null, estimated: false }]);
      return words.join(' ');
    };
    expect(notes('Peak 200 kWh', 'Off-peak 150 kWh', 'Total usage 345 kWh')).toContain('add up to');
    expect(notes('Usage 345 kWh', 'Usage 412 kWh')).toContain('345, 412');
    expect(notes('Previous read 1000 kWh', 'Current read 1400 kWh', 'Usage 345 kWh')).toContain('400');
    expect(notes('Usage 345 kWh', 'Exported to the grid 120 kWh')).toContain('sent to the grid');
    expect(notes('Meter number: 1111222', 'Meter number: 3333444', 'Usage 345 kWh')).toContain('2 meters');
    expect(notes('Gas usage 31 m3', 'Electricity used 345 kWh')).toContain('gas and electricity');
    expect(notes('Tier 1 234 kWh', 'Tier 2 111 kWh')).toContain('two ways');
    expect(notes('Usage 1.234 kWh')).toContain('two ways');
  });

  it('leaves its days open where several spans fit, or the order of figures does', () => {
    const use = 'Total usage 345 kWh';
    expect(own(TITLE, 'Billing period 05/03/2025 - 06/04/2025', use)).toEqual([null, null, '345']);
    expect(own(TITLE, 'Billing period 05/03/2025 - 06/04/2025 (32 days)', use)[2]).toBe('345');
    expect(
      own(TITLE, 'Billing period 1 Mar 2025 - 2 Apr 2025', 'Usage period 9 Feb 2025 - 9 Mar 2025', use),
    ).toEqual([null, null, '345']);
    expect(own(TITLE, 'Contract from 1 Mar 2025 to 28 Feb 2026', use)).toEqual([null, null, '345']);
  });

  it('keeps no history that contradicts the bill, skips a month or may be money', () => {
    const history = (...rows: readonly BillRow[]) =>
      read(
        TITLE,
        'Billing period 1 Mar 2025 to 31 Mar 2025',
        'Total usage 345 kWh',
        'Usage history (kWh)',
        ...rows,
      ).bills.length - 1;
    expect(history('Jan 2025 300', 'Feb 2025 310', 'Mar 2025 345')).toBe(2);
    expect(history('Jan 2025 300', 'Feb 2025 310', 'Mar 2025 999')).toBe(0);
    expect(history('Dec 2024 300', 'Jan 2025 310', 'Mar 2025 345')).toBe(0);
    expect(history('Jan 2025 $300', 'Feb 2025 $310', 'Mar 2025 $345')).toBe(0);
  });

  it('is read from columns of reads, the current one first, under headings of several lines', () => {
    const rows = [
      columns('Current Read', 'Previous Read', 'Days', 'kWh'),
      columns('Date', 'Date', '', 'Usage'),
      columns('08/13/2025', '07/11/2025', '33', '1,334'),
      'Energy charge 1,334 kWh @ $0.1089',
      'Total amount due $145.27',
    ];
    expect(own(TITLE, ...rows)).toEqual(['2025-07-11', '2025-08-13', '1334']);
  });

  it.each([
    [[columns('Aug 25', 'Sep 25', 'Oct 25')]],
    [[columns('Aug', 'Sep', 'Oct'), columns('25', '25', '25')]],
  ])('has its months before in a table with the year in two figures', (months) => {
    const period = 'Service period Sep 5, 2025 to Oct 6, 2025';
    const rows = [period, 'Total usage 912 kWh', 'Usage history (kWh)', ...months];
    const { bills } = read(TITLE, ...rows, columns('1340', '1105', '912'));
    expect(bills.map(({ start, kwh }) => `${start ?? '?'} ${kwh ?? '?'}`)).toEqual([
      ...['2025-09-05 912', '2025-07-05 1340', '2025-08-05 1105'],
    ]);
  });

  it.each([
    ['usage.pdf-no-text', [], 'a picture of a bill'],
    [
      'usage.pdf-gas',
      ['Your natural gas bill', 'Billing period Mar 1, 2025 to Mar 31, 2025', 'Gas usage 31 therms'],
      'for gas',
    ],
    [
      'usage.pdf-no-bill',
      ['Dear neighbour, the street will be closed for two weeks', 'Yours, the city'],
      'no electricity bill',
    ],
  ] as const)('is refused with the way on: %s', (code, rows, words) => {
    expect(() => read(...rows)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(words) as unknown }),
    );
  });
});
