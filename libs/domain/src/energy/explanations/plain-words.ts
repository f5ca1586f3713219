const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/**
 * The only words that a writer may put around facts. No number, unit, comparison, negation, hedge, name or other
 * party is among them, and no word that reverses a figure, rounds it or assigns it to something else. All other
 * words are refused, so that we need not foresee every spelling, language or code of a number.
 */
export const PLAIN_WORDS: ReadonlySet<string> = new Set([
  ...list(`
    a an the this that these those it its itself you your yours yourself we our ours us they them their
    there here what which who whose how why when where while because as so if then and but yet though
    although however in on at for of to with into through during across along is are am be being has have
    having do does doing can could would will shall might let lets
  `),
  ...list(`
    also too very simply clearly really truly overall together still already soon later now meanwhile
    likewise therefore thus indeed actually plainly easily comfortably steadily gently fully well please
    thanks
  `),
  ...list(`
    plan plans contract contracts supplier suppliers retailer retailers company provider home homes
    household house family people person power electricity energy meter readings data usage use uses using
    cost costs costing price prices pricing priced bill bills billing pay pays paying money budget value
    figure figures sum sums result results answer picture story summary overview detail details advice
    choice choices option options recommendation reason reasons point points fact facts note notes answers
    question questions step steps way ways thing things case term terms conditions promise promises risk
    risks catch matter matters need needs wish wishes want wants preference preferences priority priorities
    limits habits life situation comfort certainty flexibility freedom stability peace mind balance surprise
    surprises weather future start end label labels documents paperwork page list table chart renewable
    renewables green clean wind solar sources source record service rating reputation reviews review
  `),
  ...list(`
    mean means meaning come comes coming go goes going get gets getting give gives giving keep keeps keeping
    know knows knowing look looks looking see sees seeing find finds finding show shows showing shown tell
    tells make makes making take takes taking work works working fit fits fitting suit suits suited match
    matches matching bring brings bringing offer offers offering carry carries carrying hold holds holding
    stand stands read reads reading check checks checking checked sign signs signing think consider
    considering compare comparing weigh weighing weighed count counts counting counted estimate estimates
    estimated expect expects expecting expected believe understand explain explains explained choose chooses
    choosing pick picks picking picked decide decides deciding prefer recommend recommends recommended
    suggest suggests suggested advise advises advised move moves moving switch switching switches join
    joining ask asks asking call remember watch watching notice noticing depend depends depending rely apply
    applies begin begins starting starts happen happens help helps helping feel feels seem seems appear
    appears become becomes run runs running settle reach reaches put puts set sets line lines based tried
    planned made given worth
  `),
  ...list(`
    good fine clear simple plain easy sensible solid strong steady stable reliable predictable attractive
    interesting important useful helpful real true fair honest careful modest comfortable possible sure
    certain confident happy ready able aware open new fixed variable flexible whole main key personal own
    right practical reasonable suitable ideal popular trusted hand glance word words
  `),
  ...list(`
    looked found worked told account everything vary varies regarded customer customers powered strength eye
    caution carefully chose saw agree aim aims allow allows area arrange attention bear care cause chosen
    commit commitment common commonly concern concerns condition confidence confirm confirms consistent
    control convenient cover covers deal decision deliver delivers delivered design designed direct effect
    effort enjoy ensure ensures environment essential evidence example excellent experience feature features
    final finally focus follow follows friendly general glad grid habit heart hope idea impact influence
    inform interest involve involves job judge judged keen kind law learn leave leaves live local lock locks
    locked love measure measured measures meet meets method moment monitor natural naturally nature nice
    normal obvious okay ordinary outcome pattern patterns perspective planet pleased position prepared
    private process product profile protect protects protection provide provides provided purpose quality
    quick quickly realistic reassuring recent refer reflect reflects regard relevant remain remains require
    requires responsible routine rule rules safe safely satisfied secure security sense serve serves served
    settled smart smooth smoothly sound special spend spending stick straightforward style support supports
    tailored task thought tied transparent trial trials trust try type understandable variety view visit
    wait waiting warm warning welcome wise worry write written wrote should early by honestly fairly openly
    importantly helpfully behaviour behavior lasts last lasting commits commitments tends tend buy buys
    agreement offered heating cooling appliances reader sheet website supply supplies supplied
  `),
  ...list(
    `since out rest range earned earns place places started highly truth welcomes loved likes liked starting`,
  ),
]);

/** Words that would change a figure beside them (`from $9`, `$9 before fees`): allowed only in a clause without a fact, and not as its last word. */
export const WORDS_AWAY_FROM_FACTS: ReadonlySet<string> = new Set(
  list('after before until from off like leaving'),
);
