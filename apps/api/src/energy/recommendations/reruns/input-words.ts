import type { CurrentPlan, Preferences } from '#domain/energy/households/households.events';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import { pricedAt } from '#domain/energy/plans/plan';
import type { RerunInputsView } from '#projections/shared/rerun.view';
import type { RunData } from './recorded-run.js';
import type { RunInputs } from './run-inputs.js';

type Section = RerunInputsView['sections'][number];
type Line = Section['lines'][number];

/** A run's inputs in words: the year, the home, what its people want, and the plans. */
export function inputSections(run: RunData, { stated, edition, year, usageDigest }: RunInputs): Section[] {
  const { place, currentPlan, preferences } = stated;
  const offered = pricedAt(place, edition.plans);
  return [
    {
      title: 'The home',
      lines: [
        line('Postcode', place.postcode),
        line('Market', place.market),
        line('Wires', place.deliveryUtilityId ?? 'unknown'),
        line('Time zone', place.zone),
        ...planLines(currentPlan),
      ],
    },
    { title: 'What its people want', lines: wishLines(preferences ?? DEFAULT_PREFERENCES) },
    {
      title: 'The year that plans were priced on',
      lines: [
        ...(year.year?.months ?? []).map(({ month, kwh }) => line(month, `${kwh} kWh`)),
        line('Metered', `${Math.round((year.year?.meteredShare ?? 0) * 100).toString()} %`),
        line('Upload', run.uploadId),
        line('Digest, under the home’s key', usageDigest),
      ],
    },
    {
      title: 'The catalogue',
      lines: [
        line('Plans on offer to the home', String(offered.length)),
        line('Plans in the catalogue', String(edition.plans.length)),
        line('Revision', edition.revision),
        line('As of log position', String(edition.position)),
      ],
    },
  ];
}

function line(name: string, value: string): Line {
  return { name, value };
}

function planLines(current: CurrentPlan | null): Line[] {
  if (current === null) return [line('Present plan', 'not said')];
  const { plan, contractEnd, terminationFee } = current;
  const said =
    plan.kind === 'catalogue'
      ? plan.planId
      : plan.kind === 'unknown'
        ? 'unknown'
        : `${plan.energyCentsPerKwh} cents a kWh and ${plan.monthlyFee} a month`;
  const fee =
    terminationFee.kind === 'none'
      ? 'none'
      : `${terminationFee.amount}${terminationFee.kind === 'flat' ? '' : ' for each month left'}`;
  return [
    line('Present plan', said),
    line('Contract ends', contractEnd ?? 'no contract'),
    line('Fee for leaving', fee),
  ];
}

function wishLines({ wishes, limits, caution, devices, agreedToCost }: Preferences): Line[] {
  return [
    line('Clean power', `${wishes.renewableCentsPerKwh} cents a kWh`),
    line('One more star', `${wishes.starPerYear} a year`),
    line('Freedom to leave', `${wishes.freedomPerYear} a year`),
    line('A fixed price', `${wishes.fixedPricePerYear} a year`),
    line('Leaving fees count', `${String(wishes.leavingFeePercent)} %`),
    line('Ranked by', caution === 'badYear' ? 'a bad year' : 'the expected year'),
    ...Object.entries(limits).map(([name, limit]) => line(`Limit: ${name}`, String(limit))),
    ...(devices === undefined ? [] : [line('Devices', devices.join(', '))]),
    ...(agreedToCost === undefined ? [] : [line('Wishes may cost', `${agreedToCost} a year`)]),
  ];
}
