import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPassword, SUPERUSER } from '#api/platform/postgres/cluster';
import { readPostmaster } from '#api/platform/postgres/postmaster';
import { eventually } from '../eventually.js';
import { addressOf } from './ready.js';

const START_WITHIN_MS = 60_000;

/** The built application on one data folder, to be killed and started again. */
export class CrashingApp {
  readonly dataDir = join(mkdtempSync(join(tmpdir(), 'treebeard-crash-')), 'data');
  private child: ChildProcess | undefined;
  private output = '';

  /** Starts it on a free port and returns its address once it is ready. */
  async start(): Promise<string> {
    const env = { ...process.env, PORT: '0', DATA_DIR: this.dataDir, LOG_LEVEL: 'error' };
    const compiled = join(this.dataDir, '..', 'compiled');
    this.output = '';
    const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
      env: { ...env, REQUESTS_PER_MINUTE: '100000', NODE_COMPILE_CACHE: compiled },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (this.output += text.toString()));
    return addressOf(child, () => this.output, START_WITHIN_MS);
  }

  /** Ends it as a power cut of the process would: no handler runs. `databaseToo` takes PostgreSQL with it. */
  async kill({ databaseToo }: { readonly databaseToo: boolean }): Promise<void> {
    const server = readPostmaster(join(this.dataDir, 'postgres'));
    await this.end('SIGKILL');
    if (databaseToo && server !== undefined) process.kill(server.pid, 'SIGKILL');
  }

  /** Ends it as Ctrl-C does. */
  async interrupt(): Promise<void> {
    await this.end('SIGINT');
  }

  /** Asks it to end, as a service manager does, and answers with its exit code. */
  async terminate(): Promise<number | null> {
    await this.end('SIGTERM');
    return this.child?.exitCode ?? null;
  }

  /** The owner's connection string to the embedded database while it runs. */
  databaseUrl(): string {
    const directory = join(this.dataDir, 'postgres');
    const port = readPostmaster(directory)?.port ?? 0;
    return `postgresql://${SUPERUSER}:${readPassword(directory)}@127.0.0.1:${String(port)}/treebeard`;
  }

  /** Command lines of the processes that work on the data folder, PostgreSQL's children included. */
  processes(): readonly string[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
      .flatMap((pid) => {
        try {
          const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
          const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
          const isOurs = command.includes(this.dataDir) || environment.includes(`DATA_DIR=${this.dataDir}`);
          return isOurs ? [`${pid} ${command}`] : [];
        } catch {
          return []; // it has just ended, or has no command line
        }
      });
  }

  /** Ends whatever is left and removes the folder. */
  async remove(): Promise<void> {
    if (this.child?.exitCode === null && this.child.signalCode === null) await this.end('SIGINT');
    const server = readPostmaster(join(this.dataDir, 'postgres'));
    if (server !== undefined) process.kill(server.pid, 'SIGQUIT');
    const folder = join(this.dataDir, '..');
    await eventually(() => {
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
