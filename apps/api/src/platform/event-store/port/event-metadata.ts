import { z } from 'zod';

const Id = z.string().min(1).max(200);

/** What an actor is: an account, a visitor without one, a part of the system, or whoever runs the installation. */
const ActorSchema = z.strictObject({ id: Id, kind: z.enum(['account', 'guest', 'system', 'operator']) });

/** The program that appended an event: what must be known to repeat what it did. */
const BuildSchema = z.strictObject({
  /** Commit that was built; `unknown` outside a checkout. */
  commit: z.string().max(64),
  /** SHA-256 of the engine that results were computed with; `unknown` where it was not built. */
  engineDigest: z.string().max(64),
  /** Versions of the runtime, its locale data (ICU) and its time zone data. */
  node: z.string().max(40),
  icu: z.string().max(40),
  tz: z.string().max(40),
});
export type Build = z.infer<typeof BuildSchema>;

/**
 * Who caused an event, by which command and request, why, and under which build. Nothing personal stands here
 * in clear: where a request came from (`client`) is sealed.
 */
export const EventMetadataSchema = z.strictObject({
  actor: ActorSchema,
  role: Id,
  sessionId: Id.optional(),
  /** Whom the actor acted for, if not for themselves. */
  onBehalfOf: Id.optional(),
  /** The command that decided the event; the same id has one effect. */
  commandId: Id,
  /** `energy.household.set-place` */
  commandType: Id,
  /** Our own id of the HTTP request. */
  requestId: Id.optional(),
  /** The id that the client gave its request; never trusted as ours. */
  clientRequestId: Id.optional(),
  /** The request that began the chain. */
  correlationId: Id,
  /** The event or request that led to this one. */
  causationId: Id,
  /** Why, in the actor’s words; required of privileged actions. */
  reason: z.string().min(1).max(1_000).optional(),
  build: BuildSchema,
  /** Address and user agent of the client, sealed; erased with its subject. */
  client: z.record(z.string(), z.unknown()).optional(),
});
export type EventMetadata = z.infer<typeof EventMetadataSchema>;
