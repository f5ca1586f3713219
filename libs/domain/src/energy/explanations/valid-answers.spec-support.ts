import type { Answer } from './answer.js';

/** Ways a model opens, following its orders: the verdict first. `{x}` is a fact. */
const OPENINGS: readonly string[] = [
  'Looking at the power your home uses, {verdict.advice}.',
  'Here is our answer: {verdict.advice}.',
  'Based on your meter readings, {verdict.advice}. It costs {verdict.firstYearSavings}.',
  'In plain words, {verdict.advice}. That would cost you {verdict.firstYearSavings}.',
  'For your home, {verdict.advice}.',
  'We priced the plans on {home.annualKwh}. On that, {verdict.advice}.',
  'After weighing your wishes, we find that {verdict.advice}. You would pay {verdict.firstYearSavings}.',
  'Our result is clear: {verdict.advice}. With that choice you pay {verdict.firstYearSavings}.',
  'Your readings tell a simple story: {verdict.advice}.',
  'Given how your home uses power, {verdict.advice}. You can expect to pay {verdict.firstYearSavings}.',
  'We looked at your use of power and found that {verdict.advice}. Our sums rest on {home.annualKwh}, with {home.meteredShare}.',
  'Taking everything you told us into account, {verdict.advice}.',
];

const HOMES: readonly string[] = [
  'Our figures are based on {home.annualKwh}, with {home.meteredShare}.',
  'We worked with {home.annualKwh}. Weather and habits vary, so expect {home.band}.',
  'Your home can expect {home.band}. We know this with {home.meteredShare}.',
  'The sums use {home.annualKwh}, and they are based on {home.meteredShare}.',
  'Because life and weather vary, we also looked at {home.band}.',
];

const STAYS: readonly string[] = [
  'Your bill comes to {stay.annualCost}. There is {stay.leavingFee}.',
  'You would pay {stay.annualCost}. You are {stay.freeFrom}, and until then there is {stay.leavingFee}.',
  'If you prefer to keep things as they are, you pay {stay.annualCost}.',
  'Keeping things as they are costs {stay.annualCost}. You are {stay.freeFrom}.',
  'We expect {stay.annualCost}. Remember that there is {stay.leavingFee}.',
  'Keeping what you have means {stay.annualCost}. Note that you are {stay.freeFrom}.',
];

