import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { DomainError } from '#domain/shared/domain-error';
import { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { XmlListener } from '#domain/energy/usage/container/xml';
import { USAGE_LIMITS } from '#domain/energy/usage/limits';
import { qualityOf } from './quality-codes.js';
import { plainHref } from './resources.js';
import type {
  ClockParameters,
  FeedEntry,
  IntervalBlock,
  MeterReading,
  ReadingType,
  UsagePoint,
} from './resources.js';

import { summaryLeaf } from './usage-summary.js';
import type { UsageSummary } from './usage-summary.js';

const ESPI = 'http://naesb.org/espi';

/** The texts of one IntervalReading; empty where an element is absent. */
export interface ReadingTexts {
  start: string;
  duration: string;
  value: string;
  quality: string;
}

/**
 * Hears a Green Button document and keeps its resources. Values stay in the file's own unit
 * (whole units in `energyMilliWh`) until the ReadingType is known, which may come last.
 */
export class GreenButtonFeed implements XmlListener {
  readonly usagePoints: UsagePoint[] = [];
  readonly meterReadings: MeterReading[] = [];
  readonly readingTypes: ReadingType[] = [];
  readonly blocks: IntervalBlock[] = [];
  readonly summaries: UsageSummary[] = [];
  readonly readings = new GrowingColumns();
  clock: ClockParameters | undefined;
  espiNamespaceWrong = false;
  /** IntervalReadings met, also those without a value or start. */
  readingsSeen = 0;

  private readonly path: string[] = [];
  private readonly prefixes: string[] = [];
  private entry: FeedEntry = { place: 0, self: '', up: '', related: [] };
  private place = 0;
  private block: IntervalBlock | undefined;
  private reading: ReadingTexts | undefined;

  open(name: string, namespace: string, attributes: Readonly<Record<string, string>>, prefix: string): void {
    this.path.push(name);
    this.prefixes.push(prefix);
    this.place += 1;
    switch (name) {
      case 'entry':
        this.entry = { place: this.place, self: '', up: '', related: [] };
        return;
      case 'link':
        this.link(attributes['rel'] ?? '', plainHref(attributes['href'] ?? ''));
        return;
      case 'UsagePoint':
        this.checkNamespace(namespace);
        this.usagePoints.push({ entry: this.entry });
        return;
      case 'MeterReading':
        this.meterReadings.push({ entry: this.entry });
        return;
      case 'ReadingType':
        this.readingTypes.push({ entry: this.entry });
        return;
      case 'UsageSummary':
      case 'ElectricPowerUsageSummary':
        this.summaries.push({ entry: this.entry, overall: {}, current: {} });
        return;
      case 'LocalTimeParameters':
      case 'TimeConfiguration':
        this.clock ??= {};
        return;
      case 'IntervalBlock':
        this.checkNamespace(namespace);
        this.block = {
          entry: this.entry,
          place: this.place,
          from: this.readings.length,
          to: this.readings.length,
        };
        this.blocks.push(this.block);
        return;
      case 'IntervalReading':
        this.reading = { start: '', duration: '', value: '', quality: '' };
        return;
      default:
        return;
    }
  }

  close(name: string, text: string): void {
    this.path.pop();
    this.prefixes.pop();
    if (name === 'IntervalReading') {
      if (this.reading !== undefined) this.takeReading(this.reading);
      this.reading = undefined;
    } else if (name === 'IntervalBlock') this.block = undefined;
    else if (this.reading !== undefined) readingLeaf(this.reading, name, this.path.at(-1) ?? '', text);
    else this.leaf(name, this.path.at(-1) ?? '', text);
  }

  /** The prefix (with colon) of the block that is open with nothing open inside it, else undefined. */
  openBlockPrefix(): string | undefined {
    if (this.path.at(-1) !== 'IntervalBlock') return undefined;
    const prefix = this.prefixes.at(-1) ?? '';
    return prefix === '' ? '' : `${prefix}:`;
  }

  takeReading(texts: ReadingTexts): void {
    this.readingsSeen += 1;
    if (this.readingsSeen > USAGE_LIMITS.readings) {
      throw new DomainError(
        'usage.too-many-readings',
        `The feed holds more than ${String(USAGE_LIMITS.readings)} readings. Ask for a shorter period.`,
      );
    }
    const block = this.block;
    const startUtc = Math.round(Number(texts.start));
    if (block === undefined || texts.start === '' || !Number.isFinite(startUtc)) return;
    const durationS = texts.duration === '' ? 0 : Math.round(Number(texts.duration));
    const value = texts.value === '' ? undefined : parseEnergy(texts.value, 0);
    if (texts.value !== '' && value === undefined) throw this.badValue(texts.value);
    this.readings.add({
      startUtc,
      durationS: Number.isFinite(durationS) && durationS > 0 ? durationS : 0,
      energy: value ?? NO_ENERGY,
      quality: value === undefined ? 'missing' : qualityOf(texts.quality),
      row: this.readingsSeen,
    });
    block.to = this.readings.length;
  }

  private leaf(name: string, parent: string, text: string): void {
    if (parent === 'ServiceCategory' && name === 'kind') this.serviceKind(text);
    if (text === '') return;
    const number = Number(text);
    switch (parent) {
      case 'ReadingType':
        this.readingTypeLeaf(name, number);
        return;
      case 'interval':
        if (this.block === undefined || !Number.isFinite(number)) return;
        if (name === 'start') this.block.startUtc = Math.round(number);
        if (name === 'duration') this.block.durationS = Math.round(number);
        return;
      case 'LocalTimeParameters':
      case 'TimeConfiguration':
        if (this.clock === undefined || !Number.isFinite(number)) return;
        if (name === 'tzOffset') this.clock.tzOffsetS ??= number;
        if (name === 'dstOffset') this.clock.dstOffsetS ??= number;
        return;
      default: {
        const summary = this.summaries.at(-1);
        if (summary !== undefined) summaryLeaf(summary, parent, name, text);
      }
    }
  }

  private serviceKind(text: string): void {
    const usagePoint = this.usagePoints.at(-1);
    if (usagePoint === undefined || !this.path.includes('UsagePoint')) return;
    if (text === '') usagePoint.kindBlank = true;
    else usagePoint.kind = Number(text);
  }

  private readingTypeLeaf(name: string, code: number): void {
    const type = this.readingTypes.at(-1);
    if (type === undefined || !Number.isFinite(code)) return;
    switch (name) {
      case 'uom':
      case 'powerOfTenMultiplier':
      case 'flowDirection':
      case 'kind':
      case 'commodity':
      case 'accumulationBehaviour':
      case 'intervalLength':
      case 'defaultQuality':
        type[name] = code;
        return;
      default:
        return;
    }
  }

  private link(rel: string, href: string): void {
    if (this.path.at(-2) !== 'entry') return;
    if (rel === 'self') this.entry.self = href;
    else if (rel === 'up') this.entry.up = href;
    else if (rel === 'related') this.entry.related.push(href);
  }

  private checkNamespace(namespace: string): void {
    if (namespace !== ESPI) this.espiNamespaceWrong = true;
  }

  private badValue(value: string): DomainError {
    return new DomainError(
      'usage.bad-number',
      `IntervalReading ${String(this.readingsSeen)} has the value "${value.slice(0, 40)}", which is not a number. Download the file again.`,
      { reading: this.readingsSeen },
    );
  }
}

function readingLeaf(reading: ReadingTexts, name: string, parent: string, text: string): void {
  if (parent === 'timePeriod') {
    if (name === 'start') reading.start = text;
    else if (name === 'duration') reading.duration = text;
  } else if (parent === 'ReadingQuality') {
    if (name === 'quality') reading.quality = text;
  } else if (parent === 'IntervalReading' && name === 'value') reading.value = text;
}
