const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Words that are numbers or contain one. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set(
  list(`
    zero nought naught nil one ones two twos three threes four fours five fives six sixes seven sevens eight
    eights nine nines ten tens eleven twelve twenty thirty forty fourty fifty sixty seventy eighty ninety
    twenties thirties forties fifties sixties seventies eighties nineties hundred hundreds thousand thousands
    million millions billion billions trillion umpteen myriad century grand dozen dozens score scores couple pair pairs trio single double doubles doubled doubling
    triple triples tripled quadruple half halves halved third thirds quarter quarters fifth fifths sixth sixths
    seventh eighth ninth tenth tenths eleventh twelfth first second fourth once twice thrice several both
    wenty twen fiver tenner k
  `),
);

/** Currencies, units and periods, which belong to figures. */
const UNITS = list(`
  dollar dollars cent cents buck bucks pound pounds pence penny pennies quid euro euros usd aud gbp cad eur
  percent percentage percentages per pc kwh kw kilowatt kilowatts kilowatthour kilowatthours watt watts wh mwh
  megawatt hour hours hourly day days daily week weeks weekly fortnight month months monthly year years yearly
  annual annually annum decade minute minutes today tomorrow yesterday january february april june july august
  september october november december monday tuesday wednesday thursday friday saturday sunday star stars
`);

/** Comparisons and degrees, since only the engine may say that one plan is better than another. */
const COMPARISONS = list(`
  more most less least fewer fewest than better best worse worst cheaper cheapest dearer dearest pricier priciest
  higher highest lower lowest larger largest bigger biggest smaller smallest greater greatest longer longest
  shorter shortest faster fastest safer safest greener greenest cleaner cleanest stronger weaker above below over
  under beyond exceed exceeds exceeding maximum minimum max min average equal equals same twofold top bottom
  leading rank ranks ranked winner wins beat beats beating unbeatable outperform outperforms superior inferior
  expensive inexpensive cheap costly affordable bargain always every all any nobody everyone guaranteed guarantee
  guarantees nearly almost about around roughly approximately exactly approx circa least up down increase
  increases increased decrease decreases decreased rise rises rising fall falls falling drop drops dropped
  save saves saved saving savings cut cuts halved extra additional further another again only just some much many
  few lot lots little total double
`);

/** Words that negate a fact or weaken it. */
const NEGATIONS = list(`
  not no never none neither nor without cannot can't won't don't doesn't isn't aren't wasn't weren't didn't
  wouldn't shouldn't couldn't hasn't haven't hadn't ain't cant wont dont doesnt isnt arent wasnt werent didnt
  wouldnt shouldnt couldnt hasnt havent hadnt hardly barely scarcely minus plus negative positive lose loses
  losing loss false untrue wrong incorrect instead except ignore disregard free
`);

/** Addresses and orders that have no place in an explanation. */
const FOREIGN = list(
  `http https www com html javascript script prompt instruction instructions system assistant password`,
);

export const REFUSED_WORDS: ReadonlySet<string> = new Set([
  ...UNITS,
  ...COMPARISONS,
  ...NEGATIONS,
  ...FOREIGN,
]);
