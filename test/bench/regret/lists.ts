import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { CandidatePlan } from '#domain/energy/scoring/scoring-input';
import type { CompiledPlans } from '#domain/energy/scoring/pricing/compile-plans';
import { compilePlans } from '#domain/energy/scoring/pricing/compile-plans';
import { converterOf } from '#domain/energy/tariffs/convert/converters';

const FOLDER = '../shared/tariffs/plans';
/** Of a longer list every second, third … plan is taken, so that one list does not take all the time. */
const MOST_PLANS = 300;

/** Plans whose bill is whole, as offered to one home on one day. */
export interface PlanList {
  readonly name: string;
  readonly currency: string;
  readonly plans: readonly CandidatePlan[];
  /** Ready for pricing from the first of a calendar month (0 = January) on, within the year after the list. */
  readonly from: (month: number) => CompiledPlans;
}

/** The lists that advice is tried on; none where they are not there. */
export function planLists(quick: boolean): readonly PlanList[] {
  if (!existsSync(FOLDER)) return [];
  const august = '2026-08-12';
  const [oncor, ...others] = [
    () => texas('Oncor, August 2026', `ptc-${august}-oncor.json`, august, 'ONCOR'),
    () => texas('CenterPoint, August 2026', `ptc-${august}-centerpoint.json`, august, 'CENTERPOINT'),
    ...['AEP TEXAS CENTRAL', 'AEP TEXAS NORTH', 'LUBBOCK POWER & LIGHT', 'TEXAS-NEW MEXICO POWER'].map(
      (network) => () =>
        texas(`${network}, July 2026`, 'ptc-2026-07-20-all-plans.json', '2026-07-20', network),
    ),
  ];
  const made = quick ? [oncor, sydney] : [oncor, ...others, sydney];
  return made.map((make) => make());
}

function texas(name: string, file: string, asOf: string, network: string): PlanList {
  const text = readFileSync(`${FOLDER}/texas-ptc/${file}`, 'utf8');
  return listOf(name, asOf, { format: 'power-to-choose', text, network });
}

/** The Australian market of one day holds 22,400 plans: those that do not name Sydney's network are not read. */
function sydney(): PlanList {
  const packed = readFileSync(`${FOLDER}/au-cdr/au-residential-electricity-2026-01-01.jsonl.gz`);
  const lines = gunzipSync(packed).toString('utf8').split('\n');
  const text = lines.filter((line) => line.includes('"Ausgrid"')).join('\n');
  return listOf('Ausgrid (Sydney), January 2026', '2026-01-01', { format: 'cdr', text, network: 'Ausgrid' });
}

interface Source {
  readonly format: string;
  readonly text: string;
  readonly network: string;
}

function listOf(name: string, asOf: string, { format, text, network }: Source): PlanList {
  const whole = converterOf(format)(text, { asOf, source: name }).tariffs.filter(
    ({ unpriced, networks }) => unpriced.length === 0 && networks?.includes(network) === true,
  );
  const apart = Math.ceil(whole.length / MOST_PLANS);
  const plans = whole
    .filter((_, at) => at % apart === 0)
    .map((tariff) => ({
      ...{ planId: tariff.id, name: tariff.name, retailer: tariff.retailer ?? '', tariff, rating: null },
    }));
  const [year, first] = [Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7)) - 1];
  const known = new Map<number, CompiledPlans>();
  return {
    ...{ name, plans, currency: plans[0]?.tariff.currency ?? 'USD' },
    from: (month) => {
      const today = `${String(month > first ? year : year + 1)}-${String(month + 1).padStart(2, '0')}-01`;
      const compiled = known.get(month) ?? compilePlans(plans, today);
      known.set(month, compiled);
      return compiled;
    },
  };
}
