import { basename } from 'node:path';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { expectedOf, readSample } from './samples.spec-support.js';

const MARKET_OFFSET_MS = 36_000_000;

/** What the peer's listing (nem-reader) says of one register. */
interface PeerRegister {
  readonly n: number;
  readonly sum: number;
  readonly uom: string;
  readonly first_start: string;
  readonly last_end: string;
}

const KWH_PER_UNIT: Readonly<Record<string, number>> = { KWH: 1, WH: 0.001, MWH: 1000 };

/** Where we read otherwise than the peer, and why. */
const NEM12_OTHERWISE: Readonly<
  Record<string, { readonly why: string; readonly kwh?: string; readonly refused?: string }>
> = {
  'Example_NEM12_30min_200_15min_300.csv': {
    why: 'the peer drops the second half of 96 values',
    refused: 'usage.nem12-values',
  },
  'Example_NEM12_15min_200_30min_300.csv': { why: 'both refuse', refused: 'usage.nem12-values' },
  'Example_NEM12_30min_200_15min_400.csv': { why: 'both refuse', refused: 'usage.nem12-values' },
  'Example_empty_file.csv': { why: 'nothing in it', refused: 'usage.empty' },
  'nem12-example-valid-but-empty.csv': { why: 'no readings', refused: 'usage.no-readings' },
  'nem12-invalid-duplicate-footer.csv': { why: 'no readings', refused: 'usage.no-readings' },
  'nem12-invalid-duplicate-header.csv': { why: 'no readings', refused: 'usage.no-readings' },
  'Example_NEM12_powercor.csv': { why: 'the peer counts one day twice; the later row wins', kwh: '159.984' },
  'Example_NEM12_powercor.csv.zip': { why: 'the peer counts one day twice', kwh: '53.328' },
  'Example_NEM12_powercor_missing_fields.csv': { why: 'only trailing fields are missing', kwh: '159.984' },
  'NEM12#Scenario10#ETSAMDP#NEMMCO.zip': { why: 'the peer loses a day whose record is broken over lines' },
};

describeShared('the shared samples', () => {
  describe('meter data files of the Australian market', () => {
    const { files } = expectedOf<{
      readonly nmis?: Readonly<Record<string, Readonly<Record<string, PeerRegister>>>>;
    }>('nem12');
    it.each(Object.keys(files))('%s', async (file) => {
      const outcome = await readSample(file);
      const otherwise = NEM12_OTHERWISE[basename(file)];
      const peer = energyRegisters(files[file]?.nmis ?? {});
      if (otherwise?.refused !== undefined) expect(outcome.refused).toBe(otherwise.refused);
      else if (peer.length === 0 && otherwise === undefined) expect(outcome.refused).toBe('usage.no-energy');
      else if (otherwise?.kwh !== undefined)
        expect([...outcome.channels.values()].map(({ kwh }) => kwh)).toEqual([otherwise.kwh]);
      else {
        for (const { nmi, register, is } of peer) {
          if (otherwise !== undefined && register === 'B2') continue;
          const [channel] = [...outcome.channels].filter(
            ([name]) => name.startsWith(`${nmi}/`) && name.endsWith(`/${register}`),
          );
          expect(channel?.[1]).toMatchObject({
            intervals: is.n,
            missing: 0,
            firstStart: utc(is.first_start),
            lastEnd: utc(is.last_end),
          });
          // NEM13 may write energy to the grid with a minus; we name the channel export and count it up.
          const kwh = is.sum * (KWH_PER_UNIT[is.uom.toUpperCase()] ?? 0);
          const toGrid = channel?.[0].includes('/export/') === true;
          expect(Number(channel?.[1].kwh)).toBeCloseTo(toGrid ? Math.abs(kwh) : kwh, 3);
        }
      }
    });
  });
});

function energyRegisters(
  nmis: Readonly<Record<string, Readonly<Record<string, PeerRegister>>>>,
): readonly { readonly nmi: string; readonly register: string; readonly is: PeerRegister }[] {
  return Object.entries(nmis).flatMap(([nmi, registers]) =>
    Object.entries(registers)
      .filter(([, { uom }]) => uom.toUpperCase() in KWH_PER_UNIT)
      .map(([register, is]) => ({ nmi, register, is })),
  );
}

function utc(market: string): string {
  return new Date(Date.parse(`${market.replace(' ', 'T')}Z`) - MARKET_OFFSET_MS)
    .toISOString()
    .replace('.000', '');
}
