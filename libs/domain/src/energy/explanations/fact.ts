import { z } from 'zod';

/** Whom a fact or a paragraph speaks of: the home, staying, the verdict, or one of the first three plans. */
export const SubjectSchema = z.enum(['home', 'stay', 'verdict', 'p1', 'p2', 'p3']);
export type Subject = z.infer<typeof SubjectSchema>;

/**
 * One thing the engine worked out, with the only words in which it may be said. The phrase names what the
 * figure is and its unit, so that it cannot be put to another use by the words around it.
 */
export interface Fact {
  /** `p1.firstYearCost` */
  readonly id: string;
  readonly subject: Subject;
  readonly phrase: string;
  /** The phrase as a writer outside may see it: plans and suppliers are not named. */
  readonly nameless: string;
  /** What the phrase is about, for whoever chooses facts; holds no figure and no name. */
  readonly meaning: string;
}

/** Every fact that an explanation may state; there are no others. */
export type FactTable = ReadonlyMap<string, Fact>;

/** Facts that a paragraph about `about` may state: its own, and what is said of the home and of staying. */
export function speaksOf(about: Subject, { subject }: Fact): boolean {
  return subject === about || subject === 'home' || subject === 'stay';
}
