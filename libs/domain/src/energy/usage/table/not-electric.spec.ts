import { notElectric, otherService } from './not-electric.js';

describe('telling gas and water from electricity', () => {
  it.each([
    ['Natural gas usage', 'gas'],
    ['therms', 'gas'],
    ['CCF', 'gas'],
    ['m³', 'gas'],
    ['Water usage', 'water'],
    ['gallons', 'water'],
    ['kgal', 'water'],
    ['Water usage CCF', 'water'],
    ['Electric usage', undefined],
    ['kWh', undefined],
    ['MWh', undefined],
  ])('%s', (text, service) => {
    expect(otherService(text)).toBe(service);
  });

  it.each(['gas', 'water'] as const)('says in plain words that a file is of %s', (service) => {
    expect(notElectric(service)).toMatchObject({
      code: `usage.${service}`,
      message: expect.stringContaining(`This is a ${service} file.`) as unknown,
    });
  });
});
