import type { SeededRandom } from '#domain/shared/seeded-random';

/** One to three changes: flipped bits, cuts, repeats, swapped columns and lines, hostile pieces, other encodings, wrong digits. */
export function mutate(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const whole = Buffer.from(bytes);
  const times = 1 + Math.floor(random() * 3);
  let mutated: Buffer = whole;
  for (let time = 0; time < times; time += 1) mutated = mutateOnce(mutated, random);
  return mutated;
}

function mutateOnce(bytes: Buffer, random: SeededRandom): Buffer {
  const place = (): number => Math.floor(random() * Math.max(bytes.length, 1));
  switch (Math.floor(random() * 9)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      for (let flip = 0; flip < 4 && flipped.length > 0; flip += 1) {
        const at = place();
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
      }
      return flipped;
    }
    case 1:
      return bytes.subarray(0, place());
    case 2: {
      const [from, to] = [place(), place()].sort((a, b) => a - b);
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    }
    case 3: {
      const [from, to] = [place(), place()].sort((a, b) => a - b);
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    }
    case 4:
      return swapColumns(bytes, random);
    case 5:
      return Buffer.concat([
        bytes.subarray(0, place()),
        Buffer.from(HOSTILE[Math.floor(random() * HOSTILE.length)] ?? ''),
        bytes.subarray(place()),
      ]);
    case 6:
      return Buffer.from(bytes.toString('utf8'), 'utf16le');
    case 7:
      return shuffleLines(bytes, random);
    default:
      return Buffer.from(
        bytes
          .toString('latin1')
          .replace(/\d/g, (digit) => (random() < 0.01 ? String(Math.floor(random() * 10)) : digit)),
        'latin1',
      );
  }
}

const HOSTILE: readonly string[] = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '"',
  '""",,,',
  '<![CDATA[',
  '<!--',
  '\u0000'.repeat(50),
  '9'.repeat(400),
  '1e999',
  '-',
  ',,,,,,,,,',
  '\ufeff',
  '<a>'.repeat(60),
  '=cmd|x',
  '{"a":',
  '\r',
  '&lt;',
  '99999999999999999999',
];

function swapColumns(bytes: Buffer, random: SeededRandom): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const delimiter =
    [',', ';', '\t'].find((mark) => (lines[Math.min(20, lines.length - 1)] ?? '').includes(mark)) ?? ',';
  const first = Math.floor(random() * 6);
  const second = Math.floor(random() * 6);
  const swapped = lines.map((line) => {
    const cells = line.split(delimiter);
    const [a, b] = [cells[first], cells[second]];
    if (a === undefined || b === undefined) return line;
    cells[first] = b;
    cells[second] = a;
    return cells.join(delimiter);
  });
  return Buffer.from(swapped.join('\n'), 'latin1');
}

function shuffleLines(bytes: Buffer, random: SeededRandom): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  for (let swap = 0; swap < 10; swap += 1) {
    const a = Math.floor(random() * lines.length);
    const b = Math.floor(random() * lines.length);
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  }
  return Buffer.from(lines.join('\n'), 'latin1');
}
