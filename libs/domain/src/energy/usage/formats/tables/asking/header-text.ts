/**
 * The header as it is remembered: names in order, case and blanks aside. A home keeps an HMAC of it. Apart from the
 * schemas, so that files are read without zod, which takes 20 MB.
 */
export function headerText(names: readonly string[]): string {
  return JSON.stringify(names.map((name) => name.replace(/\s+/g, ' ').trim().toLowerCase()));
}
