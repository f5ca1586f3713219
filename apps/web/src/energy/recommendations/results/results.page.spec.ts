import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideRouter, Router } from '@angular/router';
import { aPlan, aRecommendation } from '#web-test/a-recommendation';
import { eventually } from '#web-test/eventually';
import { FakeEvents } from '#web-test/fake-events';
import { stillDrawing } from '#web-test/still-drawing';
import { openEvents } from '#web/shared/api/open-events';
import { ResultsPage } from './results.page.js';

const view = aRecommendation({
  top: [aPlan('a', 1560), aPlan('b', 1600, { rank: 2 }), aPlan('c', 1650, { rank: 3 })],
});
const OTHER = '0b54a3a1-5b0c-4c5e-9d0e-6f7f6f0f5a12';

describe('the results page', () => {
  let fixture: ComponentFixture<ResultsPage>;
  let page: HTMLElement;
  let server: HttpTestingController;
  let events: FakeEvents;

  beforeEach(async () => {
    events = new FakeEvents();
    stillDrawing();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', children: [] }]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: openEvents, useValue: () => events },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ResultsPage);
    fixture.componentRef.setInput('id', view.recommendationId);
    fixture.autoDetectChanges();
    page = fixture.nativeElement as HTMLElement;
    await answered('', view);
    await answered('/freshness', { changed: ['usage'] });
  });

  it('starts with the answer', () => {
    expect(page.querySelector('h1')?.textContent).toBe('Switch to Plan a from Acorn Power');
  });

  it('shows one saving on the answer and on its card', () => {
    expect(page.querySelector('.figure strong')?.textContent).toBe('$480');
    expect(page.querySelector('tb-assumptions')?.textContent).toContain('Our own list (4 plans)');
    expect(page.querySelector('tb-plan-card')?.textContent).toContain('Saves about $480 over 2 years');
  });

  it('of what is too close to call says so in the answer and on its card, and offers no plan as best', async () => {
    const closeCall = { planId: 'a', horizonSavings: '480.00', costsMore: 0.3, readingsHelp: true };
    const none = { planId: null, switchOn: null, firstYearSavings: null, horizonSavings: null };
    const top = view.body.top.map((each) => ({ ...each, reasons: ['runnerUp' as const] }));
    const verdict = { ...view.body.verdict, ...none, advice: 'tooCloseToCall' as const, closeCall };
    fixture.componentRef.setInput('id', OTHER);
    await answered('', { ...view, recommendationId: OTHER, body: { ...view.body, top, verdict } }, OTHER);
    expect(page.querySelector('h1')?.textContent).toBe('It is too close to call');
    expect(page.querySelector('tb-verdict-banner a')?.textContent).toContain('Use more months');
    const [card, next] = page.querySelectorAll('tb-plan-card');
    expect(card?.textContent).toMatch(/Saves about \$480 over 2 years\s+on average: too close to call/);
    expect(next?.textContent).not.toContain('too close to call');
    expect(page.querySelector('.first, .saves')).not.toBeNull();
    expect(card?.querySelector('.first, .saves')).toBeNull();
  });

  it('marks itself as old when data came in since, and makes new results', async () => {
    expect(page.querySelector('tb-freshness-notice')?.textContent).toContain('You added data since.');
    press('Update the results');
    const asked = server.expectOne('/api/v1/recommendations/generate');
    expect(asked.request.body).toEqual({});
    asked.flush({ ...view, recommendationId: OTHER });
    await drawn();
    expect(TestBed.inject(Router).url).toBe(`/results/${OTHER}`);
  });

  it('shows three cards and lists every other plan', () => {
    expect(page.querySelectorAll('tb-plan-card')).toHaveLength(3);
    expect(page.querySelector('tb-all-plans tbody')?.textContent).toContain('Plan d');
    expect(page.querySelector('tb-all-plans tbody')?.textContent).toContain('$100.00 more');
  });

  it('grows the explanation as it is verified, and names who wrote it', async () => {
    events.emit('explanation', anExplanation('writing', [['Plan a costs ', '$1,500']]));
    await drawn();
    expect(page.querySelector('tb-explanation-panel .fact')?.textContent).toBe('$1,500');
    expect(page.querySelector('tb-explanation-panel')?.textContent).toContain('checking every figure');

    events.emit(
      'explanation',
      anExplanation('published', [
        ['Plan a costs ', '$1,500'],
        ['Nothing to fear: ', 'fixed'],
      ]),
    );
    events.emit('end', {});
    await drawn();
    expect(page.querySelectorAll('tb-explanation-panel h3')).toHaveLength(2);
    expect(page.querySelector('.source')?.textContent).toContain(
      'Written from our own template. No key is set.',
    );
    expect(events.closed).toBe(true);
  });

  it('says so when the explanation was given up', async () => {
    events.emit('explanation', anExplanation('given-up', []));
    events.emit('end', {});
    await drawn();
    const panel = page.querySelector('tb-explanation-panel');
    expect(panel?.textContent).toContain('We couldn’t put these results into words');
    expect(panel?.textContent).not.toContain('checking every figure');
  });

  it('stands without the explanation when it never comes', async () => {
    events.fail();
    await drawn();
    expect(page.querySelector('tb-explanation-panel')?.textContent).toContain(
      'The figures on this page stand without it.',
    );
  });

  it('sends a thumb and the words', async () => {
    press('Yes');
    await drawn();
    press('Send');
    const sent = server.expectOne(`/api/v1/recommendations/${view.recommendationId}/feedback`);
    expect(sent.request.body).toEqual({ helpful: true });
    sent.flush({ id: view.recommendationId, position: '9' });
    await drawn();
    expect(page.querySelector('tb-feedback-form')?.textContent).toContain('Thank you');
  });

  /** Answers what the page asks of its recommendation. */
  async function answered(part: string, body: object, id = view.recommendationId): Promise<void> {
    await eventually(() => {
      server.expectOne(`/api/v1/recommendations/${id}${part}`).flush(body);
    });
    await drawn();
  }

  /** Not `whenStable`: the page waits for its explanation, so it is not stable until that has ended. */
  async function drawn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    fixture.detectChanges();
  }

  function press(words: string): void {
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === words)?.click();
  }
});

function anExplanation(
  status: 'writing' | 'published' | 'given-up',
  pairs: readonly (readonly [string, string])[],
): object {
  return {
    recommendationId: view.recommendationId,
    status,
    source: status === 'published' ? 'template' : null,
    model: null,
    templateReason: status === 'published' ? 'No key is set.' : null,
    paragraphs: pairs.map(([text, fact]) => ({
      heading: text,
      planId: null,
      parts: [
        { text, factId: null },
        { text: fact, factId: 'f' },
      ],
    })),
  };
}
