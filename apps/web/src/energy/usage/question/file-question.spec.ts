import { APage } from '#web-test/a-page';
import { aBillsQuestion, aLabelQuestion, aMappingQuestion, aZoneQuestion } from '#web-test/a-question';
import { FileQuestion } from './file-question.js';
import type { Answer } from './question.js';

const uploadId = '5a0f7b53-5c3f-4f5a-8a3b-0d9f0f6c2b11';
const PREVIEW = `/usage/uploads/${uploadId}/mapping/preview`;
const read = (kwh: string) => ({
  ...{ problem: null, totals: [{ channel: 'import', kwh, readings: 960 }] },
  ...{ firstDay: '2026-01-01', lastDay: '2026-02-09', preview: [] },
});

/** A change settles before it is sent; `eventually` waits for less than that. */
const MOST_LOOKS = 20;

describe('the question about a file', () => {
  /** Answers the request that follows once a change has settled; what was sent. */
  const addsUp = async (page: APage<FileQuestion>, body: object, status = 200): Promise<unknown> => {
    for (let look = 1; look < MOST_LOOKS; look += 1) {
      const request = await page.asked(PREVIEW).catch(() => undefined);
      if (request === undefined) continue;
      request.flush(body, { status, statusText: String(status) });
      await page.drawn();
      return request.request.body;
    }
    return page.answers(PREVIEW, body, status);
  };

  function asked(question: object, error: unknown = null) {
    const page = new APage(FileQuestion, { uploadId, question, error });
    const answers: Answer[] = [];
    page.fixture.componentInstance.answer.subscribe((answer) => answers.push(answer));
    return { page, answers };
  }
  const choose = async (page: APage<FileQuestion>, label: string, value: string) => {
    const field = [...page.element.querySelectorAll('label')].find(({ textContent }) =>
      textContent.includes(label),
    );
    const select = field?.querySelector('select');
    if (select === null || select === undefined) throw new Error(`There is no choice called "${label}".`);
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await page.drawn();
  };
  const button = ({ element }: APage<FileQuestion>) =>
    element.querySelector<HTMLButtonElement>('button[type=submit]');

  it('is put in words, with the first rows and the likeliest reading', async () => {
    const { page, answers } = asked(aMappingQuestion());
    expect(page.text).toContain('Which of these columns is the electricity that you bought');
    expect(page.text).toContain('Bought, in kWh: “Kitchen”. On January 1, 2026: 2.4 kWh bought.');
    expect(page.text).toContain('0.1 · 0.1');
    expect(button(page)?.disabled).toBe(true);
    await addsUp(page, read('96'));
    expect(page.text).toContain('96 kWh bought');
    expect(page.text).toContain('From January 1, 2026 to February 9, 2026');
    await page.press('Read it like this');
    expect(answers).toEqual([{ mapping: aMappingQuestion().proposals[0]?.mapping }]);
  });

  it('adds up anew whenever a role, a unit or a proposal is changed', async () => {
    const { page, answers } = asked(aMappingQuestion());
    await addsUp(page, read('96'));
    await choose(page, 'What is “Dryer”?', 'value:export');
    expect(button(page)?.disabled).toBe(true);
    expect(await addsUp(page, read('97'))).toMatchObject({
      columns: [{}, {}, { name: 'Dryer', role: 'value', channel: 'export' }],
    });
    await choose(page, 'What is “Dryer”?', 'value:import');
    await choose(page, 'Unit of “Dryer”', 'Wh');
    await choose(page, 'How dates are written', 'dmy');
    const sent = await addsUp(page, read('98'));
    expect(sent).toMatchObject({
      columns: [{}, { part: 'Kitchen' }, { part: 'Dryer', unit: 'Wh' }],
      dateOrder: 'dmy',
    });
    await page.press('Read it like this');
    expect(answers).toEqual([{ mapping: sent }]);
  });

  it('says which labels count as what', async () => {
    const { page, answers } = asked(aLabelQuestion());
    await addsUp(page, read('6'));
    await choose(page, '“Car”', 'export');
    await addsUp(page, read('6'));
    await page.press('Read it like this');
    expect(answers).toMatchObject([{ mapping: { labels: { channels: { Car: 'export', Main: 'import' } } } }]);
  });

  it('takes no reading that does not fit, says why, and tries again when the server fails', async () => {
    const { page } = asked({ ...aMappingQuestion(), refusal: 'Row 3 has no time.' });
    expect(page.text).toContain('That didn’t work. Row 3 has no time.');
    const problem = { code: 'usage.no-readings', message: 'No reading is left.' };
    await addsUp(page, { problem, totals: [], firstDay: null, lastDay: null, preview: [] });
    expect(page.text).toContain('No reading is left.');
    expect(button(page)?.disabled).toBe(true);
    await choose(page, 'What is “Dryer”?', 'value:import');
    await addsUp(page, { title: 'T', status: 503, code: 'service.unavailable', detail: 'D' }, 503);
    await page.press('Try again');
    await page.answers(PREVIEW, read('6'));
    expect(button(page)?.disabled).toBe(false);
  });

  it('asks for the clock alone, with the device’s own chosen', async () => {
    const { page, answers } = asked(aZoneQuestion());
    expect(page.text).toContain('January 1, 2026: 2.4 kWh bought');
    await choose(page, 'Time zone of the home', 'Europe/Vienna');
    await page.press('Use this time zone');
    expect(answers).toEqual([{ zone: 'Europe/Vienna' }]);
  });

  it('shows bills of a PDF to be corrected, and sends none while something is open', async () => {
    const { page, answers } = asked(aBillsQuestion());
    expect(page.text).toContain('bill.pdf, to pay: $84.20, meter …1623');
    expect(page.text).toContain('We left the kWh open: 345, 412.');
    expect(page.text).toContain('“b.pdf” is a scan.');
    await page.press('Use these bills');
    expect(page.text).toContain('Some bills are not complete.');
    const [, open] = page.element.querySelectorAll<HTMLInputElement>('input[inputmode=decimal]');
    if (open === undefined) throw new Error('there is no second bill');
    open.value = '345';
    open.dispatchEvent(new Event('input'));
    await page.press('Use these bills');
    const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
    const bills = [
      { start: '2025-02-12', end: '2025-03-12', kwh: '371', estimated: true },
      { start: '2025-03-12', end: '2025-04-11', kwh: '345', estimated: false },
    ];
    expect(answers).toEqual([{ bills, zone }]);
  });

  it('folds away what a wide table has too many of', async () => {
    const columns = Array.from({ length: 100 }, (_, at) => ({
      name: `Hour ${String(at)}`,
      role: 'left' as const,
    }));
    const { page } = asked({ ...aMappingQuestion(), proposals: [{ mapping: { columns }, preview: [] }] });
    expect(page.text).not.toContain('Hour 50');
    await page.press('Show 88 more columns');
    expect(page.text).toContain('Hour 50');
  });
});
