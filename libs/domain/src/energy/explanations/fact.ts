import { z } from 'zod';

/** The subject of a fact or paragraph: the home, staying, the verdict, or one of the first three plans. */
export const SubjectSchema = z.enum(['home', 'stay', 'verdict', 'p1', 'p2', 'p3']);
export type Subject = z.infer<typeof SubjectSchema>;

/**
 * One result of the engine, with the only words in which it may be stated. The phrase says what the figure is
 * and its unit, so that the words around it cannot give it another meaning.
 */
export interface Fact {
  /** `p1.firstYearCost` */
  readonly id: string;
  readonly subject: Subject;
  readonly phrase: string;
  /** The phrase as sent to Claude, without names of plans and suppliers. */
  readonly nameless: string;
  /** The phrase's meaning, for choosing facts, without figures and names. */
  readonly meaning: string;
}

/** Every fact that an explanation may state; there are no others. */
export type FactTable = ReadonlyMap<string, Fact>;

/** Whether a paragraph about `about` may state this fact: its own facts and those about the home and staying. */
export function speaksOf(about: Subject, { subject }: Fact): boolean {
  return subject === about || subject === 'home' || subject === 'stay';
}
