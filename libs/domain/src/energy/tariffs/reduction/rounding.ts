/** Distance from a half within which a float cannot tell which way to round. */
const SHARE_DOUBT = 1e-3;

/**
 * a times b over c, rounded half up, for whole numbers: floats when they are sure, else exactly.
 * Equals the reference's division of blocks for every input.
 */
export function sharedRound(a: number, b: number, c: number): number {
  if (b === c) return a;
  if (b === 0) return 0;
  const quotient = (a * b) / c;
  const floor = Math.floor(quotient);
  const part = quotient - floor;
  if (part > SHARE_DOUBT && part < 1 - SHARE_DOUBT && Math.abs(part - 0.5) > SHARE_DOUBT)
    return part < 0.5 ? floor : floor + 1;
  const divisor = BigInt(c);
  return Number((2n * BigInt(a) * BigInt(b) + divisor) / (2n * divisor));
}
