const KWH = [0.1, 0.25, 0.5];

/** Hours of circuits without a total, the same in each: a table that can be read in several ways. */
export function circuits(from: string, days: number, names = ['Kitchen (kWh)', 'Dryer (kWh)']): string {
  const first = Date.parse(`${from}T00:00:00Z`);
  const rows = Array.from({ length: days * 24 }, (_, hour) => {
    const at = new Date(first + hour * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    return [at, ...names.map((_name, index) => String(KWH[index] ?? 1))].join(',');
  });
  return [['Time', ...names].join(','), ...rows, ''].join('\n');
}
