import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { enedisDataConnect } from './data-connect.format.js';
import { enedisCsv } from './enedis-csv.format.js';
import { stepsOf } from './load-curve.js';
import { enedisSge } from './sge-soap.format.js';

const NAMES =
  'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes';
const FACTS =
  '12345678901234;Courbe de charge;18/01/2022;19/01/2022;Energie active;Consommation;Comptage Brut;W;';

describe('reading an Enedis load curve', () => {
  it('turns mean watts at the end of a step into energy from its start', async () => {
    const text = [
      '\ufeff' + NAMES,
      FACTS,
      'Horodate;Valeur',
      '2022-01-18T00:30:00+01:00;218;',
      '2022-01-18T01:00:00+01:00;162',
      '2022-01-18T01:30:00+01:00;',
    ].join('\r\n');
    expect(enedisCsv.sniff(headOf(text))).toBe('certain');
    const [channel] = (await readText(enedisCsv, text)).channels;
    expect(channel?.name).toBe('12345678901234/import/');
    expect(channel?.rows).toEqual([
      '2022-01-17T23:00:00Z 1800 0.109 actual',
      '2022-01-17T23:30:00Z 1800 0.081 actual',
      '2022-01-18T00:00:00Z 1800 0 missing',
    ]);
  });

  it('follows a change of step and lets a lone gap be a gap', () => {
    const ends = (...minutes: readonly number[]): readonly { readonly endS: number }[] =>
      minutes.map((minute) => ({ endS: minute * 60 }));
    const inMinutes = (...minutes: readonly number[]): readonly number[] =>
      stepsOf(ends(...minutes)).map((step) => step / 60);
    expect(inMinutes(30, 60, 90, 150, 180)).toEqual([30, 30, 30, 30, 30]);
    expect(inMinutes(30, 60, 90, 150, 210, 270)).toEqual([30, 30, 30, 60, 60, 60]);
    expect(inMinutes(60, 120, 180, 195, 210, 225)).toEqual([60, 60, 60, 15, 15, 15]);
    expect(inMinutes(30, 60, 5000, 5060, 5120)).toEqual([30, 30, 60, 60, 60]);
    expect(inMinutes(10, 20, 30)).toEqual([10, 10, 10]);
    expect(inMinutes(30)).toEqual([30]);
  });

  it('reads several blocks, production as export, and leaves peak power out', async () => {
    const block = (facts: string, value: string): readonly string[] => [
      NAMES,
      facts,
      'Horodate;Valeur',
      `2022-01-18T00:30:00+01:00;${value}`,
      `2022-01-18T01:00:00+01:00;${value}`,
    ];
    const text = [
      ...block(FACTS, '100'),
      ...block(FACTS.replace('Consommation', 'Production'), '300'),
      ...block(FACTS.replace('Energie active', 'Puissance maximale').replace(';W;', ';VA;'), '900'),
    ];
    const read = await readText(enedisCsv, text.join('\n'));
    expect(read.channels.map(({ name, kwh }) => [name, kwh])).toEqual([
      ['12345678901234/import/', '0.1'],
      ['12345678901234/export/', '0.3'],
    ]);
    expect(read.warnings).toEqual(['usage.register-ignored']);
  });

  it('reads the newer heading, also out of a workbook', async () => {
    const rows = [
      'horodate ISO fin de pas;puissance moyenne (W)',
      '2026-01-05T00:30:00+01:00;1200,5',
      '2026-01-05T01:00:00+01:00;800',
    ];
    const text = ['Identifiant PRM;12345678901234;Type de donnees;Courbe de charge;', ...rows].join('\n');
    const csv = rows
      .map((row) => row.replace(',', '.').replace(';', ',').replace('T', ' ').replace('+01:00', ''))
      .join('\n');
    for (const [content, name] of [
      [text, '12345678901234/import/'],
      [csv, '/import/'],
    ] as const) {
      expect(enedisCsv.sniff(headOf(content))).toBe('certain');
      const [channel] = (await readText(enedisCsv, content)).channels;
      expect(channel).toMatchObject({ name, kwh: '1.00025', first: '2026-01-04T23:00:00Z' });
    }
  });

  it('takes energy for energy and refuses an unknown unit', async () => {
    const rows = ['Horodate;Valeur', '2022-01-18T00:30:00+01:00;500', '2022-01-18T01:00:00+01:00;500'];
    const wattHours = [NAMES, FACTS.replace(';W;', ';Wh;'), ...rows].join('\n');
    expect((await readText(enedisCsv, wattHours)).channels[0]?.kwh).toBe('1');
    const unknown = [NAMES, FACTS.replace(';W;', ';;'), ...rows].join('\n');
    await expect(readText(enedisCsv, unknown)).rejects.toMatchObject({ code: 'usage.unknown-unit' });
  });

  it('reads daily totals with their true length', async () => {
    const text = [
      'Point Référence Mesure (PRM) : ,12345678901234,Type de comptage : ,Consommation Quotidienne',
      'Date,Valeur (en kWh)',
      '2026-03-29,6.329',
      '30/03/2026,NA',
    ].join('\n');
    const [channel] = (await readText(enedisCsv, text)).channels;
    expect(channel?.rows).toEqual([
      '2026-03-28T23:00:00Z 82800 6.329 actual',
      '2026-03-29T22:00:00Z 86400 0 missing',
    ]);
  });
});

