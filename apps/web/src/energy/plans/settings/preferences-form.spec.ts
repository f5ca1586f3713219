import { APage } from '#web-test/a-page';
import { aRecommendation } from '#web-test/a-recommendation';
import { RecommendationsApi } from '#web/energy/recommendations/recommendations-api';
import { PreferencesForm } from './preferences-form.js';

const { preferences } = aRecommendation().body;
const saved = {
  ...preferences,
  wishes: { ...preferences.wishes, renewableCentsPerKwh: '2' },
  agreedToCost: '61',
  caution: 'expected' as const,
};

describe('what matters to a person', () => {
  function open(idle: readonly string[] = []) {
    const results = { provide: RecommendationsApi, useValue: { lastIdleWishes: idle } };
    return new APage(PreferencesForm, { saved, place: null }, [results]);
  }
  const form = (page: APage<PreferencesForm>) => page.fixture.componentInstance;

  it('keeps a consent while the wishes are the same, and drops it with other wishes', async () => {
    const page = open();
    expect(form(page).read()).toEqual(saved);
    const slider = page.element.querySelector<HTMLInputElement>('input[type=range]');
    if (slider === null) throw new Error('There is no slider.');
    slider.value = '5';
    slider.dispatchEvent(new Event('change'));
    await page.drawn();
    expect(form(page).read().wishes.renewableCentsPerKwh).toBe('5');
    expect(form(page).read()).not.toHaveProperty('agreedToCost');
  });

  it('takes devices and caution along', async () => {
    const page = open();
    await page.press('Solar panels');
    await page.press('Rank plans by a bad year instead of the expected one');
    expect(form(page).read()).toMatchObject({ devices: ['solar'], caution: 'badYear' });
  });

  it('says which slider made no difference in the last results', () => {
    expect(open(['rating']).text.match(/it made no difference/g)).toHaveLength(1);
  });
});
