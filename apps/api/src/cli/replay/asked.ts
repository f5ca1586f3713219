import { DomainError } from '#domain/shared/domain-error';
import type { CommandCall, OptionValues } from '../frame/command.js';

/** Which results `audit replay` makes again, and by which engine. */
export interface Asked {
  /** One result by its id, so many by chance, or all. */
  readonly of: { readonly id: string } | { readonly sample: number } | 'all';
  readonly engine: 'recorded' | 'current';
  readonly json: boolean;
}

const MOST_SAMPLED = 1_000_000;

/** What a call of `audit replay` asks for. Throws what is wrong with it. */
export function askedOf({ args, values, json }: CommandCall): Asked {
  const engine = values['engine'] ?? 'recorded';
  if (engine !== 'recorded' && engine !== 'current')
    throw new DomainError('cli.bad-engine', '--engine is recorded or current.');
  return { of: ofWhich(args[0], values), engine, json };
}

function ofWhich(id: string | undefined, { sample, all }: OptionValues): Asked['of'] {
  const said = [id, sample, all].filter((one) => one !== undefined);
  if (said.length !== 1) throw new DomainError('cli.which-results', 'Give an ID, --sample N or --all.');
  if (id !== undefined) {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
      throw new DomainError('cli.bad-id', 'This is no id of a recommendation.');
    return { id };
  }
  if (typeof sample !== 'string') return 'all';
  const count = Number(sample);
  if (!Number.isInteger(count) || count < 1 || count > MOST_SAMPLED)
    throw new DomainError('cli.bad-sample', '--sample is a whole number from 1.');
  return { sample: count };
}
