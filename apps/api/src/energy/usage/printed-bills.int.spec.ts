import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { refusal } from '#test/support/problem';
import { MONTHLY_BILL, pdfOf } from '#domain/energy/usage/printed-bills/printed-bill.spec-support';
import type { UsageQuestionView } from '#projections/energy/usage-upload/usage-question.view';

interface Upload {
  readonly status: string;
  readonly question: UsageQuestionView | null;
  readonly problem: { readonly code: string } | null;
}

describe('bills in PDFs', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const send = async (visitor: Client, text: Uint8Array): Promise<string> =>
    (await visitor.upload([{ name: 'bill.pdf', text }])).json<{ id: string }>().id;
  const see = (visitor: Client, id: string, wanted: string): Promise<Upload> =>
    eventually(async () => {
      const upload = (await visitor.get(`/usage/uploads/${id}`)).json<Upload>();
      expect(upload.status).toBe(wanted);
      return upload;
    }, 30_000);
  const asked = async (visitor: Client, id: string) => {
    const { question } = await see(visitor, id, 'needs-bills');
    if (question?.outcome !== 'needs-bills') throw new Error('not asked about its bills');
    return question;
  };
  const confirm = (visitor: Client, id: string, said: object) =>
    visitor.send('POST', `/usage/uploads/${id}/bills`, said);

  it('are asked about, corrected, and become a year like typed ones', async () => {
    const visitor = app.visitor();
    const id = await send(visitor, pdfOf([MONTHLY_BILL]));
    const { proposals, printed, refusal: before } = await asked(visitor, id);
    expect([printed, before]).toMatchObject([[{ file: 'bill.pdf', amount: '$84.20', meter: '…1623' }], null]);
    const bills = proposals[0]?.bills ?? [];
    expect(bills.map(({ kwh }) => kwh)).toEqual(['410', '452', '398', '371', '345']);
    const corrected = bills.map((bill) => (bill.kwh === '345' ? { ...bill, kwh: '350' } : bill));
    expect((await confirm(visitor, id, { bills: corrected, zone: 'America/Chicago' })).status).toBe(202);
    await see(visitor, id, 'imported');
    const year = (await visitor.get('/usage/year')).json<{
      origin: string;
      quality: { meteredKwh: string };
    }>();
    expect([year.origin, year.quality.meteredKwh]).toEqual(['bills', '1981']);
  });

  it('are not used before a person confirmed them, nor by answers that are none', async () => {
    const visitor = app.visitor();
    const id = await send(visitor, pdfOf([MONTHLY_BILL]));
    const { proposals } = await asked(visitor, id);
    expect(refusal(await visitor.get('/usage/year'))).toEqual([404, 'usage.no-year']);
    const open = { bills: [{ start: '2025-01-01', end: null, kwh: null, estimated: false }] };
    expect(refusal(await confirm(visitor, id, open))).toEqual([422, 'input.invalid']);
    const zone = { zone: 'America/Chicago' };
    expect(refusal(await visitor.send('POST', `/usage/uploads/${id}/zone`, zone))).toEqual([
      409,
      'usage.other-question',
    ]);
    expect(refusal(await confirm(app.visitor(), id, proposals[0] ?? {}))).toEqual([
      404,
      'usage.unknown-upload',
    ]);
    const twice = [0, 10].map((day) => ({
      start: `2025-01-${String(day + 10)}`,
      end: '2025-02-11',
      kwh: '300',
    }));
    expect((await confirm(visitor, id, { bills: twice })).status).toBe(202);
    const again = await eventually(async () => {
      const question = await asked(visitor, id);
      expect(question.refusal).not.toBeNull();
      return question;
    }, 30_000);
    expect(again.refusal).toContain('two bills cover');
  });

  it('are refused in words where there is nothing to read', async () => {
    const visitor = app.visitor();
    const { problem } = await see(visitor, await send(visitor, pdfOf([[]])), 'rejected');
    expect(problem?.code).toBe('usage.pdf-no-text');
  });
});
