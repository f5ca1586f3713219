import type { OnModuleInit } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { ReadModels } from '../read-models.js';

let ask: () => Promise<number> = () => Promise.resolve(Number.NaN);

const gauge = new Gauge({
  name: 'usage_oldest_unread_upload_seconds',
  help: 'Age of the upload that has waited longest to be read; 0 if none waits, NaN if unknown',
  async collect() {
    this.set(await ask().catch(() => Number.NaN));
  },
});

/** A metric for alarms: how long the oldest upload has waited. A stuck import shows here even if all else looks well. */
@Injectable()
export class OldestUnread implements OnModuleInit {
  constructor(private readonly models: ReadModels) {}

  onModuleInit(): void {
    ask = () => this.ageS();
    gauge.set(0);
  }

  private async ageS(): Promise<number> {
    const where = { field: 'status', equals: 'received' } as const;
    const key = await this.models.usageUpload.oldestKey(where);
    const row = key === undefined ? undefined : await this.models.usageUpload.get(key);
    return row === undefined ? 0 : Math.max(0, (Date.now() - Date.parse(row.uploadedAt)) / 1000);
  }
}
