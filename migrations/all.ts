import { EventLog } from './0001-event-log.js';
import { Followers } from './0002-followers.js';
import { SubjectKeys } from './0003-subject-keys.js';
import { Work } from './0004-work.js';
import { ClaudeSpend } from './0005-claude-spend.js';
import { MasterKeyCheck } from './0006-master-key-check.js';
import { ReadModelShapes } from './0007-read-model-shapes.js';
import { Objects } from './0008-objects.js';
import { Credentials } from './0009-credentials.js';
import { Transparency } from './0010-transparency.js';

/** Every migration, oldest first; one line each. */
export const migrations = [
  EventLog,
  Followers,
  SubjectKeys,
  Work,
  ClaudeSpend,
  MasterKeyCheck,
  ReadModelShapes,
  Objects,
  Credentials,
  Transparency,
] as const;
