import { APage } from '#web-test/a-page';
import { anEntry } from '#web-test/an-audit-entry';
import { FakeEvents } from '#web-test/fake-events';
import { openEvents } from '#web/shared/api/open-events';
import { TrailPage } from './trail.page.js';

describe('the trail page', () => {
  const entries = (...positions: readonly number[]) =>
    positions.map((position) => anEntry({ position: String(position) }));

  it('tells what happened by day, with reasons, and leaves out that the trail was read', async () => {
    const page = new APage(TrailPage);
    const asked = await page.asked('/audit/entries');
    expect(asked.request.params.get('q')).toBe('-target:trail');
    expect(asked.request.params.get('zone')).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    asked.flush({ entries: [anEntry({ reason: 'July list', outcome: 'refused' })], next: null });
    await page.drawn();
    expect(page.text).toContain('An admin published 12 plans.');
    expect(page.text).toContain('Reason: July list');
    expect(page.text).toContain('refused');
    expect(page.text).toContain('1 entry, newest first.');
    expect(page.text).not.toContain('Show older entries');
  });

  it('adds older entries after the last one shown', async () => {
    const page = new APage(TrailPage, { q: 'role:admin' });
    await page.answers('/audit/entries', { entries: entries(9, 8), next: '8' });
    await page.press('Show older entries');
    const older = await page.asked('/audit/entries');
    expect([older.request.params.get('q'), older.request.params.get('after')]).toEqual(['role:admin', '8']);
    older.flush({ entries: entries(7), next: null });
    await page.drawn();
    expect(page.text).toContain('3 entries, newest first.');
  });

  it('shows what happens now above what was found, while it is followed', async () => {
    const events = new FakeEvents();
    let opened = '';
    const open = (address: string) => {
      opened = address;
      return events;
    };
    const page = new APage(TrailPage, { q: 'role:admin' }, [{ provide: openEvents, useValue: open }]);
    await page.answers('/audit/entries', { entries: entries(9), next: null });
    await page.press('Follow what happens now');
    expect(opened).toContain('/api/v1/audit/tail?q=role%3Aadmin');
    events.emit('entry', anEntry({ position: '10', summary: 'An admin withdrew a plan.' }));
    await page.drawn();
    expect(page.text).toContain('2 entries, newest first.');
    expect(page.text.indexOf('withdrew a plan')).toBeLessThan(page.text.indexOf('published 12'));
    await page.press('Stop following');
    expect(events.closed).toBe(true);
  });

  it('offers an export only for a reason', async () => {
    const page = new APage(TrailPage, { q: 'role:admin' });
    await page.answers('/audit/entries', { entries: entries(9), next: null });
    expect(page.element.querySelector('a[download]')).toBeNull();
    await page.type('Reason for exporting', 'Yearly audit');
    expect(page.element.querySelector('a[download]')?.getAttribute('href')).toMatch(
      /^\/api\/v1\/audit\/exports\?q=role%3Aadmin&zone=.+&reason=Yearly\+audit&format=csv$/,
    );
  });

  it('says that there is nothing, that it looked only so far, or what is wrong with the search', async () => {
    const page = new APage(TrailPage, { q: 'nothing' });
    await page.answers('/audit/entries', { entries: [], next: null });
    expect(page.text).toContain('Nothing in the trail fits this search.');
    page.fixture.componentRef.setInput('q', 'rare');
    await page.answers('/audit/entries', { entries: [], next: '4000' });
    expect(page.text).toContain('Nothing so far; there is more to look through.');
    page.fixture.componentRef.setInput('q', 'colour:red');
    const detail = 'The trail cannot be searched by “colour:red”.';
    const problem = {
      type: 'x',
      title: 'x',
      status: 422,
      code: 'audit.unknown-qualifier',
      detail,
      requestId: 'r',
    };
    await page.answers('/audit/entries', problem, 422);
    expect(page.text).toContain(detail);
  });
});
