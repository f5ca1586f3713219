import type { Energy } from '#domain/shared/units';
import { addEnergy } from '#domain/shared/units';
import type { ReadingSink } from '../../format.js';
import type { ChannelKind } from '../../reading.js';

/** One register's rows, in local seconds; energy undefined where the cell is blank. */
export interface NiscSection {
  readonly readings: {
    readonly start: number;
    readonly end: number;
    readonly energy: Energy | undefined;
    readonly row: number;
  }[];
}

/** A section and what it counts. */
export interface NamedSection extends NiscSection {
  readonly channel: ChannelKind;
  readonly register: string;
}

/**
 * Tells registers apart: wholly negative is received (export), delivered plus received is net and
 * left out, alone with both signs is net. Further ones are kept under a number of their own.
 */
export function chooseSections(sections: readonly NiscSection[], sink: ReadingSink): readonly NamedSection[] {
  const received = sections.find((section) => hasSign(section, -1) && !hasSign(section, 1));
  const others = sections.filter((section) => section !== received);
  const delivered = others.find(
    (section) =>
      !hasSign(section, -1) && others.some((net) => net !== section && isNetOf(net, section, received)),
  );
  const net =
    delivered === undefined
      ? undefined
      : others.find((section) => section !== delivered && isNetOf(section, delivered, received));
  if (net !== undefined && received !== undefined) {
    sink.warn(
      'usage.net-agrees',
      'The file also gives net, which agrees with delivered less received; it was not counted again.',
    );
  }
  const left = others.filter((section) => section !== delivered && section !== net);
  const named: NamedSection[] = [];
  if (delivered !== undefined) named.push({ ...delivered, channel: 'import', register: '' });
  const lone = delivered === undefined && left.length === 1;
  for (const [index, section] of left.entries()) {
    const channel = hasSign(section, -1) ? 'net' : 'import';
    named.push({ ...section, channel, register: lone ? '' : `section ${String(index + 1)}` });
  }
  const withinNet = lone && named.some(({ channel }) => channel === 'net');
  if (received !== undefined && !withinNet) named.push({ ...received, channel: 'export', register: '' });
  if (received !== undefined && withinNet) {
    sink.warn(
      'usage.export-within-net',
      'The file gives net and export; net already holds the export, so net alone was read.',
    );
  }
  return named;
}

function hasSign({ readings }: NiscSection, sign: 1 | -1): boolean {
  return readings.some(({ energy }) => energy !== undefined && energy.milliWh * sign > 0);
}

/** Whether a section is another plus what was received (negative), row by row. */
function isNetOf(net: NiscSection, delivered: NiscSection, received: NiscSection | undefined): boolean {
  const sent = new Map(received?.readings.map(({ start, energy }) => [start, energy]));
  const used = new Map(delivered.readings.map(({ start, energy }) => [start, energy]));
  return net.readings.every(({ start, energy }) => {
    const from = used.get(start);
    if (energy === undefined || from === undefined) return true;
    const expected = addEnergy(from, sent.get(start) ?? { milliWh: 0, restE20Kwh: 0 });
    return Math.abs(expected.milliWh - energy.milliWh) <= ROUNDING_MILLI_WH;
  });
}

/** Sections are rounded to 10 Wh each. */
const ROUNDING_MILLI_WH = 20_000;
