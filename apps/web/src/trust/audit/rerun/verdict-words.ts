import type { RerunView } from '#projections/shared/rerun.view';

/** A verdict in a sentence. */
export function verdictWords({ verdict, differences, runtime, recordedRuntime, failure }: RerunView): string {
  switch (verdict) {
    case 'byte-equal':
      return 'The same inputs gave the same bytes again.';
    case 'differs':
      return differences === 1
        ? 'One value came out differently.'
        : `${String(differences)} values came out differently.`;
    case 'other-runtime':
      return `${String(differences)} values came out differently, and so may they: it was made with locale data ${recordedRuntime.icu} and time zones ${recordedRuntime.tz}, and made again with ${runtime.icu} and ${runtime.tz}.`;
    case 'engine-missing':
      return 'This engine is not kept, so it cannot be run again.';
    case 'engine-failed':
      return `The engine gave no result: ${failure ?? 'it did not say why'}`;
    case 'inputs-erased':
      return 'The home was erased, and its data with it. What the log holds of it nobody can read.';
  }
}

/** A value of a result on one side, as short text. */
export function valueText(value: unknown): string {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
