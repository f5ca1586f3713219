import { Inject, Injectable } from '@nestjs/common';
import { streamOfTables } from '../streams.js';
import type { Stamp } from '#api/platform/deciding/streams';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { headerText } from '#domain/energy/usage/formats/tables/asking/header-text';
import type { TableMapping } from '#domain/energy/usage/formats/tables/asking/mapping';
import type { ConfirmedMappings } from '#domain/energy/usage/formats/format';
import { confirmedTables } from '#domain/energy/usage/questions/confirmed-tables.decider';
import type { UsageState } from '#domain/energy/usage/usage.decider';

/** The confirmed mappings for reading an upload, and whether one of an earlier file was used. */
export interface TablesInUse {
  readonly confirmed: ConfirmedMappings;
  usedEarlier: boolean;
}

/** A home's confirmed tables: answers about this upload, and earlier ones remembered by their header. */
@Injectable()
export class ConfirmedTables {
  constructor(@Inject(PLATFORM) private readonly platform: Pick<Platform, 'streams' | 'sealing'>) {}

  /** The mappings for reading one upload; without those of earlier files if `onlyOwn` is set. */
  async forUpload(state: UsageState, onlyOwn = false): Promise<TablesInUse> {
    const { householdId } = state;
    const own = new Map(mappingsOf(state).map((mapping) => [headerOf(mapping), mapping]));
    const tables = onlyOwn
      ? []
      : (await this.platform.streams.load(confirmedTables, streamOfTables(householdId))).state;
    const inUse: TablesInUse = {
      usedEarlier: false,
      confirmed: async (header) => {
        const said = own.get(header);
        if (said !== undefined || tables.length === 0) return said;
        const fingerprint = await this.fingerprint(householdId, header);
        const earlier = tables.find((table) => table.fingerprint === fingerprint)?.mapping;
        inUse.usedEarlier ||= earlier !== undefined;
        return earlier;
      },
    };
    return inUse;
  }

  /** Remembers the answers about an upload that could then be read, with the zone stated beside them. */
  async remember(state: UsageState, stamp: Stamp): Promise<void> {
    const { householdId } = state;
    for (const [index, said] of mappingsOf(state).entries()) {
      const mapping = said.zone === undefined && state.zone !== null ? { ...said, zone: state.zone } : said;
      const fingerprint = await this.fingerprint(householdId, headerOf(said));
      const step = { ...stamp, commandId: `${stamp.commandId}-${String(index)}` };
      const command = { kind: 'confirm', householdId, fingerprint, mapping } as const;
      await this.platform.streams.decide(confirmedTables, streamOfTables(householdId), command, step);
    }
  }

  private fingerprint(householdId: string, header: string): Promise<string> {
    return this.platform.sealing.digest(householdId, { tableHeader: header });
  }
}

function mappingsOf({ answers }: UsageState): readonly TableMapping[] {
  const said = answers.flatMap((answer) => ('mapping' in answer ? [answer.mapping] : []));
  return [...new Map(said.map((mapping) => [headerOf(mapping), mapping])).values()];
}

function headerOf({ columns }: TableMapping): string {
  return headerText(columns.map(({ name }) => name));
}
