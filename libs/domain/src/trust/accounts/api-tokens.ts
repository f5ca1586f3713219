import type { Stamped } from '#domain/shared/decider';
import type { TokenCommand } from './account-command.js';
import type { AccountState } from './account-state.js';
import type { AccountEvent } from './accounts.events.js';
import { refuseMore } from './most.js';

const MOST_API_TOKENS = 20;

/** Tokens for programs come and go. */
export function decideToken(
  command: Stamped<TokenCommand & { readonly accountId: string }>,
  { apiTokens }: AccountState,
): readonly AccountEvent[] {
  const { accountId, tokenId, at } = command;
  switch (command.kind) {
    case 'issue-api-token': {
      refuseMore(apiTokens, MOST_API_TOKENS, 'API tokens');
      const { name, scopes, endsAt } = command;
      const data = { accountId, tokenId, name, scopes: [...scopes], issuedAt: at, endsAt };
      return [{ type: 'trust.api-token-issued.v1', data }];
    }
    case 'revoke-api-token':
      if (!apiTokens.includes(tokenId)) return [];
      return [{ type: 'trust.api-token-revoked.v1', data: { accountId, tokenId, revokedAt: at } }];
  }
}
