/** An option's value as the command line gives it. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** One command of the command line. */
export interface CliCommand {
  readonly words: readonly string[];
  readonly usage: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  /** Prints; answers with the exit code. Throws `DomainError` for bad input. */
  run(positionals: readonly string[], values: OptionValues, output: CommandOutput): Promise<number>;
}

/** Where a command prints. */
export interface CommandOutput {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}
