import type { ContextParts } from '#api/platform/contexts/context';
import { DomainError } from '#domain/shared/domain-error';
import type { AnyProjection } from '#projections/shared/projection';
import type { CliCommand, CommandOutput } from '../frame/command.js';
import { flag } from '../frame/options.js';
import type { Workshop } from './workshop.js';

type Work = (workshop: Workshop, projection: AnyProjection) => Promise<number>;

/** Commands over the read models of the contexts; they may run while servers do. */
export function projectionsCommands(contexts: readonly ContextParts[]): readonly CliCommand[] {
  const projections = contexts.flatMap(({ projections: ofContext }) => ofContext);
  const upcasters = contexts.flatMap(({ upcasters: ofContext }) => ofContext);
  const open = async () => (await import('./workshop.js')).openWorkshop(upcasters);
  const onOne = (word: string, work: (output: CommandOutput, json: boolean) => Work): CliCommand => ({
    words: ['projections', word],
    usage: `projections ${word} NAME [--json]`,
    options: { json: flag },
    async run(names, values, output) {
      const projection = named(projections, names);
      const workshop = await open();
      try {
        return await work(output, values['json'] === true)(workshop, projection);
      } finally {
        await workshop.close();
      }
    },
  });
  return [
    {
      words: ['projections', 'list'],
      usage: 'projections list [--json]',
      options: { json: flag },
      async run(_, values, output) {
        const workshop = await open();
        try {
          const known = new Set(projections.map(({ name }) => name));
          const listed = (await workshop.progress()).filter(({ name }) => known.has(name));
          if (values['json'] === true) output.out(JSON.stringify({ projections: listed }));
          else for (const one of listed) output.out(lineOf(one));
          return 0;
        } finally {
          await workshop.close();
        }
      },
    },
    onOne('rebuild', (output, json) => async (workshop, projection) => {
      const rebuilt = await workshop.rebuild(projection);
      const { subscription, rows, events, position } = rebuilt;
      const words = `${subscription}: ${String(rows)} rows made anew from ${String(events)} events, at position ${position}.`;
      output.out(json ? JSON.stringify(rebuilt) : words);
      return 0;
    }),
    onOne('verify', (output, json) => async (workshop, projection) => {
      const verified = await workshop.verify(projection);
      const { subscription, kept, expected, position, isSame } = verified;
      const words = isSame
        ? `${subscription}: ${String(kept.rows)} rows are what the log says, at position ${position}.`
        : `${subscription} differs from the log at position ${position}: ${String(kept.rows)} rows against ${String(expected.rows)}. Make it anew with: projections rebuild ${subscription}`;
      output.out(json ? JSON.stringify(verified) : words);
      return isSame ? 0 : 1;
    }),
  ];
}

function lineOf(one: Awaited<ReturnType<Workshop['progress']>>[number]): string {
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
