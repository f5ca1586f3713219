import type { Paragraph } from '#domain/energy/explanations/answer';
import type { ExplanationEvent, TemplateReason } from '#domain/energy/explanations/explanations.events';
import type { RecommendationEvent } from '#domain/energy/recommendations/recommendations.events';
import type { Projection } from '#projections/shared/projection';
import { patch, put, remove } from '#projections/shared/projection';

/** One explanation: being written until it is published, or given up. */
export interface ExplanationRow {
  readonly recommendationId: string;
  readonly householdId: string;
  readonly status: 'writing' | 'published' | 'given-up';
  readonly source: 'claude' | 'template' | null;
  readonly model: string | null;
  readonly templateReason: TemplateReason | null;
  readonly paragraphs: readonly Paragraph[];
}

type Handled =
  | Exclude<ExplanationEvent, { type: 'energy.explanation-attempted.v1' }>
  | Extract<
      RecommendationEvent,
      { type: 'energy.recommendation-issued.v1' | 'energy.recommendation-erased.v1' }
    >;

/** The explanation of every recommendation, from its issue on. */
export const explanationProjection: Projection<ExplanationRow, Handled> = {
  name: 'energy.explanation.v1',
  table: 'energy_explanation',
  indexed: ['status'],
  handles: [
    'energy.recommendation-issued.v1',
    'energy.explanation-published.v1',
    'energy.explanation-given-up.v1',
    'energy.recommendation-erased.v1',
  ],
  project(event) {
    const { recommendationId, householdId } = event.data;
    switch (event.type) {
      case 'energy.recommendation-issued.v1':
        return put(recommendationId, {
          recommendationId,
          householdId,
          status: 'writing',
          source: null,
          model: null,
          templateReason: null,
          paragraphs: [],
        });
      case 'energy.explanation-published.v1': {
        const { source, model, templateReason, paragraphs } = event.data;
        // Words that come after their home was erased belong to nobody any more.
        return patch<ExplanationRow>(recommendationId, (row) =>
          row === undefined
            ? undefined
            : { ...row, status: 'published', source, model, templateReason, paragraphs },
        );
      }
      case 'energy.explanation-given-up.v1':
        return patch<ExplanationRow>(recommendationId, (row) =>
          row === undefined ? undefined : { ...row, status: 'given-up' },
        );
      case 'energy.recommendation-erased.v1':
        return remove(recommendationId);
    }
  },
};
