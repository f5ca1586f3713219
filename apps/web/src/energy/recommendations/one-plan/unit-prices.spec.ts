import { APage } from '#web-test/a-page';
import { UnitPrices } from './unit-prices.js';

const line = (charge: string, price: string, unit: string, window: string | null = null) => ({
  ...{ charge, price, unit, window, quantity: '1', amount: '1.00', tier: null },
});
const bill = (lines: readonly object[]) => ({ start: '', end: '', kwh: '1', total: '1', lines });

describe('the prices of a plan', () => {
  it('stand once each, from the lowest to the highest that the home meets', () => {
    const bills = [
      bill([line('Energy', '0.1234', 'kWh', 'nights'), line('Base', '9.95', 'month'), line('Tax', '-', '')]),
      bill([line('Energy', '0.15', 'kWh', 'nights'), line('Base', '9.95', 'month')]),
    ];
    const { text } = new APage(UnitPrices, { bills, currency: 'USD' });
    expect(text).toContain('Energy, nights');
    expect(text).toContain('$0.1234 to $0.15 / kWh');
    expect(text.match(/Base/g)).toHaveLength(1);
    expect(text).not.toContain('Tax');
  });
});
