const HOUR_S = 3_600;
const MOST_S = 14 * HOUR_S;

/** Abbreviations that name one offset where people use them for a meter. */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  ...{ Z: 0, UTC: 0, GMT: 0, WET: 0, WEST: 1, BST: 1, CET: 1, CEST: 2, MEZ: 1, MESZ: 2, EET: 2, EEST: 3 },
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, AKST: -9, AKDT: -8, HST: -10 },
  ...{ AEST: 10, AEDT: 11, ACST: 9.5, ACDT: 10.5, AWST: 8, NZST: 12, NZDT: 13 },
};

/** Seconds east of UTC of `+0100`, `-05:00`, `UTC+1`, `CEST`; undefined for another word. */
export function zoneWordOffset(text: string): number | undefined {
  const word = text.trim().toUpperCase();
  const named = ABBREVIATIONS[word];
  if (named !== undefined) return named * HOUR_S;
  const found = /^(?:UTC|GMT)? ?([+-])(\d{1,2})(?::?(\d\d))?(?::00)?$/.exec(word);
  if (found === null) return undefined;
  const seconds = Number(found[2]) * HOUR_S + Number(found[3] ?? '0') * 60;
  return seconds > MOST_S ? undefined : (found[1] === '-' ? -1 : 1) * seconds;
}
