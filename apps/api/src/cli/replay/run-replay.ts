import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#api/app.module';
import { readConfig } from '#api/config/config';
import { readSecrets } from '#api/config/secrets';
import type { Context } from '#api/platform/contexts/context';
import type { Replayed } from '#api/platform/engines/replay';
import { everyId, replay, sampledIds } from '#api/platform/engines/replay';
import { AllReruns } from '#api/platform/engines/reruns.module';
import { openDatabase } from '#api/platform/open-database';
import { openPlatform } from '#api/platform/platform';
import { DomainError } from '#domain/shared/domain-error';
import type { RerunView } from '#projections/shared/rerun.view';
import type { CommandOutput } from '../frame/command.js';
import type { Asked } from './asked.js';

const TOLD_EVERY = 100;

/** Makes the asked results again. Returns 0 if all are the same bytes or erased, else 1. Servers may be running. */
export async function runReplay(
  { of, engine, json }: Asked,
  contexts: readonly Context[],
  output: CommandOutput,
): Promise<0 | 1> {
  const { reruns, close } = await openReruns(contexts);
  try {
    const which =
      of === 'all'
        ? everyId(reruns.results())
        : 'id' in of
          ? [of.id]
          : await sampledIds(reruns.results(), of.sample);
    let count = 0;
    const found = await replay(which, { reruns, engine }, (view) => {
      count += 1;
      if (!json && view.differences > 0) output.out(lineOf(view));
      if (!json && count % TOLD_EVERY === 0) output.err(`${String(count)} made again …`);
    });
    if (found.checked === 0 && typeof of === 'object' && 'id' in of)
      throw new DomainError('audit.no-recommendation', 'There is no such recommendation.', { id: of.id });
    output.out(json ? JSON.stringify({ engine, ...found }) : wordsOf(found));
    return found.different === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

async function openReruns(
  contexts: readonly Context[],
): Promise<{ readonly reruns: AllReruns; readonly close: () => Promise<void> }> {
  const config = { ...readConfig(), LOG_LEVEL: 'silent' as const };
  const database = await openDatabase(config);
  const secrets = readSecrets(config, { mayGenerate: database.isFresh });
  const platform = await openPlatform(database.urls, { config, secrets }, contexts);
  const servers = await Promise.all(contexts.map((context) => context.server()));
  const module = AppModule.of(platform, { config, version: '' }, servers);
  const nest = await NestFactory.createApplicationContext(module, { logger: false });
  return {
    reruns: nest.get(AllReruns, { strict: false }),
    async close() {
      await nest.close();
      await platform.close();
      await database.close();
    },
  };
}

function lineOf({ id, verdict, differences, failure }: RerunView): string {
  return `${id}  ${verdict}${failure === null ? '' : `: ${failure}`}, ${String(differences)} differences`;
}

function wordsOf({ checked, equal, erased, different, differing }: Replayed): string {
  const named = differing.map(({ id, verdict }) => `\n  ${id}  ${verdict}`).join('');
  return `${String(checked)} made again: ${String(equal)} the same bytes, ${String(erased)} erased with their home, ${String(different)} different.${named}`;
}
