import { isAbsolute } from 'node:path';

/** Where checkpoints go besides the database: a folder, or an address with the key of the witness behind it. */
export type WitnessSetting =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'address'; readonly url: string; readonly key: string };

/** Reads one entry of `WITNESSES`: `/mnt/elsewhere`, or `https://witness.example name+id+base64`. */
export function witnessOf(entry: string): WitnessSetting | undefined {
  if (isAbsolute(entry)) return { kind: 'folder', folder: entry };
  const [url = '', key = '', ...more] = entry.split(/\s+/);
  const isAddress = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  const isKey = /^[^\s+]+\+[0-9a-f]{8}\+\S+$/.test(key);
  return isAddress && isKey && more.length === 0
    ? { kind: 'address', url: url.replace(/\/$/, ''), key }
    : undefined;
}

/** The folders among the settings. */
export function witnessFolders(settings: readonly WitnessSetting[]): readonly string[] {
  return settings.flatMap((one) => (one.kind === 'folder' ? [one.folder] : []));
}
