import { UPLOAD_LIMITS } from '#domain/energy/usage/usage-limits.commands';

const { files: MOST_FILES, fileBytes: MOST_BYTES } = UPLOAD_LIMITS;

/** Says why these files cannot be sent; null if they can. Only the server judges their content. */
export function complaintAbout(files: readonly File[]): string | null {
  if (files.length === 0) return 'We found no file there. Choose the file your utility gave you.';
  if (files.length > MOST_FILES)
    return `That is ${String(files.length)} files. Send up to ${String(MOST_FILES)} at once.`;
  const empty = files.find(({ size }) => size === 0);
  if (empty !== undefined) return `“${empty.name}” is empty. Download it again, then send it.`;
  const large = files.find(({ size }) => size > MOST_BYTES);
  if (large !== undefined)
    return `“${large.name}” is over ${String(MOST_BYTES / 1024 / 1024)} MB. Ask your utility for one year only.`;
  return null;
}
