import type { Energy } from '#domain/shared/units';
import { addEnergy, NO_ENERGY } from '#domain/shared/units';
import type { ReadingSink } from '#domain/energy/usage/formats/format';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';

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

/** Delivered, net and what was received, where all three agree row by row. */
interface Agreement {
  readonly delivered: NiscSection;
  readonly net: NiscSection;
  readonly received: NiscSection | undefined;
}

/**
 * Tells registers apart: delivered plus received is net and left out; wholly negative is received
 * (export); alone with both signs is net. Further ones are kept under a number of their own.
 */
export function chooseSections(sections: readonly NiscSection[], sink: ReadingSink): readonly NamedSection[] {
  const agreement = agreementOf(sections);
  const received =
    agreement === undefined
      ? sections.find((section) => hasSign(section, -1) && !hasSign(section, 1))
      : agreement.received;
  if (agreement?.received !== undefined) {
    sink.warn(
      'usage.net-agrees',
      'The file also gives net, which agrees with delivered less received; it was not counted again.',
    );
  }
  const left = sections.filter(
    (section) => section !== received && section !== agreement?.delivered && section !== agreement?.net,
  );
  const named: NamedSection[] = [];
  if (agreement !== undefined) named.push({ ...agreement.delivered, channel: 'import', register: '' });
  const lone = agreement === undefined && left.length === 1;
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

/** A meter has four registers; more sections are of several meters, whose registers are not compared. */
const MOST_COMPARED = 8;

/** On sunny days net is as negative as received: only their sums tell which is which. */
function agreementOf(sections: readonly NiscSection[]): Agreement | undefined {
  if (sections.length > MOST_COMPARED) return undefined;
  const neverPositive = sections.filter((section) => !hasSign(section, 1));
  for (const received of [...neverPositive, undefined]) {
    for (const delivered of sections) {
      if (delivered === received || hasSign(delivered, -1)) continue;
      const net = sections.find(
        (section) => section !== delivered && section !== received && isNetOf(section, delivered, received),
      );
      if (net !== undefined) return { delivered, net, received };
    }
  }
  return undefined;
}

function hasSign({ readings }: NiscSection, sign: 1 | -1): boolean {
  return readings.some(({ energy }) => energy !== undefined && energy.milliWh * sign > 0);
}

/** Whether a section is another plus what was received (negative), row by row in at least half of its rows. */
function isNetOf(net: NiscSection, delivered: NiscSection, received: NiscSection | undefined): boolean {
  const sent = new Map(received?.readings.map(({ start, energy }) => [start, energy]));
  const used = new Map(delivered.readings.map(({ start, energy }) => [start, energy]));
  let compared = 0;
  for (const { start, energy } of net.readings) {
    const from = used.get(start);
    if (energy === undefined || from === undefined) continue;
    const expected = addEnergy(from, sent.get(start) ?? NO_ENERGY);
    if (Math.abs(expected.milliWh - energy.milliWh) > ROUNDING_MILLI_WH) return false;
    compared += 1;
  }
  return compared * 2 >= net.readings.length;
}

/** Sections are rounded to 10 Wh each. */
const ROUNDING_MILLI_WH = 20_000;
