import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { eRedes } from './e-redes.format.js';

const PREAMBLE = 'Dados Globais\n\nCPE,PT0002000000000000AA\nMês/Ano,01/2025\nIntervalo:,15 min\n\n';

describe('reading E-REDES', () => {
  it('turns mean power into a quarter of it and ends into starts', async () => {
    const text = `${PREAMBLE}Data,Hora,"Consumo registado, Ativa (kW)",Estado\n2025/01/01,00:15,"0,312",Real\n2025/01/01,00:30,0.4,Estimado\n2025/01/01,00:45,,Real\n`;
    expect(eRedes.sniff(headOf(text))).toBe('certain');
    const [channel] = (await readText(eRedes, text)).channels;
    expect(channel?.name).toBe('PT0002000000000000AA/import/');
    expect(channel?.rows).toEqual([
      '2025-01-01T00:00:00Z 900 0.078 actual',
      '2025-01-01T00:15:00Z 900 0.1 estimated',
      '2025-01-01T00:30:00Z 900 0 missing',
    ]);
  });

  it('prefers the grid meter to what the home registered, import and export', async () => {
    const header =
      'Data,Hora,"Consumo medido na IC, Ativa (kW)",Estado,"Injeção na rede medida na IC, Ativa (kW)",Estado,Consumo registado (kW),Estado,Injeção registada (kW),Estado';
    const text = `${header}\n2025-06-01,12:15:00,0.4,Real,2,Real,3,Real,4,Real\n`;
    const read = await readText(eRedes, text);
    expect(read.channels.map(({ name, kwh }) => [name, kwh])).toEqual([
      ['/import/', '0.1'],
      ['/export/', '0.5'],
    ]);
    const named = await readText(
      eRedes,
      'Data;Hora;Consumo registado, Ativa (kW);Injeção na rede, Ativa (kW)\n2025-06-01;12:15;0,4;2\n',
    );
    expect(named.channels.map(({ kwh }) => kwh)).toEqual(['0.1', '0.5']);
  });

  it.each([
    [
      'as the new clock shows them',
      ['00:45', '01:00', '01:15', '01:30', '01:45', '01:00', '01:15', '01:30', '01:45', '02:00'],
    ],
    [
      'as the old clock would',
      ['00:45', '01:00', '01:15', '01:30', '01:45', '02:00', '01:15', '01:30', '01:45', '02:00'],
    ],
  ])('places the quarters of the autumn night printed %s', async (_what, labels) => {
    const rows = labels.map((label) => `26/10/2025;${label};1;Real`);
    const text = ['Data;Hora;Consumo registado (kW);Estado', ...rows].join('\n');
    const [channel] = (await readText(eRedes, text)).channels;
    const starts = channel?.rows.map((row) => Date.parse(row.slice(0, 20)) / 900_000) ?? [];
    expect(starts.map((start) => start - (starts[0] ?? 0))).toEqual(labels.map((_label, index) => index));
    expect(channel?.first).toBe('2025-10-25T23:30:00Z');
  });

  it('names the row that it cannot read', async () => {
    const text = 'Data;Hora;Consumo registado (kW);Estado\n2025/02/30;00:15;1;Real\n2025/02/28;00:15;1;Real';
    await expect(readText(eRedes, text)).rejects.toMatchObject({
      code: 'usage.bad-date',
      details: { row: 2 },
    });
  });
});