describe('reading an Enedis index', () => {
  const names = NAMES.replace(';Pas en minutes', '');
  const facts = '12345678901234;Index;23/01/2021;08/01/2024;Energie active;Consommation;Comptage Brut;Wh';
  const heading = 'Horodate;Type de releve;EAS F1;EAS F2;EAS D1;EAS T';

  it('counts the total once, bridges an empty day and leaves the calendar out', async () => {
    const text = [
      names,
      facts,
      heading,
      '2021-01-24T00:00:00+01:00;Arrêté quotidien;1000;;1000;1000',
      '2021-01-25T00:00:00+01:00;Arrêté quotidien;',
      '2021-01-26T00:00:00+01:00;Arrêté quotidien;3500;;3500;3500',
      '2021-01-27T00:00:00+01:00;Arrêté quotidien;100;;100;100',
      '2021-01-28T00:00:00+01:00;Arrêté quotidien;600;;600;600',
      'Periode;Identifiant calendrier fournisseur;Libelle',
      'Du 2021-01-24T00:00:00+01:00 au;FC000165;Base',
    ];
    const read = await readText(enedisCsv, text.join('\n'));
    expect(read.channels).toHaveLength(1);
    expect(read.channels[0]?.rows).toEqual([
      '2021-01-23T23:00:00Z 172800 2.5 actual',
      '2021-01-26T23:00:00Z 86400 0.5 actual',
    ]);
    expect(read.warnings).toEqual(['usage.register-reset']);
  });

  it('keeps the supplier registers when several move', async () => {
    const text = [
      names,
      facts,
      heading,
      '2021-01-24T00:00:00+01:00;A;10;20;30;30',
      '2021-01-25T00:00:00+01:00;A;1010;520;1530;1530',
    ];
    const read = await readText(enedisCsv, text.join('\n'));
    expect(read.channels.map(({ name, kwh }) => [name, kwh])).toEqual([
      ['12345678901234/import/F1', '1'],
      ['12345678901234/import/F2', '0.5'],
    ]);
  });
});

