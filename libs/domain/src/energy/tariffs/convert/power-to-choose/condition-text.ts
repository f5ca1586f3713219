/** kWh of a billing cycle on which a credit or fee depends; `fromKwh` and `upToKwh` inclusive. */
export interface UsageRange {
  readonly fromKwh?: string;
  readonly upToKwh?: string;
  readonly belowKwh?: string;
}

const KWH = String.raw`(\d[\d,]*)\s*(?:kwh|kilowatts?(?: hours?)?|kilovatios?(?: hora)?)?`;
const LEAST = String.raw`(?:>=|≥|at least|no less than|equal to or greater than|equal or greater than|greater than or equal to|reach(?:es)?|al menos|igual o superior a|igual o mayor (?:a|que)|mayor o igual (?:a|que)|alcance(?:n)?(?: los)?)`;
const MOST = String.raw`(?:<=|≤|at most|up to|less than or equal to|equal to or less than|no more than|menor o igual (?:a|que)|menos o igual a|hasta)`;
const MORE = String.raw`(?:>|greater than|more than|above|over|exceed(?:s|ing)?|mayor (?:a|que)|m[aá]s de|superior a)`;
const LESS = String.raw`(?:<|less than|below|under|fewer than|menos de|menor (?:a|que)|inferior a|por debajo de)`;

/** Bills count whole kWh, so that "greater than 999" begins at 1,000. */
const next = (kwh: string): string => String(Number(kwh) + 1);

type Reader = readonly [pattern: RegExp, range: (...kwh: readonly string[]) => UsageRange];

const readers: readonly Reader[] = [
  [
    new RegExp(String.raw`(?:between|entre)(?: los)? ${KWH} (?:and|y|-|to)(?: los)? ${KWH}`),
    (from, to) => ({ ...(from && { fromKwh: from }), ...(to && { upToKwh: to }) }),
  ],
  [
    new RegExp(`${MORE} ${KWH} (?:and|y|but) ${LESS} ${KWH}`),
    (above, below) => ({ ...(above && { fromKwh: next(above) }), ...(below && { belowKwh: below }) }),
  ],
  [
    new RegExp(`${LEAST} ${KWH} (?:and|y|but) ${LESS} ${KWH}`),
    (from, below) => ({ ...(from && { fromKwh: from }), ...(below && { belowKwh: below }) }),
  ],
  [new RegExp(`${LEAST} ${KWH}`), (from) => ({ ...(from && { fromKwh: from }) })],
  [
    new RegExp(
      String.raw`${KWH} (?:or (?:more|above|greater|higher)|and above|o m[aá]s|o superior|o mayor|\+)`,
    ),
    (from) => ({ ...(from && { fromKwh: from }) }),
  ],
  [new RegExp(`${MOST} ${KWH}`), (to) => ({ ...(to && { upToKwh: to }) })],
  [
    new RegExp(String.raw`${KWH} (?:or (?:less|below|fewer)|o menos)`),
    (to) => ({ ...(to && { upToKwh: to }) }),
  ],
  [new RegExp(`${MORE} ${KWH}`), (above) => ({ ...(above && { fromKwh: next(above) }) })],
  [new RegExp(`${LESS} ${KWH}`), (below) => ({ ...(below && { belowKwh: below }) })],
];

/**
 * Reads the range of use out of a clause in English or Spanish (`usage is 1,000 kWh or more`,
 * `greater than 999 and less than 1,501 kWh`). Undefined when it states none, or more than one.
 */
export function usageRangeIn(clause: string): UsageRange | undefined {
  const text = clause.toLowerCase().replace(/\s+/g, ' ');
  for (const [pattern, range] of readers) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = text.replace(match[0], ' ');
    if (/\d[\d,]*\s*kwh/.test(rest)) return undefined;
    return range(...match.slice(1).map((kwh) => kwh.replaceAll(',', '')));
  }
  return undefined;
}
