import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { DomainError } from '#domain/shared/domain-error';

/** From 0 to 4: at 4, ten billion guesses do not find it. */
const GOOD_ENOUGH = 4;
/** Characters besides what everybody knows of the person. */
const LEAST_OWN = 8;

let checker: Promise<ZxcvbnFactory> | undefined;

/**
 * Refuses a password that attackers try early: common and breached ones, and what follows from words, keys, dates
 * and the person's own address (ASVS 5.0, 6.2). Throws `accounts.weak-password`.
 */
export async function refuseWeak(password: string, email: string): Promise<void> {
  checker ??= load();
  const own = [email, ...email.split(/[@.+_-]/), 'treebeard'].filter((part) => part.length > 2);
  const { score } = (await checker).check(password, own);
  const rest = own.reduce((text, part) => text.replaceAll(part.toLowerCase(), ''), password.toLowerCase());
  if (score >= GOOD_ENOUGH && rest.length >= LEAST_OWN) return;
  throw new DomainError(
    'accounts.weak-password',
    'This password is among the first that others would try. Take one that nobody can guess: four or five words that do not belong together will do.',
  );
}

/** The lists are large, so they are loaded with the first password. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new Factory({ dictionary: { ...dictionary }, graphs: adjacencyGraphs });
}
