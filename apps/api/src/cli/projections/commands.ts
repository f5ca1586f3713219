import type { ContextParts } from '#api/platform/contexts/context';
import { DomainError } from '#domain/shared/domain-error';
import type { AnyProjection } from '#projections/shared/projection';
import type { CliCommand, CommandCall, CommandOutput } from '../frame/command.js';
import type { Standing, Workshop } from './workshop.js';

type Open = () => Promise<Workshop>;

/** A command's result: for programs, for people, and whether all is well. */
interface Done {
  readonly document: unknown;
  readonly words: string;
  readonly isWell: boolean;
}

/** Commands for the read models of all contexts; they may run beside servers. */
export function projectionsCommands(contexts: readonly ContextParts[]): readonly CliCommand[] {
  const projections = contexts.flatMap(({ projections: ofContext }) => ofContext);
  const upcasters = contexts.flatMap(({ upcasters: ofContext }) => ofContext);
  const open = async () => (await import('./workshop.js')).openWorkshop(upcasters);
  return [
    {
      words: ['projections', 'list'],
      says: 'List the read models and how far each is',
      usage: [''],
      options: {},
      example: 'projections list',
      run: (call, output) => inWorkshop(open, (workshop) => list(workshop, projections), { call, output }),
    },
    {
      ...onOne('rebuild', projections),
      says: 'Rebuild a read model from the event log',
      run(call, output) {
        const projection = named(projections, call.args);
        return inWorkshop(open, (workshop) => rebuild(workshop, projection), { call, output });
      },
    },
    {
      ...onOne('verify', projections),
      says: 'Compare a read model with the event log',
      run(call, output) {
        const projection = named(projections, call.args);
        return inWorkshop(open, (workshop) => verify(workshop, projection), { call, output });
      },
    },
  ];
}

function onOne(word: string, projections: readonly AnyProjection[]): Omit<CliCommand, 'says' | 'run'> {
  const names = projections.map(({ name }) => name);
  return {
    words: ['projections', word],
    usage: ['NAME'],
    argument: {
      name: 'NAME',
      says: 'A read model, as "projections list" names it',
      choices: () => Promise.resolve(names),
    },
    options: {},
    example: `projections ${word} ${names[0] ?? 'NAME'}`,
  };
}

async function inWorkshop(
  open: Open,
  work: (workshop: Workshop) => Promise<Done>,
  { call, output }: { readonly call: CommandCall; readonly output: CommandOutput },
): Promise<0 | 1> {
  const workshop = await open();
  try {
    const { document, words, isWell } = await work(workshop);
    output.out(call.json ? JSON.stringify(document) : words);
    return isWell ? 0 : 1;
  } finally {
    await workshop.close();
  }
}

async function list(workshop: Workshop, projections: readonly AnyProjection[]): Promise<Done> {
  const standings = new Map((await workshop.progress()).map((standing) => [standing.name, standing]));
  const listed = projections.map(({ name }) => standings.get(name) ?? { name, position: null });
  return { document: { projections: listed }, words: listed.map(lineOf).join('\n'), isWell: true };
}

async function rebuild(workshop: Workshop, projection: AnyProjection): Promise<Done> {
  const rebuilt = await workshop.rebuild(projection);
  const { subscription, rows, events, position } = rebuilt;
  const words = `${subscription}: ${counted(rows, 'row')} rebuilt from ${counted(events, 'event')}, at position ${position}.`;
  return { document: rebuilt, words, isWell: true };
}

async function verify(workshop: Workshop, projection: AnyProjection): Promise<Done> {
  const verified = await workshop.verify(projection);
  const { subscription, kept, expected, position, isSame, wrong, wrongRows } = verified;
  const named = wrongRows.map(({ key, how }) => `\n  ${key} (${how})`).join('');
  const more = wrong > wrongRows.length ? `\n  and ${String(wrong - wrongRows.length)} more` : '';
  const words = isSame
    ? `${subscription}: ${counted(kept.rows, 'row')}, as the log says, at position ${position}.`
    : `${subscription} differs from the log at position ${position}: ${counted(kept.rows, 'row')} against ${String(expected.rows)}. Wrong rows:${named}${more}\nRebuild it with: projections rebuild ${subscription}`;
  return { document: verified, words, isWell: isSame };
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A read model that was never built has no position yet. */
function lineOf(one: Standing | { readonly name: string; readonly position: null }): string {
  if (one.position === null) return `${one.name}  never built`;
  const state = one.failure ?? (one.behindS === 0 ? 'up to date' : `${one.behindS.toFixed(0)} s behind`);
  return `${one.name}  position ${one.position}, generation ${String(one.generation)}, ${state}`;
}

function named(projections: readonly AnyProjection[], names: readonly string[]): AnyProjection {
  const found = projections.find(({ name }) => names.length === 1 && name === names[0]);
  if (found !== undefined) return found;
  const known = projections.map(({ name }) => name);
  throw new DomainError('cli.unknown-projection', `Name one of these read models: ${known.join(', ')}.`, {
    known,
  });
}
