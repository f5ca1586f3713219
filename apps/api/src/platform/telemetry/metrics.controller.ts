import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { collectDefaultMetrics, register } from 'prom-client';
import { Public } from '../auth/permission.guard.js';

collectDefaultMetrics();

/** Metrics in Prometheus' format. */
@Public()
@Controller('metrics')
export class MetricsController {
  @Get()
  @ApiExcludeEndpoint()
  @Header('content-type', register.contentType)
  index(): Promise<string> {
    return register.metrics();
  }
}
