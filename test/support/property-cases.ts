/** How often each property of advice is to be tried, where `npm run test:long -- advice` says so. */
export function askedCases(): number | undefined {
  const asked = process.env['CASES'];
  return asked === undefined ? undefined : Number(asked);
}

/** As often as was asked for, else so often. */
export function casesOr(usual: number): number {
  return askedCases() ?? usual;
}
