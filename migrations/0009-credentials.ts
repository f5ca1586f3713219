import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a password, a code, a passkey or a token is checked against. */
const PROOFS = `
  create table credentials.passwords (
    account_id uuid primary key,
    salt bytea not null,
    hash bytea not null,
    memory_kib integer not null,
    passes integer not null,
    parallelism integer not null
  );
  create table credentials.totp (
    account_id uuid primary key,
    secret bytea not null,
    last_step bigint not null default 0,
    is_confirmed boolean not null default false
  );
  create table credentials.passkeys (
    passkey_id uuid primary key,
    account_id uuid not null,
    credential_id text not null constraint passkeys_credential_key unique,
    public_key bytea not null,
    counter bigint not null,
    transports text[] not null
  );
  create index passkeys_account on credentials.passkeys (account_id);
  create table credentials.recovery_codes (
    account_id uuid not null,
    code_sha256 bytea not null,
    primary key (account_id, code_sha256)
  );
  create table credentials.challenges (
    session_id uuid primary key,
    challenge text not null,
    ends_at timestamptz not null
  );
  create unlogged table credentials.tries (
    digest bytea primary key,
    failures integer not null,
    next_at timestamptz not null,
    last_at timestamptz not null default now()
  );
  create table credentials.api_tokens (
    token_id uuid primary key,
    token_sha256 bytea not null constraint api_tokens_token_key unique,
    account_id uuid not null,
    role text not null,
    household_id uuid not null,
    scopes text[] not null,
    issued_at timestamptz not null default now(),
    ends_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz
  );
  create index api_tokens_account on credentials.api_tokens (account_id);
`;

/**
 * What shows who somebody is: sessions, passwords, second factors, links and tokens, all as digests or sealed, and
 * the blind index of e-mail addresses. Own schema, for the role that keeps the keys; deleted when an account is
 * erased, and never copied into the log.
 */
export class Credentials implements MigrationInterface {
  readonly name = 'Credentials1764525600009';

  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      create schema credentials;
      create table credentials.emails (
        email_index bytea primary key,
        account_id uuid not null constraint emails_account_key unique
      );
      create table credentials.sessions (
        session_id uuid primary key,
        token_sha256 bytea not null constraint sessions_token_key unique,
        account_id uuid not null,
        role text,
        stage text not null,
        household_id uuid not null,
        guest_household_id uuid,
        client jsonb not null,
        opened_at timestamptz not null default now(),
        seen_at timestamptz not null default now(),
        idle_until timestamptz not null,
        ends_at timestamptz not null,
        revoked_at timestamptz
      );
      create index sessions_account on credentials.sessions (account_id);
      create table credentials.households (
        household_id uuid primary key,
        account_id uuid not null
      );
      create index households_account on credentials.households (account_id);
      create table credentials.links (
        link_id uuid primary key,
        purpose text not null,
        account_id uuid not null,
        email jsonb not null,
        household_id uuid,
        token_sha256 bytea constraint links_token_key unique,
        ends_at timestamptz not null
      );
      create index links_account on credentials.links (account_id);
    `);
    await database.query(PROOFS);
    await database.query(`
      grant usage on schema credentials to treebeard_keys;
      grant select, insert, update, delete on all tables in schema credentials to treebeard_keys;
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('drop schema credentials cascade');
  }
}
