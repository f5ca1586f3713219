import { inside, starting, whole } from '../formats/tables/words/plain-words.js';

// The words of bills in the languages that the readers of tables know, without accents and case.

/** The span that a bill is for. */
export const PERIOD_WORDS = inside(`
  billing~period bill~period service~period supply~period usage~period statement~period billing~cycle
  service~from period~covered electricity~period consumption~period billing~days invoice~period charge~period
  abrechnungszeitraum rechnungszeitraum lieferzeitraum verbrauchszeitraum abrechnungsperiode zeitraum
  rechnungsperiode periode~de~(?:consommation|facturation) consommation~du periode~du
  periodo~de~(?:facturacion|consumo|lectura) periodo~di~(?:fatturazione|riferimento|consumo) consumi~dal
  periodo~de~faturacao leveringsperiode verbruiksperiode factuurperiode afrekenperiode afregningsperiode
  opgorelsesperiode forbruksperiode fakturaperiode avlasningsperiod forbrukningsperiod avrakningsperiod
  okres~rozliczeniow za~okres zuctovaci~obdobi fakturacni~obdobi laskutuskausi laskutusjakso
`);
/** Spans that are not the bill's own. */
export const OTHER_SPAN = inside(`
  contract vertrag contrat\\b contrato contratto due~date pay~by valid gultig preisgarantie price~guarantee
  guarantee next~ naechst nachst prochain proxim prossim volgend last~year prior~year previous~year year~ago
  same~period vorjahr annee~precedente ano~anterior anno~precedente vorig laatste~12 tariff~from
  last~12 past~12 12~months 12~monat 12~mois 12~meses 12~mesi previous~bill~period
`);
/** A read that begins, or ends, the span. */
export const STARTS_WITH = inside(`
  previous~read last~read prior~read start~read opening~read from start~date begin anfangs vorherige
  alter~(?:zahler)?stand \\bvon\\b \\bab\\b releve~precedent ancien~index \\bdu\\b \\bdesde\\b lectura~anterior
  lettura~precedente \\bdal\\b \\bvan\\b vanaf beginstand \\bfra\\b \\bod\\b
`);
export const ENDS_WITH = inside(`
  current~read this~read present~read end~read closing~read \\bto\\b through end~date aktuell neuer
  (?:neuer|aktueller)~(?:zahler)?stand \\bbis\\b nouveau~releve nouvel~index \\bau\\b \\bhasta\\b lectura~actual
  lettura~attuale \\bal\\b \\btot\\b eindstand \\btil\\b \\bdo\\b
`);
/** What stands between two dates of one span. */
export const BETWEEN =
  /^(?:[\s:()\-–—−/.,>→]|to|through|thru|until|till|bis|bis zum|zum|au|a|al|hasta|hasta el|ate|tot|tot en met|t\/m|til|do|and|und|at|el|le)*$/;

