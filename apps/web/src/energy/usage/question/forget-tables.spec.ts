import { APage } from '#web-test/a-page';
import { ForgetTables } from './forget-tables.js';

const PATH = '/usage/confirmed-tables';

describe('forgetting how files are read', () => {
  it('says when it is done', async () => {
    const page = new APage(ForgetTables);
    await page.press('Forget my answers');
    expect(page.text).not.toContain('Forgotten');
    await page.answers(PATH, { id: '5a0f7b53-5c3f-4f5a-8a3b-0d9f0f6c2b12', position: '7' }, 202);
    expect(page.element.querySelector('[role=status]')?.textContent).toBe(
      'Forgotten. We’ll ask again next time.',
    );
  });

  it('says when it is not, and can be pressed again', async () => {
    const page = new APage(ForgetTables);
    await page.press('Forget my answers');
    await page.answers(PATH, { title: 'T', status: 503, code: 'service.unavailable', detail: 'D' }, 503);
    expect(page.text).toContain('Something broke on our side');
    expect(page.element.querySelector('button')?.disabled).toBe(false);
  });
});
