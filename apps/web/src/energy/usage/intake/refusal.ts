import type { UsageUploadView } from '#projections/energy/usage-upload/usage-upload.view';
import type { Problem } from '#web/shared/problems/problem';

/** Turns a refused import into a problem, so that it is shown like any other refusal. */
export function refusalOf({ problem }: UsageUploadView): Problem {
  return {
    title: 'We could not use this file',
    status: 422,
    code: problem?.code ?? 'usage.rejected',
    detail: problem?.message ?? 'The file was refused.',
    details: problem?.details ?? {},
  };
}