/** The whole of a bill's use. */
export const USE_WORDS = inside(`
  usage \\buse\\b \\bused consum verbrauch strombezug forbrug forbruk forbrukning zuzyci verbruik afname
  energia~activa spotreb odebran kulutus kayto energy~delivered metered~(?:energy|kwh) electricity~supplied
  electric~energy total~kwh kwh~total billed~kwh kwh~billed
`);
export const TOTAL_WORDS = inside(`
  total gesamt summe ensemble totale totaal i~alt totalt razem celkem yhteensa
`);
/** What splits the whole: steps of price, times of day. */
export const PART_WORDS = inside(`
  tier block~\\d step~\\d stufe tranche tramo scaglion off~?peak on~?peak mid~?peak super~?peak \\bpeak shoulder
  \\bday~rate \\bnight day~units night~units \\bht\\b \\bnt\\b hochtarif niedertarif niedrigtarif nachtstrom
  heures~pleines heures~creuses \\bhp\\b \\bhc\\b punta llano valle \\bp[1-6]\\b \\bf[123]\\b fascia
  normaal laag hoog \\bdal(?:tarief|uren)?\\b \\bdag\\b \\bnacht\\b nuit \\bjour\\b first~\\d next~\\d over~\\d remaining baseline
  vazio cheia ponta spitslast hojlast lavlast spids \\bt[12]\\b szczyt pozaszczyt
`);
/** A stand of the meter. */
export const STAND_WORDS = inside(`
  reading~\\d reading\\b \\bread\\b zahlerstand \\bstand\\b stande \\bindex lectura lettura letture meterstand
  malerstand malerstallning matarstallning odczyt stav~elektromeru \\bavlasning \\bstallning
`);
/** Amounts beside the bill's own use: of other times or homes, or means. */
export const BESIDE_WORDS = inside(`
  average avg\\b per~day daily per~month a~day durchschnitt pro~tag mittel moyenn par~jour media~giornaliera
  promedio al~dia diario gemiddeld per~dag genomsnitt gennemsnit snitt sredni prumer keskim vergleich compar
  similar~home neighbo typical household haushalt menage hogar famiglia vorjahr last~year year~ago prior~year
  previous~year same~month previous~month last~month annee~precedente ano~anterior anno~precedente vorig~jaar
  annual annuel anual annuo jahresverbrauch jaarverbruik arsforbru rocznie estimated~annual last~12 past~12
  12~months 12~monat 12~mois 12~meses 12~mesi prognos forecast expected co2 emission allowance included~free
`);
/** Power that the home sent out. */
export const SENT_WORDS = inside(`
  export feed~in einspeis ruckspeis injecti injectie excedent teruglever retour immess surplus net~meter
  sent~to~grid solar~(?:credit|generat|sent|sold|buy) overskud overskott inmatning innmating oddan sold~to
  returned~to~the~grid received~from~customer generation~credit buyback
`);
export const GAS_WORDS = inside(`
  gas~(?:usage|used|meter|charge|supply|consum|account|service|bill|units) (?:your|natural)~gas~(?:bill|use|usage|charge|meter)
  gasverbrauch gasrechnung gaszahler erdgaslieferung erdgasverbrauch brennwert zustandszahl therm(?:s|\\b)
  \\bccf\\b \\bm3\\b m³ gaz~naturel consommation~de~gaz consumo~de~gas factura~de~gas consumo~gas gasverbruik
  bolletta~gas fornitura~gas \\bsmc\\b calorific
`);
export const POWER_WORDS = inside(`
  electric elektri strom\\b stromrechnung stromverbrauch stromlieferung electri luce\\b elettric energia
  \\bstroom \\bel\\b elforbru elnat stromforbruk elekt prad\\b sahko kwh
`);
export const ESTIMATED_WORDS = inside(`
  estimated \\best\\b estimate geschatzt hochgerechnet rechnerisch estime\\b estimee estimad stimat geschat
  skonnet anslaet beraknad uppskattad szacunk odhad arvioi
`);
export const ACTUAL_WORDS = inside(`
  actual abgelesen tatsachlich ablesung~durch reelle?\\b releve~reel \\breal\\b rilevat effettiv werkelijk
  opgenomen faktisk avlast rzeczywist skutecn luettu
`);
export const DUE_WORDS = inside(`
  amount~due total~due please~pay total~amount balance~due new~charges total~charges current~charges
  rechnungsbetrag zu~zahlen gesamtbetrag zahlbetrag total~ttc montant~a~payer net~a~payer a~pagar
  importe~total total~factura totale~(?:da~pagare|bolletta|fattura) te~betalen totaalbedrag at~betale
  att~betala a~betale do~zaplaty k~uhrade celkem~k
`);
/** The number on the meter itself. */
export const METER_WORDS = whole(`
  meter~(?:number|no|nr|id|serial) meter~# meternummer zahlernummer zahler~?nr zahler~?no zahler numero~de~compteur
  no~compteur compteur~n n~de~contador numero~de~contador contador~n matricola numero~contatore malernummer
  maler~nr matarnummer nr~licznika numer~licznika cislo~elektromeru mittarin~numero mittari~nro
`);
export const HISTORY_WORDS = inside(`
  history usage~over past~\\d last~1[0-9] monthly~(?:usage|use|consum|kwh) kwh~(?:per|by)~month 13~month 12~month
  verlauf verbrauchshistorie historique historial evolucion andamento storico historiek verbruiksoverzicht
  historik forbrugsoversigt historia usage~by~month your~(?:energy|electricity)?~?usage monthly usage
`);
/** A number of days. */
export const DAYS = starting('days tage tagen jours dias giorni dagen dage dager dagar dni dnu dny paivaa');