describe('reading Data Connect answers', () => {
  const answer = (type: string, values: string): string =>
    `{"meter_reading":{"usage_point_id":"1234","reading_type":${type},"interval_reading":[${values}]}}`;

  it('places local ends over the autumn night and uses each length', async () => {
    const values = ['02:00', '02:30', '03:00', '02:30', '03:00', '03:30'].map(
      (time) => `{"value":"540","date":"2024-10-27 ${time}:00","interval_length":"PT30M"}`,
    );
    const text = answer('{"unit":"W","measurement_kind":"power"}', values.join(','));
    expect(enedisDataConnect.sniff(headOf(text))).toBe('certain');
    const [channel] = (await readText(enedisDataConnect, text)).channels;
    expect(channel?.rows.map((row) => row.slice(11, 16))).toEqual([
      '23:30',
      '00:00',
      '00:30',
      '01:00',
      '01:30',
      '02:00',
    ]);
    expect(channel?.kwh).toBe('1.62');
  });

  it('reads daily energy and refuses peak power', async () => {
    const day = '{"value":"5400","date":"2024-10-27"}';
    expect((await readText(enedisDataConnect, answer('{"unit":"Wh"}', day))).channels[0]?.rows).toEqual([
      '2024-10-26T22:00:00Z 90000 5.4 actual',
    ]);
    await expect(readText(enedisDataConnect, answer('{"unit":"VA"}', day))).rejects.toMatchObject({
      code: 'usage.unknown-unit',
    });
  });
});

describe('reading SGE answers', () => {
  const detailed = (business: string, measures: string): string =>
    `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><x:consulterMesuresDetailleesResponse xmlns:x="urn:x"><pointId>3000</pointId><grandeur><grandeurMetier>${business}</grandeurMetier><grandeurPhysique>PA</grandeurPhysique><unite>W</unite>${measures}</grandeur></x:consulterMesuresDetailleesResponse></soap:Body></soap:Envelope>`;

  it('takes the stamp for the start and the step from each measure', async () => {
    const measure = (time: string, nature: string): string =>
      `<mesure><v>90</v><d>2020-03-01T${time}:00.000+01:00</d><p>PT10M</p><n>${nature}</n></mesure>`;
    const text = detailed('CONS', measure('00:00', 'B') + measure('00:10', 'E'));
    expect(enedisSge.sniff(headOf(text))).toBe('certain');
    const [channel] = (await readText(enedisSge, text)).channels;
    expect(channel).toMatchObject({
      name: '3000/import/',
      kwh: '0.03',
      estimated: 1,
      first: '2020-02-29T23:00:00Z',
      lastEnd: '2020-02-29T23:20:00Z',
    });
    const produced = await readText(enedisSge, detailed('PROD', measure('00:00', 'B')));
    expect(produced.channels[0]?.name).toBe('3000/export/');
  });

  it('counts monthly measures once though two calendars list them', async () => {
    const series =
      '<serie><grandeurPhysique code="EA"/><classeTemporelle code="BASE"/><unite>kWh</unite><mesuresDatees><mesure><valeur>483\n</valeur><dateDebut>2021-02-03</dateDebut><dateFin>2021-03-05</dateFin><nature code="REEL"/></mesure></mesuresDatees></serie>';
    const text = `<Envelope><consulterMesuresResponse><pointId>07</pointId><seriesMesuresDateesGrilleTurpe>${series}</seriesMesuresDateesGrilleTurpe><seriesMesuresDateesGrilleFrn>${series}</seriesMesuresDateesGrilleFrn></consulterMesuresResponse></Envelope>`;
    const read = await readText(enedisSge, text);
    expect(read.channels).toEqual([
      expect.objectContaining({
        name: '07/import/',
        kwh: '483',
        count: 1,
        first: '2021-02-02T23:00:00Z',
        lastEnd: '2021-03-04T23:00:00Z',
      }),
    ]);
  });

  it('keeps what came before a cut', async () => {
    const text = detailed(
      'CONS',
      '<mesure><v>90</v><d>2020-03-01T00:00:00.000+01:00</d><p>PT10M</p><n>B</n></mesure><mesure><v>90</v><d>2020',
    );
    const read = await readText(enedisSge, text.slice(0, text.lastIndexOf('<d>') + 7));
    expect(read.channels[0]?.count).toBe(1);
    expect(read.warnings).toContain('usage.cut-short');
  });
});
