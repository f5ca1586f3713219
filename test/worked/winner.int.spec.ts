import { existsSync, readFileSync } from 'node:fs';
import { testApp } from '../support/app.js';

const SAMPLE = '../shared/usage/samples/smart-meter-texas/IntervalData_2022-03-01_2023-01-14.csv';
const isHere = existsSync(SAMPLE);
const onSample = isHere ? describe : describe.skip;
if (!isHere) process.stderr.write(`SKIPPED: the winner's bills by hand (no ${SAMPLE}).\n`);

/** The winner's Electricity Facts Label: no base charge, no credit, no minimum. */
const ENERGY_CENTS = 5.67;
/** Oncor's delivery charges from 4 October 2026 (Public Utility Commission of Texas). */
const DELIVERY_CENTS = 6.8673;
const DELIVERY_MONTHLY_DOLLARS = 4.06;

interface Recommendation {
  readonly recommendationId: string;
  readonly body: { readonly verdict: { readonly planId: string } };
}
interface Bills {
  readonly annual: string;
  readonly bills: readonly { readonly start: string; readonly kwh: string; readonly total: string }[];
}

onSample('the winner of a real meter file', () => {
  it('bills July as a person with a pencil does, from the rows of the file and the label', async () => {
    const text = readFileSync(SAMPLE, 'utf8');
    const app = await testApp();
    try {
      const visitor = app.visitor();
      const sent = await visitor.upload([{ name: 'IntervalData.csv', text }]);
      const { id: uploadId } = sent.json<{ id: string }>();
      expect(await visitor.outcome(uploadId)).toMatchObject({ status: 'imported' });
      const request = { usage: { uploadId }, place: { postcode: '75201' } };
      const made = await visitor.generate(request);
      const { recommendationId, body } = made.json<Recommendation>();
      expect(body.verdict.planId).toBe('tx-oncor-gexa-energy-gexa-eco-choice-12');
      const path = `/recommendations/${recommendationId}/plans/${body.verdict.planId}`;
      const { annual, bills } = (await visitor.get(path)).json<Bills>();

      const july = text.split('\n').filter((row) => /,07\/\d\d\/2022,/.test(row));
      expect(july).toHaveLength(31 * 96);
      const wattHours = july.reduce((sum, row) => sum + Math.round(Number(row.split(',')[5]) * 1000), 0);
      const energyDollars = Math.round((wattHours * ENERGY_CENTS) / 1000) / 100;
      const deliveryDollars = Math.round((wattHours * DELIVERY_CENTS) / 1000) / 100;
      const byHand = energyDollars + deliveryDollars + DELIVERY_MONTHLY_DOLLARS;

      const bill = bills.find(({ start }) => start === '2022-07-01');
      expect(Number(bill?.kwh)).toBe(wattHours / 1000);
      expect(Number(bill?.total).toFixed(2)).toBe(byHand.toFixed(2));
      const cents = bills.reduce((sum, { total }) => sum + Math.round(Number(total) * 100), 0);
      expect(bills).toHaveLength(12);
      expect(cents).toBe(Math.round(Number(annual) * 100));
    } finally {
      await app.stop();
    }
  });
});
