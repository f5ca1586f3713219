import { DomainError } from '#domain/shared/domain-error';
import type { ChannelKey, ReadingSink } from '#domain/energy/usage/formats/format';
import { plainName } from '#domain/energy/usage/table/read-table';
import type { RegisterRead } from '#domain/energy/usage/table/register-reads';
import type { CurvePoint, CurveUnit } from './load-curve.js';
import { writeCurve } from './load-curve.js';
import { writeIndex } from './daily-index.js';

/** What the lines above a block say of it, by plain name (`grandeur metier` → `Production`). */
export type BlockFacts = Readonly<Record<string, string>>;

/** One block of an Enedis file while it is read. */
export class EnedisBlock {
  readonly points: CurvePoint[] = [];
  private readonly registers = new Map<string, RegisterRead[]>();

  constructor(
    readonly facts: BlockFacts,
    private readonly headerUnit: CurveUnit | undefined,
  ) {}

  addRead(register: string, read: RegisterRead): void {
    const reads = this.registers.get(register) ?? [];
    reads.push(read);
    this.registers.set(register, reads);
  }

  /** The unit that header or facts name. Throws `usage.unknown-unit`: guessing would be 2 or 1,000 times wrong. */
  unit(): CurveUnit {
    const unit = this.headerUnit ?? unitOf(this.facts['unite'] ?? '');
    if (unit !== undefined) return unit;
    throw new DomainError(
      'usage.unknown-unit',
      `The load curve says neither W nor kWh${this.facts['unite'] === undefined ? '' : ` but "${this.facts['unite'].slice(0, 20)}"`}. Download "courbe de charge" again, with its heading lines.`,
    );
  }

  key(): ChannelKey {
    const business = plainName(
      `${this.facts['grandeur metier'] ?? ''} ${this.facts['type de comptage'] ?? ''}`,
    );
    return {
      servicePoint: this.facts['prm'] ?? '',
      channel: business.includes('production') || business.includes('injection') ? 'export' : 'import',
      register: '',
    };
  }

  /** Whether the block counts energy that flows, and not peak or reactive power. */
  isEnergy(): boolean {
    const physical = plainName(this.facts['grandeur physique'] ?? '');
    return !/reactive|apparente|maximale|tension/.test(physical);
  }

  write(sink: ReadingSink): void {
    if (this.points.length > 0) writeCurve(this.key(), this.points, this.unit(), sink);
    if (this.registers.size > 0) writeIndex(this.key(), this.registers, sink);
  }
}

/** `W`, `kW`, `Wh`, `kWh` in any case; undefined for all else. */
export function unitOf(text: string): CurveUnit | undefined {
  switch (text.trim().toLowerCase()) {
    case 'w':
      return 'W';
    case 'kw':
      return 'kW';
    case 'wh':
      return 'Wh';
    case 'kwh':
      return 'kWh';
    default:
      return undefined;
  }
}
