import { CommandBus } from '@nestjs/cqrs';
import { compression } from '../platform/compression.js';
import type { ContextHomes, HeldTable } from '../platform/contexts/homes.js';
import { Streams } from '../platform/deciding/streams.js';
import { isErasure } from '../platform/deciding/erasure.js';
import { readingsOfParts } from '#domain/energy/usage/recorded/series-parts';
import { READING_QUALITIES } from '#domain/energy/usage/readings/reading';
import { EraseHousehold } from './households/households.commands.js';
import { ReadModels } from './read-models.js';
import { streamOfUpload } from './streams.js';
import { recordedReadings } from './usage/recorded-readings.js';

const MOST_UPLOADS = 200;
/** Ten years of quarter hours. */
const MOST_READINGS = 400_000;
const MILLI_WH_PER_KWH = 1_000_000;

type Rows = HeldTable['rows'];

/** What the energy context holds of a home, opened for its person, and how it forgets one. */
export const energyHomes: ContextHomes = {
  async held(find, householdId) {
    const models = find(ReadModels);
    const where = { field: 'householdId', equals: householdId } as const;
    const household = await models.household.get(householdId);
    const uploads = await models.usageUpload.list({ where, limit: MOST_UPLOADS });
    const recommendations = await models.recommendation.list({ where });
    const readings = await readingsOf(
      find(Streams),
      uploads.map(({ uploadId }) => uploadId),
    );
    const kept = readings.slice(0, MOST_READINGS);
    return [
      { name: 'household', rows: household === undefined ? [] : [{ ...household }] },
      { name: 'uploads', rows: uploads.map((row) => ({ ...row })) },
      { name: 'readings', rows: kept },
      ...leftOut(readings.length > kept.length, uploads.length === MOST_UPLOADS),
      { name: 'recommendations', rows: recommendations.map((row) => ({ ...row })) },
    ];
  },
  async erase(find, householdId, stamp) {
    await find(CommandBus).execute(new EraseHousehold({ householdId }, stamp));
  },
};

/** Says what a download does not hold, so that nobody takes it for the whole. */
function leftOut(readings: boolean, uploads: boolean): readonly HeldTable[] {
  const rows = [
    ...(readings
      ? [{ of: 'readings', words: `Only the first ${String(MOST_READINGS)} readings are here.` }]
      : []),
    ...(uploads
      ? [{ of: 'uploads', words: `Only ${String(MOST_UPLOADS)} uploads and their readings are here.` }]
      : []),
  ];
  return rows.length === 0 ? [] : [{ name: 'left-out', rows }];
}

/** The readings of these uploads, at most one more than a download holds. */
async function readingsOf(streams: Streams, uploadIds: readonly string[]): Promise<Rows> {
  const rows: Record<string, unknown>[] = [];
  for (const uploadId of uploadIds) {
    const { parts } = await streams.load(recordedReadings, streamOfUpload(uploadId)).then(
      ({ state }) => state,
      (error: unknown) => {
        if (isErasure(error)) return recordedReadings.initial;
        throw error;
      },
    );
    if (parts.length === 0) continue;
    for (const { servicePoint, channel, register, zone, columns } of readingsOfParts(parts, compression)
      .series) {
      for (let at = 0; at < columns.length && rows.length <= MOST_READINGS; at += 1) {
        rows.push({
          ...{ uploadId, servicePoint, channel, register, zone },
          start: new Date((columns.startUtc[at] ?? 0) * 1000).toISOString(),
          durationS: columns.durationS[at],
          kwh: (columns.energyMilliWh[at] ?? 0) / MILLI_WH_PER_KWH,
          quality: READING_QUALITIES[columns.quality[at] ?? 0],
        });
      }
    }
  }
  return rows;
}
