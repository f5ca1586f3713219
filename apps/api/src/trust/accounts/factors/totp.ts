import type * as otpauth from 'otpauth';

const STEP_S = 30;
/** Steps before and after now that count, because clocks differ (RFC 6238, 5.2). */
const WINDOW = 1;
const SECRET_BYTES = 20;

/** A secret for an authenticator app. */
export interface TotpOffer {
  /** Base32, as a person types it. */
  readonly secret: string;
  /** `otpauth://…`, as apps read it. */
  readonly uri: string;
}

/** A new secret. `label` is what the app shows, and must be nothing that is not the person's to see. */
export async function newTotp(label: string): Promise<TotpOffer> {
  const { Secret, TOTP } = await library();
  const secret = new Secret({ size: SECRET_BYTES });
  return { secret: secret.base32, uri: new TOTP({ issuer: 'TreeBeard', label, secret }).toString() };
}

/** The time step that a code is of, if it is right for a moment near `nowMs`. */
export async function stepOf(secret: string, code: string, nowMs: number): Promise<number | undefined> {
  const { Secret, TOTP } = await library();
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code.replaceAll(' ', ''), timestamp: nowMs, window: WINDOW });
  return delta === null ? undefined : Math.floor(nowMs / 1000 / STEP_S) + delta;
}

function library(): Promise<typeof otpauth> {
  return import('otpauth');
}
