import { inspectUsageFiles } from './energy/usage/inspect.js';

/** An option's value as the command line gives it. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** One command of the command line. */
export interface CliCommand {
  readonly words: readonly string[];
  readonly usage: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  /** Prints; answers with the exit code. Throws `DomainError` for bad input. */
  run(positionals: readonly string[], values: OptionValues): Promise<number>;
}

const output = {
  out: (line: string): void => void process.stdout.write(`${line}\n`),
  err: (line: string): void => void process.stderr.write(`${line}\n`),
};

/** Every command; one entry each. */
export const commands: readonly CliCommand[] = [
  {
    words: ['usage', 'inspect'],
    usage: 'usage inspect FILE... [--zone IANA] [--json]',
    options: { zone: { type: 'string' }, json: { type: 'boolean' } },
    run: (files, { zone, json }) =>
      inspectUsageFiles(files, { json: json === true, ...(typeof zone === 'string' ? { zone } : {}) }, output),
  },
];
