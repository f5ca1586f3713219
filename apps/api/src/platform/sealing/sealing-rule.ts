/** The fields of an event type that hold personal data, and their subject. */
export interface SealingRule {
  /** Top-level field of the event's data that holds the subject's id. */
  readonly subject: string;
  /** Paths into the data: `place.postcode`; `*` stands for every element of a list: `files.*.name`. */
  readonly fields: readonly string[];
}

/** Sealing rules by event type. A type without a rule holds nothing personal. */
export type SealingRules = Readonly<Record<string, SealingRule>>;
