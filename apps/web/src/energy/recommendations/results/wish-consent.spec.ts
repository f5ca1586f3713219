import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { APage } from '#web-test/a-page';
import { aRecommendation } from '#web-test/a-recommendation';
import { WishConsent } from './wish-consent.js';

const made = aRecommendation();
const { recommendationId, body } = made;
const wish = { planId: 'b', costPerYear: '60.20', needsConsent: true };
const saved = { id: recommendationId, position: '3' };

describe('the price of a wish', () => {
  function open(recommendation: typeof body) {
    const anywhere = provideRouter([{ path: '**', children: [] }]);
    return new APage(WishConsent, { recommendationId, recommendation }, [anywhere]);
  }

  it('is shown before anything dearer is advised, and agreed to by its amount', async () => {
    const page = open({ ...body, verdict: { ...body.verdict, advice: 'stay', planId: null, wish } });
    expect(page.text).toContain('This wish costs you $61 a year');
    expect(page.text).toContain('Plan b from Acorn Power comes closest');
    await page.press('Agree to pay $61 a year more');
    await page.answers(`/recommendations/${recommendationId}/wish-consent`, saved, 202);
    await page.answers('/recommendations/generate', made, 201);
    expect(TestBed.inject(Router).url).toBe(`/results/${recommendationId}`);
  });

  it('can be taken back', async () => {
    const preferences = { ...body.preferences, agreedToCost: '61' };
    const page = open({ ...body, preferences });
    expect(page.text).toContain('You agreed that your wishes may cost up to $61 a year over staying.');
    await page.press('Take that back');
    expect(await page.answers('/households/me/preferences', saved)).toEqual(body.preferences);
    await page.answers('/recommendations/generate', made, 201);
  });

  it('is not asked where no wish costs anything', () => {
    expect(open(body).text.trim()).toBe('');
  });
});
