import type { TrailWords } from '#domain/shared/trail';
import { accountsTrail } from './accounts/accounts.trail.js';
import { machineryTrail } from './admin/machinery.trail.js';
import { auditTrail } from './audit/audit.trail.js';
import { replaysTrail } from './audit/replays.trail.js';

/** How the trail tells every event of the trust context; one line for each slice. */
export const trustTrail: TrailWords = { ...accountsTrail, ...auditTrail, ...replaysTrail, ...machineryTrail };
