import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { fluvius } from './fluvius.format.js';

const NL =
  'Van datum;Van tijdstip;Tot datum;Tot tijdstip;EAN;Meter;Metertype;Register;Volume;Eenheid;Validatiestatus';
const EN =
  'From (date);From (time);Until (date);Until (time);EAN code;Meter;Meter type;Register;Volume;Unit;Validation status';
const FR =
  'De (date);De (heure);À (date);À (heure);Code EAN;Compteur;Type de compteur;Registre;Volume;Unité;Statut de validation';

describe('reading a Fluvius history', () => {
  it('reads the header in Dutch, English and French', async () => {
    for (const [header, register, status] of [
      [NL, 'Afname Dag', 'Gevalideerd'],
      [EN, 'Offtake Day', 'Validated'],
      [FR, 'Prélèvement Jour', 'Validé'],
    ] as const) {
      const text = `\ufeff${header}\n12/10/2021;07:30:00;12/10/2021;07:45:00;="5414";1SAG;Digital;${register};0,067;kWh;${status}\n`;
      expect(fluvius.sniff(headOf(text))).toBe('certain');
      const [channel] = (await readText(fluvius, text)).channels;
      expect(channel?.name).toBe('5414/import/day');
      expect(channel?.rows).toEqual(['2021-10-12T05:30:00Z 900 0.067 actual']);
    }
  });

  it('places repeated quarters that stand interleaved, register by register', async () => {
    const quarters = ['02:00', '02:15', '02:30', '02:45'];
    const rows = quarters.flatMap((from, index) =>
      [1, 2].flatMap((pass) =>
        ['Afname Nacht', 'Injectie Nacht'].map((register) =>
          quarter({
            from,
            to: quarters[index + 1] ?? (pass === 1 ? '02:00' : '03:00'),
            register,
            volume: `${String(pass)},${String(index)}`,
          }),
        ),
      ),
    );
    const read = await readText(fluvius, [NL, ...rows].join('\n'));
    expect(read.channels).toHaveLength(2);
    for (const channel of read.channels) {
      const ordered = [...channel.rows].sort();
      expect(ordered.map((row) => row.split(' ')[2])).toEqual([
        '1',
        '1.1',
        '1.2',
        '1.3',
        '2',
        '2.1',
        '2.2',
        '2.3',
      ]);
      expect(ordered[0]?.startsWith('2021-10-31T00:00:00Z 900')).toBe(true);
      expect(ordered[7]?.startsWith('2021-10-31T01:45:00Z 900')).toBe(true);
    }
  });

  it('counts an empty value as missing and a guessed one as estimated', async () => {
    const rows = [
      quarter({ volume: '', status: 'Geen verbruik' }),
      quarter({ from: '02:15', to: '02:30', volume: '0,5', status: 'Geschat' }),
    ];
    const [channel] = (await readText(fluvius, [NL, ...rows].join('\n'))).channels;
    expect(channel).toMatchObject({ count: 1, missing: 1, estimated: 1 });
  });

  it('leaves a gas meter out and refuses a file of gas alone', async () => {
    const gas = [quarter({ unit: 'm³', ean: '5499' }), quarter({ unit: 'kWh', ean: '5499' })];
    await expect(readText(fluvius, [NL, ...gas].join('\n'))).rejects.toMatchObject({ code: 'usage.gas' });
    const read = await readText(fluvius, [NL, ...gas, quarter({ from: '01:00', to: '01:15' })].join('\n'));
    expect(read.channels.map(({ name }) => name)).toEqual(['5414/import/night']);
    expect(read.warnings).toEqual(['usage.left-out-gas']);
  });

  it('gives a day its true length', async () => {
    const row =
      '31-10-2021;00:00:00;01-11-2021;00:00:00;5414;1SAG;Digitale Meter;Afname Dag;5,5;kWh;Gevalideerd';
    const [channel] = (await readText(fluvius, `${NL}\n${row}\n`)).channels;
    expect(channel?.rows).toEqual(['2021-10-30T22:00:00Z 90000 5.5 actual']);
  });
});

function quarter(given: {
  readonly from?: string;
  readonly to?: string;
  readonly register?: string;
  readonly volume?: string;
  readonly unit?: string;
  readonly ean?: string;
  readonly status?: string;
}): string {
  const {
    from = '02:00',
    to = '02:15',
    register = 'Afname Nacht',
    volume = '1,5',
    unit = 'kWh',
    ean = '5414',
    status = 'Gevalideerd',
  } = given;
  return `31-10-2021;${from}:00;31-10-2021;${to}:00;="${ean}";1SAG;Digitale Meter;${register};${volume};${unit};${status}`;
}