const PLANS: readonly string[] = [
  '{p.name} costs {p.firstYearCost}. That is {p.savings}.',
  '{p.name} is {p.reason}. It comes with {p.term} and {p.renewable}.',
  'With {p.name} you would pay {p.firstYearCost}, which is {p.savings}.',
  'This plan is {p.reason}. You can expect {p.costBand}.',
  '{p.name} has {p.term}. Its supplier is well regarded: {p.rating}.',
  'It offers {p.renewable}, and it comes with {p.leavingFee}.',
  'Choosing {p.name} means {p.firstYearCost}, then {p.steadyCost}.',
  'What you get is {p.renewable} and {p.term}, from {p.rating}.',
  'Please keep in mind: {p.risk}.',
  'A thing to watch: {p.risk}.',
  'It comes {p.winShare}, so you can be confident in this choice.',
  'Before you sign, consider this: {p.risk}.',
  'The risk here is simple: {p.risk}.',
  'If you like flexibility, note that it has {p.term} with {p.leavingFee}.',
  'Your costs would be {p.firstYearCost}. Depending on the weather you would pay {p.costBand}.',
  'We picked {p.name} because it is {p.reason}.',
  "It's a solid choice: {p.firstYearCost}, with {p.term}.",
  'Switching to {p.name} would cost you {p.firstYearCost}. You would see {p.breakEven}.',
  'As a customer you would have {p.term}, and there is {p.leavingFee}.',
  'In our trials the plan comes {p.winShare}. It is powered by {p.renewable}.',
  'This is a good fit if clean energy matters to you: it brings {p.renewable}.',
  'For a green home, {p.name} offers {p.renewable}.',
  "You'd have {p.term}, which suits people who want certainty.",
  'The price is easy to understand: {p.firstYearCost}.',
  "Here's what to expect: {p.firstYearCost}, and {p.steadyCost}.",
  'Its strength is the service, with {p.rating}.',
  'On your use, it works out at {p.firstYearCost}.',
  'This contract has {p.term}. Should you wish to move on early, there is {p.leavingFee}.',
  'It stands out as {p.reason}.',
  'That makes it {p.reason}. Keep an eye on this: {p.risk}.',
  'What makes {p.name} interesting is {p.renewable}.',
  'A word of caution: {p.risk}.',
  'We recommend reading the contract carefully, because {p.risk}.',
  'You pay {p.firstYearCost}; later, you pay {p.steadyCost}.',
  'Reading your contract carefully pays off: {p.risk}.',
  'You know what you will pay: {p.firstYearCost}, and that is {p.savings}.',
  'The supplier has earned trust, with {p.rating}.',
  'Our trials put it {p.winShare}, which makes us confident.',
  'Be aware of this condition: {p.risk}.',
  'Getting started is easy, and you have {p.term}.',
  'With {p.term}, {p.name} gives your household a predictable budget.',
  'People who care about the planet will like {p.renewable}.',
  'It would be wise to read the terms: {p.risk}.',
  'Your home would run on {p.renewable}.',
  'This plan earns its place as {p.reason}.',
  'There is a catch, though: {p.risk}.',
  'We suggest {p.name} since it is {p.reason}.',
  'If your life is settled, {p.term} should suit you well.',
  'In a normal household like yours, this works well and costs {p.firstYearCost}.',
  'Expect bills of {p.firstYearCost}, with a range of {p.costBand}.',
  'Leaving is simple to understand: {p.leavingFee}.',
  'The supplier itself is highly regarded: {p.rating}.',
];

const RISK = 'risk.highTerminationFee';

/** Whole answers as a careful model writes them, made from those sentences; the same ones for the same seed. */
export function validAnswers(count: number, random: () => number): readonly Answer[] {
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  return Array.from({ length: count }, () => ({
    paragraphs: [
      paragraph('verdict', one(OPENINGS)),
      ...(random() < 0.4 ? [paragraph('home', one(HOMES))] : []),
      ...(random() < 0.5 ? [paragraph('stay', one(STAYS))] : []),
      ...(['p1', 'p2', 'p3'] as const)
        .slice(0, 1 + Math.floor(random() * 3))
        .map((about) => paragraph(about, ofPlan(`${one(PLANS)} ${one(PLANS)}`, about))),
    ],
  }));
}

/** Every sentence by itself, in an answer that is otherwise plain. */
export function answersBySentence(): readonly Answer[] {
  const opening = paragraph('verdict', 'For your home, {verdict.advice}.');
  const alone = (about: Paragraph['about'], list: readonly string[]): readonly Answer[] =>
    list.map((text) => ({ paragraphs: [opening, paragraph(about, text)] }));
  return [
    ...OPENINGS.map((text) => ({ paragraphs: [paragraph('verdict', text)] })),
    ...alone('home', HOMES),
    ...alone('stay', STAYS),
    ...alone(
      'p1',
      PLANS.map((text) => ofPlan(text, 'p1')),
    ),
  ];
}

type Paragraph = Answer['paragraphs'][number];

function ofPlan(text: string, subject: string): string {
  const reason = subject === 'p1' ? 'reason.bestOverall' : 'reason.runnerUp';
  return text
    .replaceAll('{p.reason}', `{p.${reason}}`)
    .replaceAll('{p.risk}', `{p.${RISK}}`)
    .replaceAll('{p.', `{${subject}.`);
}

/** `You pay {p1.firstYearCost}.` as an answer's paragraph. */
export function paragraph(about: Paragraph['about'], text: string): Paragraph {
  const pieces = text.split(/\{([^}]+)\}/);
  return {
    about,
    parts: pieces
      .map((piece, index) => (index % 2 === 0 ? { text: piece } : { fact: piece }))
      .filter((part) => !('text' in part) || part.text !== ''),
  };
}
