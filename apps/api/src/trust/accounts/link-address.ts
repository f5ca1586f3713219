import type { Config } from '#api/config/config';

/** The address of a one-time link. The secret is in the fragment, which browsers send to nobody and no log holds. */
export function linkAddress(
  { PUBLIC_URL, PORT }: Pick<Config, 'PUBLIC_URL' | 'PORT'>,
  secret: string,
): string {
  return `${PUBLIC_URL ?? `http://localhost:${String(PORT)}`}/account/link#${secret}`;
}
