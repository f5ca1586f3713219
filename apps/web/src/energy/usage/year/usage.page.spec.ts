import { APage } from '#web-test/a-page';
import { aUsageYear } from '#web-test/a-usage-year';
import { stillDrawing } from '#web-test/still-drawing';
import { UsagePage } from './usage.page.js';

const ACCEPTED = { id: '5a0f7b53-5c3f-4f5a-8a3b-0d9f0f6c2b12', position: '7' };
const ONE_FINDING = { severity: 'warning', count: 1, rows: [7], days: [] } as const;

describe('the usage page', () => {
  beforeEach(() => {
    stillDrawing();
  });

  it('sends a person without data to the start', async () => {
    const page = new APage(UsagePage);
    await page.answers('/usage/year', { title: 'T', status: 404, code: 'usage.no-year', detail: 'D' }, 404);
    expect(page.text).toContain('No meter data yet');
    expect(page.element.querySelector('a')?.getAttribute('href')).toBe('/');
  });

  it('shows the year, its range and what was sent to the grid', async () => {
    const page = new APage(UsagePage);
    await page.answers('/usage/year', aUsageYear());
    expect(page.text).toContain('Your year: about 12,000 kWh');
    expect(page.text).toContain('most likely lies between 11,500 kWh and 12,600 kWh');
    // The range is what the estimated part leaves open: how much years differ is no part of it.
    expect(page.text).not.toContain('A year like yours');
    expect(page.text).toContain('Sent to the grid310 kWh');
    expect(page.text).toContain('Most in Jul 2025 (1,500 kWh)');
    expect(page.text).toContain('The busiest hour is Saturday at 5 PM: about 3.2 kWh.');
    expect(page.element.querySelectorAll('tb-chart-frame')).toHaveLength(3);
  });

  it('says in words what was repaired and what to check', async () => {
    const page = new APage(UsagePage);
    await page.answers('/usage/year', aUsageYear());
    expect(page.text).toContain('Good data, with limits');
    expect(page.text).toContain('Repaired. Two hours were missing on July 4, 2025; we filled them in.');
    expect(page.text.match(/The total in the file differs from its rows\./g)).toHaveLength(1);
    expect(page.text).toContain('Dec 2025 had no readings and is projected.');
  });

  it('shows no hour, peak or load curve of a home known by its bills', async () => {
    const page = new APage(UsagePage);
    const bills = aUsageYear();
    const year = bills.year === null ? null : { ...bills.year, meteredShare: 0.08 };
    const analysis = year === null ? null : { ...year.analysis, measuredHours: null };
    await page.answers('/usage/year', { ...bills, year: { ...year, analysis } });
    expect(page.text).toContain('Your year: about 12,000 kWh');
    for (const word of ['Always on', 'Highest', 'At night', 'Season', 'busiest hour', 'power levels'])
      expect(page.text).not.toContain(word);
    expect(page.element.querySelectorAll('tb-chart-frame')).toHaveLength(1);
  });

  it.each([
    ['0.21', '900', ['you hardly ever drop below 0.21 kW', 'Most in ']],
    ['0', '0', ['at times you take nothing from the grid', 'No power was used in any month.']],
  ])('says what its charts show: a floor of %s kW, %s kWh a month', async (floorKw, kwh, words) => {
    const page = new APage(UsagePage);
    const { year, ...rest } = aUsageYear();
    if (year?.analysis.measuredHours == null) throw new Error('No hours.');
    const loadDuration = [
      { share: 0, kw: '8.4' },
      { share: 0.95, kw: floorKw },
      { share: 1, kw: '0' },
    ];
    const analysis = { ...year.analysis, measuredHours: { ...year.analysis.measuredHours, loadDuration } };
    const months = year.months.map((month) => ({ ...month, kwh }));
    await page.answers('/usage/year', { ...rest, year: { ...year, months, analysis } });
    for (const said of words) expect(page.text).toContain(said);
  });

  it('gives no range whose ends are written alike', async () => {
    const page = new APage(UsagePage);
    const { year, ...rest } = aUsageYear();
    await page.answers('/usage/year', { ...rest, year: { ...year, lowKwh: '11999.9', highKwh: '12000.2' } });
    expect(page.text).toContain('Nearly all of it was counted by your meter.');
  });

  it('makes no yearly claim from a few days, and says why', async () => {
    const page = new APage(UsagePage);
    await page.answers('/usage/year', aUsageYear({ year: null, noYearReason: 'Only 12 days are known.' }));
    expect(page.text).toContain('Too little data for a yearly figure');
    expect(page.text).toContain('Only 12 days are known.');
    expect(page.text).not.toContain('Next: your plan');
  });

  it('asks which of several meters is the home, and shows its year then', async () => {
    const page = new APage(UsagePage);
    const meter = (number: number, servicePoint: string) => ({
      ...{ number, servicePoint, serial: '', kwh: '960' },
      ...{ firstDay: '2026-01-01', lastDay: '2026-02-09' },
    });
    const meters = [meter(1, 'NMI0000001'), meter(2, '10443720001234567')];
    const unread = aUsageYear({ year: null, noYearReason: 'The file holds 2 meters.', meters });
    await page.answers('/usage/year', unread);
    expect(page.text).toContain('Which meter is your home?');
    expect(page.text).toContain('Meter NMI0000001');
    expect(page.text).toContain('960 kWh from January 1, 2026');
    expect(page.text).toContain('Choose a meter');
    await page.press('Meter ending 234567');
    await page.press('Use this meter');
    const sent = await page.answers(`/usage/uploads/${unread.uploadId}/corrections`, ACCEPTED, 202);
    expect(sent).toEqual({ meters: [2], withoutOutliers: false });
    const again = await page.asked('/usage/year');
    expect(again.request.url).toContain('after=7');
    again.flush(aUsageYear({ meters, correction: { meters: [2], withoutOutliers: false } }));
    await page.drawn();
    expect(page.text).toContain('Your year: about 12,000 kWh');
    expect(page.text).toContain('Choose other meters');
  });

  it('leaves out what is far above the rest when told so, and keeps what was said before', async () => {
    const page = new APage(UsagePage);
    const year = aUsageYear({ correction: { meters: [1], withoutOutliers: false } });
    const outliers = { ...ONE_FINDING, code: 'usage.outliers', message: '1 reading was found far above.' };
    await page.answers('/usage/year', { ...year, quality: { ...year.quality, findings: [outliers] } });
    await page.press('Leave them out');
    const sent = await page.answers(
      `/usage/uploads/${year.uploadId}/corrections`,
      { title: 'T', status: 503, code: 'service.unavailable', detail: 'D' },
      503,
    );
    expect(sent).toEqual({ meters: [1], withoutOutliers: true });
    expect(page.text).toContain('Something broke on our side');
    await page.press('Leave them out');
    await page.answers(`/usage/uploads/${year.uploadId}/corrections`, ACCEPTED, 202);
    const leftOut = { ...outliers, code: 'usage.outliers-left-out' };
    await page.answers('/usage/year', { ...year, quality: { ...year.quality, findings: [leftOut] } });
    expect(page.text).toContain('Count them again');
  });

  it('says that a sample home is one', async () => {
    const page = new APage(UsagePage);
    await page.answers('/usage/year', aUsageYear({ origin: 'sample' }));
    expect(page.text).toContain('This is a sample home that we made up.');
  });

  it('offers to try again when the server fails', async () => {
    const page = new APage(UsagePage);
    await page.answers(
      '/usage/year',
      { title: 'T', status: 503, code: 'service.unavailable', detail: 'D' },
      503,
    );
    expect(page.text).toContain('Something broke on our side');
    await page.press('Try again');
    await page.answers('/usage/year', aUsageYear());
    expect(page.text).toContain('Your year');
  });
});
