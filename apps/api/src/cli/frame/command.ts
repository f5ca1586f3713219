/** The value of each option that was given, by its name in camel case; `true` for a flag. */
export type OptionValues = Readonly<Record<string, string | true | undefined>>;

/** One option of a command, as its help shows it. */
export interface CliOption {
  /** Placeholder of its value in help, `FILE`; a flag has none. */
  readonly value?: string;
  /** One line of help. */
  readonly says: string;
  /** Values for help and completion only; the command itself refuses others. */
  readonly choices?: () => Promise<readonly string[]>;
}

/** A positional argument, such as files. */
export interface CliArgument {
  /** Its placeholder in help: `FILE`. */
  readonly name: string;
  readonly says: string;
  readonly isMany?: boolean;
  readonly isOptional?: boolean;
  /** The same as for an option. */
  readonly choices?: () => Promise<readonly string[]>;
}

/** One command of the command line. Every command takes `--json` and `--help` besides its own options. */
export interface CliCommand {
  readonly words: readonly string[];
  /** One line of help. */
  readonly says: string;
  /** What follows the command's words, one line per way to call it: `FILE --from FORMAT`. */
  readonly usage: readonly string[];
  readonly argument?: CliArgument;
  /** Options by long name: `as-of`. */
  readonly options: Readonly<Record<string, CliOption>>;
  /** A call that works, without the program's name. */
  readonly example: string;
  /** Prints and returns the exit code. Throws `DomainError` for bad input. */
  run(call: CommandCall, output: CommandOutput): Promise<number>;
}

/** How a command was called. */
export interface CommandCall {
  readonly args: readonly string[];
  readonly values: OptionValues;
  /** Print one JSON document on stdout and refusals as JSON on stderr; otherwise words. */
  readonly json: boolean;
}

/** Where a command prints. */
export interface CommandOutput {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}
