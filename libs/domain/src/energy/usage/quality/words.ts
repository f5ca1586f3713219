import type { Finding, SeriesReport, StatedTotalCheck, Stretch } from './series-report.js';

/** The report in sentences a householder understands; only what is worth saying. */
export function reportWords(
  report: Omit<SeriesReport, 'messages'>,
  localDate: (utcS: number) => string,
): readonly string[] {
  return [
    ...levelWords(report),
    ...gapWords(report, localDate),
    ...findingWords(report),
    ...runWords(report, localDate),
    ...report.clockChangeDays.map(
      ({ date, change, intervals }) =>
        `Clocks went ${change === 'spring' ? 'forward' : 'back'} on ${date}; that day has ${String(intervals)} readings.`,
    ),
    ...report.meterChanges.map(
      (date) => `The meter was changed on ${date}; both meters' readings were joined.`,
    ),
  ];
}

function levelWords(report: Omit<SeriesReport, 'messages'>): readonly string[] {
  const words: string[] = [];
  if (!report.allowsAnnualClaim) {
    const days = Math.floor(report.days);
    const here =
      days === 0 ? 'Less than a day is' : `Only ${count(days, 'day')} ${days === 1 ? 'is' : 'are'}`;
    words.push(`${here} here: too little to say anything about a year (30 days are needed).`);
  }
  const stated = report.statedTotal;
  if (stated !== undefined && !stated.agrees) words.push(statedWords(stated));
  if (report.estimated > 0) {
    words.push(`${were(report.estimated)} estimated by the utility (${percent(report.estimatedShare)}).`);
  }
  if (report.substituted > 0) words.push(`${were(report.substituted)} substituted by the utility.`);
  return words;
}

function gapWords(
  report: Omit<SeriesReport, 'messages'>,
  localDate: (utcS: number) => string,
): readonly string[] {
  const [longest] = report.gaps.longest;
  if (longest === undefined) return [];
  return [
    `${count(report.missing, 'reading')} ${report.missing === 1 ? 'is' : 'are'} missing in ${count(report.gaps.count, 'gap')}; the longest is ${dates(longest, localDate)}.`,
  ];
}

function findingWords(report: Omit<SeriesReport, 'messages'>): readonly string[] {
  const words: string[] = [];
  const say = (finding: Finding, text: string): void => {
    if (finding.count > 0) words.push(`${were(finding.count)} ${text}${first(finding)}.`);
  };
  say(report.conflicts, 'given twice with different values; the later row was kept');
  say(report.revisions, 'replaced by a newer revision');
  say(report.overlaps, 'left out because others cover the same time');
  say(report.duplicates, 'exact repeats, counted once');
  say(report.durationsRepaired, 'of a wrong length and given the time to the next one');
  if (report.outliers.count > 0) {
    words.push(
      `${count(report.outliers.count, 'place')} far above the rest: kept, but please check whether they are real${first(report.outliers)}.`,
    );
  }
  return words;
}

function runWords(
  report: Omit<SeriesReport, 'messages'>,
  localDate: (utcS: number) => string,
): readonly string[] {
  return [
    ...report.zeroRuns.map((run) => `Nothing was used ${dates(run, localDate)}: an outage, or nobody home?`),
    ...report.stuckRuns.map((run) => `The same value repeats ${dates(run, localDate)}: a stuck meter?`),
  ];
}

function dates(stretch: Stretch, localDate: (utcS: number) => string): string {
  const from = localDate(Date.parse(stretch.from) / 1000);
  const to = localDate(Date.parse(stretch.to) / 1000 - 1);
  return from === to ? `on ${from}` : `from ${from} to ${to}`;
}

function first(finding: Finding): string {
  const [date] = finding.dates;
  const [row] = finding.rows;
  return date === undefined ? '' : ` (first on ${date}, row ${String(row ?? 0)})`;
}

function count(many: number, noun: string): string {
  return `${String(many)} ${noun}${many === 1 ? '' : 's'}`;
}

/** How a total that the file prints differs from its readings. */
export function statedWords(check: StatedTotalCheck): string {
  const { statedKwh, rowsKwh, row, from, to, othersDiffer = 0 } = check;
  const others =
    othersDiffer === 0
      ? ''
      : ` ${count(othersDiffer, 'other bill')} ${othersDiffer === 1 ? 'differs' : 'differ'} too.`;
  return from === undefined || to === undefined
    ? `The file says it totals ${statedKwh} kWh (row ${String(row)}), but its rows add up to ${rowsKwh} kWh. The rows were used.`
    : `The bill from ${from} to ${to} says ${statedKwh} kWh, but the readings of those days add up to ${rowsKwh} kWh.${others} The readings were used.`;
}

/** `1 reading was`, `5 readings were`. */
export function were(many: number): string {
  return `${count(many, 'reading')} ${many === 1 ? 'was' : 'were'}`;
}

function percent(part: number): string {
  return `${String(Math.round(part * 1000) / 10)} %`;
}
