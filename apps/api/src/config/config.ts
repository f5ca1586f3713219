import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Fault } from '#domain/shared/fault';
import { witnessOf } from '../platform/transparency/witnesses/witness-settings.js';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const isAddress = (text: string): boolean => {
  const [address = '', bits = '0'] = text.split('/');
  const longest = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= longest;
};

const OperatorAddress = z.string().refine((text) => text === 'loopback' || isAddress(text), {
  error: ({ input }) =>
    `"${String(input)}" is neither an address, nor a network (10.0.0.0/8), nor "loopback"`,
});

/** Names as proxy-addr knows them, an address, or a network. */
const ProxyAddress = z
  .string()
  .refine((text) => /^(loopback|linklocal|uniquelocal)$/.test(text) || isAddress(text), {
    error: ({ input }) =>
      `"${String(input)}" is neither an address, nor a network (10.0.0.0/8), nor "loopback"`,
  });

/** The URL Standard allows a `*` in a host, so that it has to be looked for. */
const isOrigin = (text: string): boolean =>
  URL.canParse(text) && new URL(text).origin === text && !text.includes('*');

/** An origin as browsers send it. A `*` is refused: with cookies it would open every home to every page. */
const Origin = z.string().refine((text) => isOrigin(text), {
  error: ({ input }) =>
    `"${String(input)}" is not an origin: write https://pages.example, without a path or *`,
});

/** A name as browsers send it in `Host`, but for its port. */
const HostName = z
  .string()
  .toLowerCase()
  .regex(/^[\w-]+(\.[\w-]+)*$/, {
    error: ({ input }) =>
      `"${String(input)}" is not a host name: write treebeard.example, without https:// or a port`,
  });

/** A folder, or an address and the key of the witness behind it. */
const WitnessEntry = z.string().transform((text, context) => {
  const witness = witnessOf(text);
  if (witness !== undefined) return witness;
  context.addIssue(
    `"${text}" is neither a whole path nor an address and a key: https://witness.example name+id+key`,
  );
  return z.NEVER;
});

/** Dollars for a million tokens in and out, by model; a model that is not listed cannot be budgeted. */
const ModelPrices = z.record(z.string(), z.object({ inputUsd: z.number(), outputUsd: z.number() }));

/** Every setting with its default. Nothing else reads the environment. */
export const ConfigSchema = z.object({
  PORT: whole(0, 65_535).default(8000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path)),
  /**
   * An external PostgreSQL: its owner's connection string, or the application's login beside KEYS_DATABASE_URL.
   * Absent, the embedded one is started below DATA_DIR.
   */
  DATABASE_URL: z.url().optional(),
  /** The login that may read the keys; then DATABASE_URL is the application's, and nothing here knows the owner. */
  KEYS_DATABASE_URL: z.url().optional(),
  /** The owner's connection string, for `treebeard migrate` alone. */
  MIGRATION_DATABASE_URL: z.url().optional(),
  /** Uploads are refused when less than this is free on the embedded database's disk. */
  FREE_SPACE_MB: whole(0, 1_000_000).default(512),
  /** Uploads are refused once an external database is this large; absent means no limit. */
  DATABASE_LIMIT_MB: whole(1, 1_000_000_000).optional(),
  /** Redis for the queues (`noeviction`); absent, they are in PostgreSQL. */
  REDIS_URL: z.url().optional(),
  /** Redis for the cache, never the queues' instance; absent, the cache is in process. */
  REDIS_CACHE_URL: z.url().optional(),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: z.url().optional(),
  CLAUDE_MODEL: z.string().default('claude-haiku-5-5'),
  CLAUDE_TIMEOUT_MS: whole(100, 600_000).default(30_000),
  CLAUDE_MAX_RETRIES: whole(0, 5).default(2),
  CLAUDE_BUDGET_USD_PER_DAY: z.coerce.number().min(0).default(5),
  CLAUDE_PRICES: z
    .string()
    .default(
      '{"claude-haiku-5-5":{"inputUsd":0.1,"outputUsd":0.5},"claude-sonnet-5-5":{"inputUsd":2,"outputUsd":10},"claude-opus-5-5":{"inputUsd":4,"outputUsd":20}}',
    )
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('must be JSON: {"model":{"inputUsd":0.1,"outputUsd":0.5}}');
        return z.NEVER;
      }
    })
    .pipe(ModelPrices),
  /** 32 bytes in base64 that wrap every person's key. Generated below DATA_DIR when absent. */
  MASTER_KEY: z.base64().optional(),
  /** Signs the session cookie. Generated below DATA_DIR when absent. */
  SESSION_SECRET: z.string().min(32).optional(),
  /** Keys that sign the log's checkpoints. The first is generated below DATA_DIR when absent. */
  LOG_SIGNING_KEYS: z.string().min(1).optional(),
  /** Folders and addresses, separated by commas, that keep the log's checkpoints outside. */
  WITNESSES: z.string().default('').transform(listOf).pipe(z.array(WitnessEntry)),
  /** Whether the cookie is sent over TLS only. */
  SESSION_COOKIE_SECURE: flag.default(false),
  /** Origins, separated by commas, whose pages may call the API. */
  CORS_ORIGINS: z.string().default('').transform(listOf).pipe(z.array(Origin)),
  /** Where browsers reach the pages, for links in mails; absent, this machine and port. */
  PUBLIC_URL: Origin.optional(),
  /** `smtps://user:password@host`: mail is sent through it; absent, links are in the operator's log. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().max(320).default('TreeBeard <treebeard@localhost>'),
  /** Names, separated by commas, that browsers may reach the server by, besides localhost and addresses. */
  ALLOWED_HOSTS: z.string().default('').transform(listOf).pipe(z.array(HostName)),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Addresses or networks, separated by commas, of the proxies whose X-Forwarded-For is trusted. */
  TRUST_PROXY: z.string().default('').transform(listOf).pipe(z.array(ProxyAddress)),
  /** Bearer token that gives access to detailed health and the API's documentation. */
  OPERATOR_TOKEN: z.string().min(32).optional(),
  /** Addresses or networks, separated by commas, that have the same access without a token. */
  OPERATOR_ADDRESSES: z.string().default('loopback').transform(listOf).pipe(z.array(OperatorAddress)),
  /** Whether the API's documentation is public; by default only with the embedded database. */
  DOCS_PUBLIC: flag.optional(),
  /** Points that one session may spend per minute before it must wait; an address has four times as many. */
  REQUESTS_PER_MINUTE: whole(1, 1_000_000).default(1_200),
  /** `all` serves HTTP and works the queues in one process; `api` and `worker` split them. */
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  /** Whether what people name (a list of plans) may be fetched from inside our own networks. */
  FETCH_PRIVATE_ADDRESSES: flag.default(false),
  /** Set by a launcher that cannot forward signals: the process ends when the launcher is gone. */
  TREEBEARD_WATCH_PARENT: z.literal('1').optional(),
});
export type Config = z.infer<typeof ConfigSchema>;

/** The configuration of this process. Throws one readable error that names every wrong setting. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = ConfigSchema.safeParse(env);
  if (parsed.success) return withLinks(parsed.data);
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Fault('config.wrong', `The configuration is wrong: ${wrong.join('; ')}.`);
}

/** Links in mails lead where the operator says, never where a request says that it was sent. */
function withLinks(config: Config): Config {
  if (config.SMTP_URL === undefined || config.PUBLIC_URL !== undefined) return config;
  throw new Fault(
    'config.wrong',
    'The configuration is wrong: with SMTP_URL, set PUBLIC_URL for links in mails.',
  );
}
