import { z } from 'zod';

/** The keys that ever signed the log, as verifier keys (C2SP signed-note); those that still sign come first. */
export const LogKeysView = z.object({ keys: z.array(z.object({ key: z.string(), signs: z.boolean() })) });
export type LogKeysView = z.infer<typeof LogKeysView>;
