/** Areas by owner: each text lists prefixes and whole codes (`750 75028 3000-3006`), separated by spaces. */
export type AreaText = Readonly<Record<string, string>>;

/** Finds a code's owners by its longest listed prefix, in the order of the table. */
export type AreaLookup = (code: string) => readonly string[];

/**
 * Compiles a table of areas. A range covers codes of equal length; a longer entry overrides a
 * shorter one, so that a town can differ from the prefix around it. A prefix never ends between two
 * letters: the British area `B` does not match `BN1`.
 */
export function areaLookup(areas: AreaText): AreaLookup {
  const owners = new Map<string, string[]>();
  for (const [owner, text] of Object.entries(areas)) {
    for (const code of text.split(/\s+/).filter(Boolean).flatMap(codesOf)) {
      owners.set(code, [...(owners.get(code) ?? []), owner]);
    }
  }
  return (code) => {
    for (let length = code.length; length > 0; length--) {
      if (/^[A-Z]{2}$/.test(code.slice(length - 1, length + 1))) continue;
      const found = owners.get(code.slice(0, length));
      if (found) return found;
    }
    return [];
  };
}

function codesOf(entry: string): readonly string[] {
  const [first = '', last] = entry.split('-');
  if (last === undefined) return [first];
  const from = Number(first);
  return Array.from({ length: Number(last) - from + 1 }, (_, i) =>
    String(from + i).padStart(first.length, '0'),
  );
}
