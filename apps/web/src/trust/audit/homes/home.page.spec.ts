import { APage } from '#web-test/a-page';
import { anEntry } from '#web-test/an-audit-entry';
import { HomePage } from './home.page.js';

const householdId = '2f0a1c52-6f0c-4c8e-9a52-0d6a52b1f001';
const path = `/audit/households/${householdId}`;
const entries = [
  anEntry({ position: '3', action: 'opened', summary: 'A guest started with a new home.' }),
  anEntry({ position: '5', action: 'placed', summary: 'A guest said where the home is.' }),
  anEntry({ position: '8', action: 'viewed', summary: 'An auditor looked at household x.' }),
];

describe('a home over time', () => {
  const opened = async () => {
    const page = new APage(HomePage, { householdId });
    await page.answers(`${path}/timeline`, { householdId, entries, isCut: false });
    return page;
  };

  it('opens nothing before there is a reason, and then shows the home after the chosen event', async () => {
    const page = await opened();
    expect(page.text).toContain('An auditor looked at household x.');
    expect(page.text).toContain('2 of 2.');
    await page.press('Open sealed fields');
    expect(page.text).toContain('Say why first.');
    await page.type('Reason for opening', 'A complaint');
    await page.press('Open sealed fields');
    const asked = await page.asked(path);
    expect([asked.request.params.get('asOf'), asked.request.params.get('reason')]).toEqual([
      '5',
      'A complaint',
    ]);
    const rows = [{ key: householdId, row: { place: { postcode: '75201' } } }];
    asked.flush({
      ...{ householdId, position: '5', recordedAt: null },
      models: [{ name: 'energy.household.v1', rows }],
    });
    await page.drawn();
    expect(page.text).toContain('place, postcode75201');
  });

  it('compares two moments field by field', async () => {
    const page = await opened();
    await page.press('Show what changed since an earlier moment');
    await page.type('Reason for opening', 'A complaint');
    await page.press('Open sealed fields');
    const asked = await page.asked(`${path}/changes`);
    expect([asked.request.params.get('from'), asked.request.params.get('to')]).toEqual(['3', '5']);
    const change = {
      model: 'energy.household.v1',
      key: 'x',
      path: 'place.postcode',
      before: null,
      after: '75201',
    };
    asked.flush({ householdId, from: '3', to: '5', changes: [change], isCut: false });
    await page.drawn();
    expect(page.text).toContain('Household: place, postcode–75201');
  });
});
