import type { Subject } from '#domain/energy/explanations/fact';
import type { TemplateReason } from '#domain/energy/explanations/explanations.events';
import type { Recommendation } from '#domain/energy/recommendations/recommendation';
import type { ExplanationRow } from '#projections/energy/explanation/explanation.projection';
import type { ExplanationView } from '#projections/energy/explanation/explanation.view';

const REASONS: Readonly<Record<TemplateReason, string>> = {
  'no-key': 'Claude is not set up here, so this is our standard text.',
  'budget-spent': 'Today’s budget for Claude is spent, so this is our standard text.',
  'breaker-open': 'Claude could not be reached several times, so this is our standard text.',
  unavailable: 'Claude could not be reached, so this is our standard text.',
  'refused-by-model': 'Claude declined to write, so this is our standard text.',
  'answer-unusable': 'Claude’s words did not pass our check of every figure, so this is our standard text.',
};

/** An explanation as the page shows it; each heading names the plan or subject of its paragraph. */
export function explanationView(row: ExplanationRow, body: Recommendation): ExplanationView {
  const { recommendationId, status, source, model, templateReason, paragraphs } = row;
  return {
    recommendationId,
    status,
    source,
    model,
    templateReason: templateReason === null ? null : REASONS[templateReason],
    paragraphs: paragraphs.map(({ about, parts }) => ({
      ...headingOf(about, body),
      parts: parts.map((part) => ({ ...part })),
    })),
  };
}

function headingOf(about: Subject, { top }: Recommendation): { heading: string; planId: string | null } {
  switch (about) {
    case 'home':
      return { heading: 'Your home', planId: null };
    case 'stay':
      return { heading: 'If you stay', planId: null };
    case 'verdict':
      return { heading: 'In short', planId: null };
    case 'p1':
    case 'p2':
    case 'p3': {
      const plan = top[Number(about.slice(1)) - 1]?.plan;
      return { heading: plan?.name ?? '', planId: plan?.planId ?? null };
    }
  }
}
