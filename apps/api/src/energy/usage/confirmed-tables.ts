import { Inject, Injectable } from '@nestjs/common';
import { PUBLISHED_MAPPINGS, streamOfTables } from '../streams.js';
import type { Stamp } from '#api/platform/deciding/streams';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { headerText } from '#domain/energy/usage/formats/tables/asking/header-text';
import type { TableMapping } from '#domain/energy/usage/formats/tables/asking/mapping';
import type { ConfirmedMappings } from '#domain/energy/usage/formats/format';
import type { ConfirmedTable } from '#domain/energy/usage/questions/confirmed-tables.decider';
import { confirmedTables } from '#domain/energy/usage/questions/confirmed-tables.decider';
import { publishedMappings } from '#domain/energy/usage/questions/published-mappings.decider';
import type { UsageState } from '#domain/energy/usage/usage.decider';

/** The mappings for reading an upload, and whether one was used that was not said about these very files. */
export interface TablesInUse {
  readonly confirmed: ConfirmedMappings;
  usedEarlier: boolean;
}

/**
 * How an upload's tables are read: as its home says of these files, as it said of earlier ones with the same header, or
 * as is published for everybody.
 */
@Injectable()
export class ConfirmedTables {
  constructor(@Inject(PLATFORM) private readonly platform: Pick<Platform, 'streams' | 'sealing'>) {}

  /** The mappings for reading one upload; only those about its own files if `onlyOwn` is set. */
  async forUpload(state: UsageState, onlyOwn = false): Promise<TablesInUse> {
    const { householdId } = state;
    const own = new Map(mappingsOf(state).map((mapping) => [headerOf(mapping), mapping]));
    const tables = onlyOwn
      ? []
      : (await this.platform.streams.load(confirmedTables, streamOfTables(householdId))).state;
    const published = onlyOwn
      ? []
      : (await this.platform.streams.load(publishedMappings, PUBLISHED_MAPPINGS)).state;
    const inUse: TablesInUse = {
      usedEarlier: false,
      confirmed: async (header) => {
        const said = own.get(header);
        if (said !== undefined) return said;
        const earlier =
          (await this.ofEarlierFiles(tables, householdId, header)) ??
          published.find((one) => one.header === header)?.mapping;
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

  private async ofEarlierFiles(
    tables: readonly ConfirmedTable[],
    householdId: string,
    header: string,
  ): Promise<TableMapping | undefined> {
    if (tables.length === 0) return undefined;
    const fingerprint = await this.fingerprint(householdId, header);
    return tables.find((table) => table.fingerprint === fingerprint)?.mapping;
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
