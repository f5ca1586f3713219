import type { Unpriced } from '#domain/energy/tariffs/model/tariff';
import type { UrdbRate } from './rate.js';

/** Fields that the converter reads, or that never hold a price. Lower case. */
const UNDERSTOOD = new Set(
  `label utility name uri approved is_default startdate enddate supercedes supersedes sector servicetype source
  sourceparent sourcereference revisions eiaid country voltagecategory voltageminimum voltagemaximum phasewiring
  demandunits mindemand maxdemand servicemax demandwindow peakkwcapacitymin peakkwcapacitymax peakkwcapacityhistory
  peakkwhusagemin peakkwhusagemax peakkwhusagehistory
  energyratestructure energyweekdayschedule energyweekendschedule energytoulabels
  flatdemandstructure flatdemandmonths flatdemandunit flatdemandunits
  demandratestructure demandweekdayschedule demandweekendschedule demandrateunit demandrateunits
  fixedchargefirstmeter fixedchargeunits fixedmonthlycharge fixedcharges
  mincharge minchargeunits minmonthlycharge annualmincharge
  dgrules usenetmetering ssc_metering_option ur_metering_option metering metering_option
  holidaypolicy holidays holidayobservance
  lookbackpercent lookbackmonths lookbackrange
  ur_nm_yearend_sell_rate ur_nm_credit_month ur_nm_credit_rollover
  ur_nb_apply_credit_current_month ur_nb_credit_expire
  ur_enable_billing_demand ur_billing_demand_minimum ur_billing_demand_lookback_period
  ur_billing_demand_lookback_percentages ur_dc_billing_demand_periods ur_yearzero_usage_peaks
  ur_en_ts_buy_rate ur_ts_buy_rate ur_en_ts_sell_rate ur_ts_sell_rate tou_demand_single_peak`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** Prose of the source: a flag only when it states an amount. */
const PROSE = new Set([
  'description',
  'basicinformationcomments',
  'energycomments',
  'demandcomments',
  'note',
]);

/** Fields whose price no home meter can give. */
const NOT_METERED: Readonly<Record<string, string>> = {
  demandreactivepowercharge: 'Reactive power is not in the usage of a home.',
  demandreactpwrcharge: 'Reactive power is not in the usage of a home.',
  demandratchetpercentage: 'It does not say which earlier demand the percentages are of.',
  coincidentratestructure: 'Coincident peaks of the grid are not known.',
  fixedchargeeaaddl: 'Charged for each meter beyond the first; one meter is priced.',
};

const TIER_FIELDS = new Set(['rate', 'adj', 'max', 'unit', 'sell']);
const TIER_STRUCTURES = ['energyratestructure', 'flatdemandstructure', 'demandratestructure'] as const;
const STATES_AMOUNT =
  /[$¢£€]\s?\d|\d\s?(%|¢|cents?\b|dollars?\b|usd\b|mills?\b)|\d+(\.\d+)?\s*(\/|per\s)\s*(kwh|kw|month|day)/i;
const MAY_BE_PRICE = /\d|cent|dollar|charge|fee|price|rate\b/i;
const MAX_TEXT = 3900;

/** Everything in a rate that may cost money and is not priced: unknown fields, prose with amounts, known limits. */
export function unpricedFields(rate: UrdbRate): readonly Unpriced[] {
  return [
    ...Object.entries(rate).flatMap(([name, value]) => topField(name, value)),
    ...TIER_STRUCTURES.flatMap((structure) => tierFields(rate, structure)),
  ];
}

function topField(name: string, value: unknown): readonly Unpriced[] {
  if (UNDERSTOOD.has(name) || isEmpty(value)) return [];
  const text = textOf(value);
  const limit = NOT_METERED[name];
  if (limit !== undefined) return hasFigure(value) ? [{ text, where: name, reason: limit }] : [];
  if (PROSE.has(name))
    return STATES_AMOUNT.test(text)
      ? [{ text, where: name, reason: 'The text states an amount that no field holds.' }]
      : [];
  return MAY_BE_PRICE.test(text) || MAY_BE_PRICE.test(name)
    ? [{ text, where: name, reason: 'This field is not known and may hold a price.' }]
    : [];
}

function tierFields(rate: UrdbRate, structure: (typeof TIER_STRUCTURES)[number]): readonly Unpriced[] {
  return (rate[structure] ?? []).flatMap((tiers, period) =>
    tiers.flatMap((tier, at) =>
      Object.entries(tier).flatMap(([name, value]) =>
        TIER_FIELDS.has(name) || isEmpty(value)
          ? []
          : [
              {
                text: textOf(value),
                where: `${structure}[${period}][${at}].${name}`,
                reason: 'This field of a block is not known and may hold a price.',
              },
            ],
      ),
    ),
  );
}

function isEmpty(value: unknown): boolean {
  return value == null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}

/** Whether a value holds any number but zero. */
function hasFigure(value: unknown): boolean {
  return /[1-9]/.test(textOf(value));
}

function textOf(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MAX_TEXT);
}
