import { APage } from '#web-test/a-page';
import { MappingsPage } from './mappings.page.js';

const PATH = '/admin/mappings';
const MAPPING = {
  columns: [
    { name: 'When', role: 'start' },
    { name: 'Use', role: 'value', channel: 'import', unit: 'kWh' },
    { name: '', role: 'left' },
  ],
};
const ID = '0c8e9a52-7f0b-4a58-9d0e-3f1f6d3c1111';
const ONE = {
  mappingId: ID,
  title: 'A grid company',
  mapping: MAPPING,
  publishedAt: '2026-11-30T18:00:00.000Z',
};
const COLUMNS = 'When: start; Use: reading (import, kWh); a column without a name: not read.';
const ACCEPTED = { id: ID, position: '7' };

/** Chooses a file as a person does. */
async function choose(page: APage<MappingsPage>, text: string): Promise<void> {
  const field = page.element.querySelector<HTMLInputElement>('input[type=file]');
  const file = { name: 'mapping.json', size: text.length, text: () => Promise.resolve(text) };
  Object.defineProperty(field, 'files', { value: [file], configurable: true });
  field?.dispatchEvent(new Event('change'));
  await page.drawn();
  await page.drawn();
}

describe('the page of published mappings', () => {
  it('says that there are none, or how each reads its columns', async () => {
    const page = new APage(MappingsPage);
    await page.answers(PATH, { mappings: [] });
    expect(page.text).toContain('Nothing is published yet');
  });

  it('publishes what a file holds, alone or as the proposal of a question, once it was told why', async () => {
    const page = new APage(MappingsPage);
    await page.answers(PATH, { mappings: [] });
    await page.type('Whose tables', 'A grid company');
    await choose(page, JSON.stringify({ outcome: 'needs-mapping', proposals: [{ mapping: MAPPING }] }));
    expect(page.text).toContain(`mapping.json: ${COLUMNS}`);
    await page.press('Publish');
    await page.type('Why?', 'many ask');
    await page.press('Do it');
    expect(await page.answers(PATH, ACCEPTED, 202)).toEqual({
      title: 'A grid company',
      mapping: MAPPING,
      reason: 'many ask',
    });
    await page.answers(PATH, { mappings: [ONE] });
    expect(page.text).toContain('Published: tables of A grid company are read without asking from now on.');
    expect(page.text).toContain(COLUMNS);
  });

  it.each(['no JSON', '[]', '{"columns":7}', 'null'])('refuses a file that holds %s', async (text) => {
    const page = new APage(MappingsPage);
    await page.answers(PATH, { mappings: [] });
    await choose(page, text);
    expect(page.text).toContain('This is no mapping.');
  });

  it('takes one back', async () => {
    const page = new APage(MappingsPage);
    await page.answers(PATH, { mappings: [ONE] });
    await page.press('Take it back');
    await page.type('Why?', 'it was wrong');
    await page.press('Do it');
    expect(await page.answers(`${PATH}/${ID}/withdrawal`, ACCEPTED, 202)).toEqual({ reason: 'it was wrong' });
  });
});
