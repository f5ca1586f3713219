/** Stream ids of the trust context: a category, a hyphen, and what the stream is about. */
export const streamOfAccount = (accountId: string): string => `trust.account-${accountId}`;
