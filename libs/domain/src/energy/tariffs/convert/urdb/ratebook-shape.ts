import { z } from 'zod';
import { fields, noteUnknownFields } from '../known-fields.js';
import type { Known } from '../known-fields.js';
import { UnpricedNotes } from '../notes.js';

const Text = z.string().nullish();
const Money = z.looseObject({ amount: z.string(), unit: z.string() });

/** The schema-0 documents of the CC0 set that restates URDB rates, as far as prices go. */
const RatebookRate = z.looseObject({
  schema_version: z.literal(0),
  identity: z.looseObject({ utility_id: Text, plan_name: Text, plan_code: Text, tariff_type: Text }),
  energy: z.object({
    periods: z.array(
      z.object({
        tiers: z.array(z.looseObject({ rate: z.string(), adj: Text, max: Text, max_unit: Text, sell: Text })),
      }),
    ),
  }),
  schedule: z.looseObject({ weekday: z.unknown(), weekend: z.unknown() }),
  fixed_charges: z.array(Money),
  min_charge: Money.nullish(),
  unsupported: z.array(z.unknown()),
  metering: Text,
  provenance: z.looseObject({ urdb_label: Text }),
  source_documents: z.array(z.looseObject({ url: Text })),
});

const READ = new Set([
  'schema_version',
  'identity',
  'energy',
  'schedule',
  'fixed_charges',
  'min_charge',
  'unsupported',
  'metering',
  'provenance',
  'source_documents',
  'effective_range',
]);

/** Fields of the set that are read, or hold no price. */
const knownRatebook: Known = {
  ...fields('schema_version metering'),
  identity: fields('utility_id eiaid jurisdiction plan_code plan_name sector is_default_plan tariff_type'),
  effective_range: fields('start end superseded_at scheduled_end'),
  energy: { periods: { tiers: 'aside' } },
  schedule: 'aside',
  fixed_charges: fields('amount unit label name'),
  min_charge: fields('amount unit'),
  unsupported: 'aside',
  source_documents: 'aside',
  provenance: fields('urdb_label urdb_latest_update last_verified confidence snapshot_sha256'),
};

const METERING: Readonly<Record<string, string>> = {
  net_metering: 'Net Metering',
  net_billing: 'Net Billing Instantaneous',
  buy_all_sell_all: 'Buy All Sell All',
};

/** Rewrites such a document with URDB's own field names; undefined when it is none. */
export function fromRatebook(document: unknown): Readonly<Record<string, unknown>> | undefined {
  const parsed = RatebookRate.safeParse(document);
  if (!parsed.success) return undefined;
  const { identity, energy, schedule, provenance, ...rest } = parsed.data;
  const { weekday, weekend, holiday_policy, holidays, holiday_observance, ...otherSchedule } = schedule;
  const extra = Object.entries(rest).filter(([key]) => !READ.has(key));
  return {
    label: provenance.urdb_label ?? identity.plan_code ?? identity.plan_name,
    utility: identity.utility_id,
    name: identity.plan_name,
    servicetype: identity.tariff_type,
    source: rest.source_documents[0]?.url,
    energyratestructure: energy.periods.map(({ tiers }) =>
      tiers.map(({ max_unit, ...tier }) => ({ ...tier, unit: max_unit })),
    ),
    energyweekdayschedule: weekday,
    energyweekendschedule: weekend,
    holidaypolicy: holiday_policy,
    holidays,
    holidayobservance: holiday_observance,
    fixedcharges: rest.fixed_charges,
    ...(rest.min_charge == null
      ? {}
      : { mincharge: rest.min_charge.amount, minchargeunits: rest.min_charge.unit }),
    ...(rest.metering != null && rest.metering in METERING ? { dgrules: METERING[rest.metering] } : {}),
    unsupported: rest.unsupported,
    ...nestedUnknowns(document),
    ...otherSchedule,
    ...Object.fromEntries(extra),
  };
}

/** Figures in parts of a document that the set is not known to have, each as a field of its own. */
function nestedUnknowns(document: unknown): Readonly<Record<string, unknown>> {
  const notes = new UnpricedNotes();
  noteUnknownFields(document, knownRatebook, '', notes);
  return Object.fromEntries(
    notes.list().flatMap(({ where, text }) => (where.includes('.') ? [[where, text] as const] : [])),
  );
}
