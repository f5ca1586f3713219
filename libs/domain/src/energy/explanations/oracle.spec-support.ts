import type { Paragraph } from './answer.js';
import type { Scoring, TopPlan } from '../scoring/scoring.js';

/**
 * Decides for a test whether a published text holds something that was not worked out. It knows the scoring and
 * how figures are said, and shares no code with the guard, the checker or the fact table: it builds what may be said
 * in each paragraph anew, crosses it out, undoes every disguise it knows, and looks for numbers in what is left.
 */
export function unverifiedIn(paragraphs: readonly Paragraph[], scoring: Scoring): readonly string[] {
  return paragraphs.flatMap(({ about, parts }) => {
    const text = parts.map((part) => part.text).join('');
    const left = sayable(about, scoring).reduce((rest, said) => crossOut(rest, said), text);
    return suspicious(left).map((what) => `${about}: ${what} in "${text}"`);
  });
}

const usd = (amount: string): string => {
  const [whole = '', cents = ''] = Math.abs(Number(amount)).toFixed(2).split('.');
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
};
const kwh = (amount: string): string => `${Math.round(Number(amount)).toLocaleString('en-US')} kWh`;
const days = (day: string): string =>
  new Date(day).toLocaleDateString('en-US', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** Everything true that a paragraph may say, longest first. */
function sayable(about: Paragraph['about'], scoring: Scoring): readonly string[] {
  const { usage, staying, top } = scoring;
  const home = [
    `the ${kwh(usage.annualKwh)} your home uses in a year`,
    `most likely between ${kwh(usage.lowKwh)} and ${kwh(usage.highKwh)}, as part of it is estimated`,
    `${String(Math.round(usage.meteredShare * 100))}% of your year counted by a meter`,
    `${usd(staying.annualCost ?? '0')} for all your power in a year if you stay`,
    `a fee of ${usd(staying.leavingFeeToday)} for leaving your present plan today`,
    `free to leave from ${days(staying.leavingIsFreeFrom ?? '')}`,
  ];
  const plan = about.startsWith('p') ? top[Number(about.slice(1)) - 1] : undefined;
  const verdict = [
    'switching to Acorn Saver 12 from Oak & Elm 1 now is the best choice',
    `${usd(scoring.verdict.firstYearSavings ?? '0')} less than staying in the first year, all fees paid`,
    `${usd(scoring.verdict.horizonSavings ?? '0')} less than staying over 2 years, all fees paid`,
    `cheaper than staying in ${String(Math.round((scoring.verdict.beatsStaying ?? 0) * 100))}% of the years we tried`,
  ];
  const own = about === 'verdict' ? verdict : plan === undefined ? [] : ofPlan(plan);
  return [...home, ...own].sort((a, b) => b.length - a.length);
}

function ofPlan({
  plan,
  steadyYear,
  costBand,
  winShare,
  beatsStaying,
  timeline,
  rank,
}: TopPlan): readonly string[] {
  const months = (count: number): string => `${String(count)} month${count === 1 ? '' : 's'}`;
  return [
    `${plan.name} from ${plan.retailer}`,
    `${usd(costBand.central)} for all your power in the coming year`,
    `${usd(steadyYear.cost)} for all your power in a later year`,
    `between ${usd(costBand.low)} and ${usd(costBand.high)} in most years we tried`,
    `a term of ${months(plan.termMonths ?? 0)}`,
    `a fee for leaving early of up to ${usd(plan.leavingFee.highest ?? '0')}`,
    `leaving early can cost up to ${usd(plan.leavingFee.highest ?? '0')}`,
    `${String(plan.renewablePercent)}% renewable power`,
    `a supplier rated ${String(plan.rating)} out of 5`,
    `${usd(timeline?.switchBest.savings ?? '0')} less than staying over 2 years, all fees paid`,
    `the fees of switching repaid after ${months(timeline?.breakEvenMonths ?? 0)}`,
    `cheapest of all in ${String(Math.round((winShare ?? 0) * 100))}% of the years we tried`,
    `cheaper than staying in ${String(Math.round((beatsStaying ?? 0) * 100))}% of the years we tried`,
    rank === 1 ? 'the best for your home of all plans we compared' : 'the next best of the plans we compared',
  ];
}

function crossOut(text: string, said: string): string {
  return text.split(said).join('#');
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  і: 'i',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
};
const NUMBERS =
  /zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|twent|thirt|fort|fourt|fift|eight|ninet|hundred|thousand|million|dozen|half|halves|quarter|third|second|first|twice|double|triple|fold|couple|umpteen|fiver|zilch|minus|zwanzig|vingt|diez/;
const BENT =
  /\b(not|never|no|without|hardly|isnt|less|more|cheaper|dearer|best|least|under|over|up|almost|nearly|circa|about|from|like|roughly|some|or so|before|plus|ish|cents?|percent|dollars?|euros?|pounds?|kwh|months?|day|hour|stars|tomorrow|today|monday|may|june|weeks|decade|tax|free|beats|others|times|far|anything|longer|q)\b/;
/** Orders and names that have no place anywhere. */
const ORDERS = /\b(ignore|system|call|acorn|oak|reliant|rival|usa|cheaper|dearer|never|free)\b/;

/** Numbers and bends in what no fact said, however they are disguised. */
function suspicious(left: string): readonly string[] {
  const found: string[] = [];
  if (/[^\u0020-\u007e’#]/.test(left)) found.push('a character from elsewhere');
  if (/\p{N}|[$%<>{}[\]`\\/&_+@]/u.test(left)) found.push('a digit or sign');
  if (/[^ (]#|#[^ .,;:!)]/.test(left)) found.push('something stuck to a fact');
  const plain = Array.from(left.normalize('NFKD').toLowerCase())
    .map((letter) => LOOKALIKES[letter] ?? letter)
    .join('')
    .replace(/[^a-z #]/g, (mark) => (/[.,;:!]/.test(mark) ? '|' : /[()]/.test(mark) ? ' ' : ''));
  const words = plain.split(/[ #|]+/);
  if (words.some((word) => NUMBERS.test(word) && !INNOCENT.has(word))) found.push('a number word');
  if (words.some((word) => /^(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(word)))
    found.push('a roman number');
  if (words.filter((word) => word.length === 1 && word !== 'a').length >= 2) found.push('letters set apart');
  const besideFacts = plain.split('|').filter((clause) => clause.includes('#'));
  if (besideFacts.some((clause) => BENT.test(clause)) || ORDERS.test(plain))
    found.push('a word that bends a fact');
  return found;
}

/** Words of good prose in which a number word hides. */
const INNOCENT = new Set(
  'often attention written listen content intention potential tends tend extend pretend honest money none everyone someone anyone phone tone done gone comfort comfortable comfortably effort comforts'.split(
    ' ',
  ),
);
