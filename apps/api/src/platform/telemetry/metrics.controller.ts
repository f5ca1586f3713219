import { Controller, Get, Header } from '@nestjs/common';
import { collectDefaultMetrics, register } from 'prom-client';
import { Public } from '../auth/permission.guard.js';
import { Documented } from '../http/documentation.js';

collectDefaultMetrics();

/** Metrics in Prometheus' format. */
@Public()
@Controller('metrics')
export class MetricsController {
  @Get()
  @Documented(({ ApiExcludeEndpoint }) => ApiExcludeEndpoint())
  @Header('content-type', register.contentType)
  index(): Promise<string> {
    return register.metrics();
  }
}
