/** The value of each option that was given, by its name in camel case; `true` for a flag. */
export type OptionValues = Readonly<Record<string, string | true | undefined>>;

/** One option of a command, as its help shows it. */
export interface CliOption {
  /** What stands for its value in help, `FILE`; a flag has none. */
  readonly value?: string;
  /** One line of help. */
  readonly says: string;
  /** The values that help and completion offer; asked for by these alone. The command itself refuses others. */
  readonly choices?: () => Promise<readonly string[]>;
}

/** What stands behind a command's words, such as files. */
export interface CliArgument {
  /** What stands for it in help: `FILE`. */
  readonly name: string;
  readonly says: string;
  readonly isMany?: boolean;
  /** As of an option. */
  readonly choices?: () => Promise<readonly string[]>;
}

/** One command of the command line. Every command takes `--json` and `--help` besides its own options. */
export interface CliCommand {
  readonly words: readonly string[];
  /** One line of help. */
  readonly says: string;
  /** What a call needs behind the words, a line for each way: `FILE --from FORMAT`. */
  readonly usage: readonly string[];
  readonly argument?: CliArgument;
  /** By long name: `as-of`. */
  readonly options: Readonly<Record<string, CliOption>>;
  /** A call that works, without the program's name. */
  readonly example: string;
  /** Prints; answers with the exit code. Throws `DomainError` for bad input. */
  run(call: CommandCall, output: CommandOutput): Promise<number>;
}

/** How a command was called. */
export interface CommandCall {
  readonly args: readonly string[];
  readonly values: OptionValues;
  /** One JSON document on stdout and nothing else, refusals as JSON on stderr; else words. */
  readonly json: boolean;
}

/** Where a command prints. */
export interface CommandOutput {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}
