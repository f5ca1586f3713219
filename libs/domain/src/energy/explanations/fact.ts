import { z } from 'zod';

/** Whom a fact or a paragraph speaks of: the home, staying, the verdict, or one of the first three plans. */
export const SubjectSchema = z.enum(['home', 'stay', 'verdict', 'p1', 'p2', 'p3']);
export type Subject = z.infer<typeof SubjectSchema>;

/**
 * One thing the engine worked out, with the only words in which it may be said. The phrase names what the
 * figure is and its unit, so that it cannot be put to another use by the words around it.
 */
export const FactSchema = z.object({
  /** `p1.firstYearCost` */
  id: z.string(),
  subject: SubjectSchema,
  phrase: z.string().min(1),
  /** What the phrase is about, for whoever chooses facts; holds no figure and no name. */
  meaning: z.string(),
});
export type Fact = z.infer<typeof FactSchema>;

/** Every fact that an explanation may state; there are no others. */
export type FactTable = ReadonlyMap<string, Fact>;

/** Facts that a paragraph about `about` may state: its own and those that belong to everybody. */
export function speaksOf(about: Subject, fact: Fact): boolean {
  return (
    fact.subject === about || fact.subject === 'home' || fact.subject === 'stay' || fact.subject === 'verdict'
  );
}
