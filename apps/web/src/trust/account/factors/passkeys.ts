import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { ChallengeView } from '#projections/trust/account/account.view';

/** Has the browser make a passkey. Rejects if its person breaks off. */
export async function makePasskey({ options }: ChallengeView): Promise<Record<string, unknown>> {
  // The server's library makes what the browser's expects.
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  return { ...(await startRegistration({ optionsJSON })) };
}

/** Has the browser use a passkey. Rejects if its person breaks off. */
export async function usePasskey({ options }: ChallengeView): Promise<Record<string, unknown>> {
  // The server's library makes what the browser's expects.
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  return { ...(await startAuthentication({ optionsJSON })) };
}
