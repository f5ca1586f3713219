import { spawnSync } from 'node:child_process';
import { DomainError } from '#domain/shared/domain-error';
import type { CliCommand, CommandCall } from './command.js';
import { ReaderGone } from './printer.js';
import { runCommand } from './run-command.js';

const calls: CommandCall[] = [];
let outcome: () => number = () => 0;
const run = (call: CommandCall): Promise<number> => {
  calls.push(call);
  return Promise.resolve().then(() => outcome());
};
const grow: CliCommand = {
  words: ['tree', 'grow'],
  says: 'Grow trees',
  usage: ['SEED... --soil KIND'],
  argument: { name: 'SEED', says: 'Seeds to grow', isMany: true },
  options: {
    soil: { value: 'KIND', says: 'What it grows in', choices: () => Promise.resolve(['loam', 'peat']) },
    'planted-on': { value: 'DAY', says: 'When it was planted' },
    wet: { says: 'Water it' },
  },
  example: 'tree grow acorn --soil loam',
  run,
};
const fell: CliCommand = { words: ['fell'], says: 'Fell it', usage: [''], options: {}, example: 'fell', run };

async function call(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(argv, [grow, fell], {
    facts: { name: 'ent', says: 'Looks after trees.', version: '3.2.1' },
    output: { out: (line) => out.push(line), err: (line) => err.push(line) },
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

beforeEach(() => {
  calls.length = 0;
  outcome = () => 0;
});

describe('calling a command', () => {
  it('hands over its arguments and options by name', async () => {
    await call('tree', 'grow', 'acorn', 'nut', '--soil', 'loam', '--planted-on=2026-03-01', '--wet');
    expect(calls).toEqual([
      {
        args: ['acorn', 'nut'],
        values: { soil: 'loam', plantedOn: '2026-03-01', wet: true },
        json: false,
      },
    ]);
  });

  it('takes --json wherever it stands', async () => {
    await call('fell', '--json');
    await call('--json', 'fell');
    await call('tree', '--json', 'grow', 'acorn');
    expect(calls.map(({ json }) => json)).toEqual([true, true, true]);
  });

  it.each([0, 1, 3])('ends with the exit code %i that the command answers', async (code) => {
    outcome = () => code;
    expect(await call('fell')).toEqual({ code, out: '', err: '' });
  });

  it('ends with what it came to when its reader has gone', async () => {
    outcome = () => {
      throw new ReaderGone();
    };
    expect(await call('fell')).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('a question that a command leaves open', () => {
  beforeEach(() => {
    outcome = () => {
      const details = { outcome: 'needs-soil', question: 'Loam or peat?', proposals: ['loam', 'peat'] };
      throw new DomainError('trees.needs-soil', 'Loam or peat?', details);
    };
  });

  it('is printed on stdout and ends with 3', async () => {
    const words = 'Loam or peat?\nAdd --json to see the possible answers.';
    expect(await call('fell')).toEqual({ code: 3, out: words, err: '' });
  });

  it('is one JSON document with --json, its answers and what each would give', async () => {
    const { code, out, err } = await call('fell', '--json');
    expect([code, err]).toEqual([3, '']);
    expect(JSON.parse(out)).toEqual({
      ...{ outcome: 'needs-soil', question: 'Loam or peat?' },
      ...{ proposals: ['loam', 'peat'], preview: [] },
    });
  });
});

describe('a refusal', () => {
  const refuse = () => {
    throw new DomainError('trees.rooted', 'It is rooted.\nDig first.', { rings: [12, 13], depth: { m: 2 } });
  };

  it('is words on stderr, with what helps to find the place', async () => {
    outcome = refuse;
    expect(await call('fell')).toEqual({
      code: 2,
      out: '',
      err: 'It is rooted.\nDig first.\n  rings: 12, 13',
    });
  });

  it('is one JSON document on stderr with --json', async () => {
    outcome = refuse;
    const { code, out, err } = await call('fell', '--json');
    expect([code, out]).toEqual([2, '']);
    expect(JSON.parse(err)).toEqual({
      error: {
        code: 'trees.rooted',
        message: 'It is rooted.\nDig first.',
        details: { rings: [12, 13], depth: { m: 2 } },
      },
    });
  });

  it('is never mistaken for findings when the program itself is broken', async () => {
    outcome = () => {
      throw new TypeError('undefined is not a tree');
    };
    expect(await call('fell')).toEqual({ code: 2, out: '', err: 'undefined is not a tree' });
  });
});

describe('a call that is not understood', () => {
  it.each([
    [['fel'], "Unknown command 'fel'. Did you mean fell?\n  help: ent --help"],
    [['tree', 'grw'], "Unknown command 'grw'. Did you mean grow?\n  help: ent tree --help"],
    [['fell', '--jsn'], "Unknown option '--jsn'. Did you mean --json?\n  help: ent fell --help"],
    [['tree', 'grow'], "Missing required argument 'SEED'.\n  help: ent tree grow --help"],
    [
      ['fell', 'it'],
      "Too many arguments for 'fell'. Expected 0 arguments but got 1: it.\n  help: ent fell --help",
    ],
  ])('%j is told in words and ends with 2', async (argv, words) => {
    expect(await call(...argv)).toEqual({ code: 2, out: '', err: words });
    expect(calls).toEqual([]);
  });

  it.each([
    [['fel'], 'cli.unknown-command'],
    [['tree'], 'cli.no-command'],
    [['fell', '--soil'], 'cli.bad-option'],
    [['tree', 'grow'], 'cli.missing-argument'],
  ])('%j is JSON with --json', async (argv, code) => {
    const told = await call(...argv, '--json');
    expect([told.code, told.out, JSON.parse(told.err)]).toMatchObject([2, '', { error: { code } }]);
  });

  it('prints help on stderr when the command is missing', async () => {
    const { code, out, err } = await call('tree');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('tree grow  Grow trees');
  });
});

describe('help', () => {
  it('lists every command with all its words', async () => {
    const { code, out } = await call('help');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Usage: ent COMMAND \[options\]\n\nLooks after trees\.\n\nCommands:\n {2}tree grow {3}Grow trees\n {2}fell {8}Fell it\n/,
    );
  });

  it.each([
    ['tree', 'grow', '--help'],
    ['help', 'tree', 'grow'],
  ])('of one command (%s %s %s) says a line for each option, and an example', async (...argv) => {
    expect((await call(...argv)).out.split('\n')).toEqual([
      'Usage: ent tree grow SEED... --soil KIND [options]',
      '',
      'Grow trees',
      '',
      'Arguments:',
      '  SEED                Seeds to grow',
      '',
      'Options:',
      '  --soil <KIND>       What it grows in',
      '  --planted-on <DAY>  When it was planted',
      '  --wet               Water it',
      '  --json              Print JSON instead of words',
      '  -h, --help          Print this help',
      '',
      'KIND is one of loam, peat.',
      '',
      'Example:',
      '  ent tree grow acorn --soil loam',
    ]);
  });

  it('prints the version', async () => {
    expect(await call('--version')).toEqual({ code: 0, out: '3.2.1', err: '' });
  });
});

describe('completion', () => {
  /** What bash offers behind these words. */
  async function offered(...words: readonly string[]): Promise<readonly string[]> {
    const script = (await call('completion', 'bash')).out;
    const line = words.map((word) => `'${word}'`).join(' ');
    const ask = `COMP_WORDS=(ent ${line}) COMP_CWORD=${String(words.length)}; _ent; echo "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', `${script}\n${ask}`], { encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.split(/\s+/).filter((word) => word !== '');
  }

  it('offers commands, the words behind them, options and their values', async () => {
    expect(await offered('')).toEqual(['tree', 'fell', 'completion', '--version', '--json', '--help']);
    expect(await offered('tr')).toEqual(['tree']);
    expect(await offered('tree', '')).toEqual(['grow', '--json', '--help']);
    expect(await offered('tree', 'grow', '--')).toEqual([
      '--soil',
      '--planted-on',
      '--wet',
      '--json',
      '--help',
    ]);
    expect(await offered('tree', 'grow', 'acorn', '--soil', 'l')).toEqual(['loam']);
    expect(await offered('completion', '')).toEqual(['bash', 'zsh', '--json', '--help']);
  });

  it('leaves a value that may be anything to the shell, which knows the files', async () => {
    expect(await offered('tree', 'grow', '--planted-on', '')).toEqual([]);
  });

  it('reads the same script in zsh, which must load its reader of such scripts first', async () => {
    const [bash, zsh] = [await call('completion', 'bash'), await call('completion', 'zsh')];
    expect(zsh.out).toMatch(/bashcompinit\n_ent\(\)/);
    expect(zsh.out.endsWith(bash.out)).toBe(true);
  });

  it('refuses a shell it does not know', async () => {
    const { code, err } = await call('completion', 'fish');
    expect(code).toBe(2);
    expect(err).toContain('Allowed choices are bash, zsh.');
  });
});
