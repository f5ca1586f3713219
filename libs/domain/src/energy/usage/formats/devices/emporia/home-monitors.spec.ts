import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { sense } from '../sense/sense.format.js';
import { emporia } from './emporia.format.js';

describe('reading Emporia', () => {
  it('adds the mains of a panel and leaves circuits out', async () => {
    const text = [
      'Time Bucket (America/New_York),Barn-Mains_A (kWhs),Barn-Mains_B (kWhs),Barn-Mains_C (kWhs),Barn-Dryer (kWhs)',
      '03/13/2026 10:00:00,0.9,0.8,No CT,1.5',
      '03/13/2026 11:00:00,1.1,0.7,No CT,-0.1',
      '03/13/2026 12:00:00,No CT,,No CT,0.1',
    ];
    expect(emporia.sniff(headOf(text.join('\n')))).toBe('certain');
    const read = await readText(emporia, text.join('\n'), { zone: 'Europe/Paris' });
    expect(read.channels[0]).toMatchObject({
      name: 'Barn/import/',
      kwh: '3.5',
      count: 2,
      missing: 1,
      first: '2026-03-13T14:00:00Z',
    });
    expect(read.parsed).toEqual({ zone: 'America/New_York', zoneFrom: 'file' });
  });

  it('turns mean power into energy by the length of a row', async () => {
    const text =
      'Time Bucket (America/Chicago),P-Mains_A (kWatts),P-Mains_B (kWatts)\n03/13/2026 10:00:00,2,1\n03/13/2026 10:15:00,4,0\n';
    const [channel] = (await readText(emporia, text)).channels;
    expect(channel?.rows).toEqual([
      '2026-03-13T15:00:00Z 900 0.75 actual',
      '2026-03-13T15:15:00Z 900 1 actual',
    ]);
  });

  it('stays net where solar pushes the mains below zero', async () => {
    const text =
      'Time Bucket (America/Chicago),P-Mains_A (kWhs),P-Mains_B (kWhs)\n03/13/2026 10:00:00,-2,1\n03/13/2026 11:00:00,4,0\n';
    expect((await readText(emporia, text)).channels[0]).toMatchObject({ name: 'P/net/', kwh: '3' });
  });

  it('refuses an export without mains', async () => {
    const text = 'Time Bucket (America/Chicago),P-Dryer (kWhs)\n03/13/2026 10:00:00,2\n';
    await expect(readText(emporia, text)).rejects.toMatchObject({ code: 'usage.no-energy' });
  });
});

describe('reading Sense', () => {
  it('takes the home and its solar out of all devices', async () => {
    const text = [
      '# Please note that there may be discrepancies.',
      'DateTime,Device ID,Name,Device Type,Device Make,Device Model,Device Location,Avg Wattage,kWh',
      '2020-01-01 12:00:00,3a9f,Lamp,Light,,,,3.5,0.003',
      '2020-01-01 12:00:00,solar,Solar Production,Solar,,,,-2000,-2.000',
      '2020-01-01 12:00:00,mains,Total Usage,,,,,962.448,0.962',
      '2020-01-01 13:00:00,mains,Total Usage,,,,,862.615,0.863',
      '2020-01-01 13:00:00,solar,Solar Production,Solar,,,,1,0.001',
    ];
    expect(sense.sniff(headOf(text.join('\n')))).toBe('certain');
    const read = await readText(sense, text.join('\n'), { zone: 'America/Chicago' });
    expect(read.channels.map(({ name, kwh, first }) => [name, kwh, first])).toEqual([
      ['/import/', '1.825', '2020-01-01T18:00:00Z'],
      ['/generation/', '2', '2020-01-01T18:00:00Z'],
    ]);
    expect(read.warnings).toEqual(['usage.behind-the-meter']);
  });
});
