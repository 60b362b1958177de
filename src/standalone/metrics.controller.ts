import { Controller, Get, Header, UseGuards } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { ChatMetrics } from '../metrics/chat-metrics.js';
import { MetricsGuard } from './metrics.guard.js';

@Controller('metrics')
export class MetricsController {
  constructor(private readonly chat: ChatMetrics) {}

  /** The chat's metrics and the process's, as Prometheus reads them. */
  @Get()
  @UseGuards(MetricsGuard)
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Header('cache-control', 'no-store')
  read(): Promise<string> {
    return Registry.merge([this.chat.registry, processMetrics()]).metrics();
  }
}

let ofTheProcess: Registry | undefined;

/** CPU, memory, collections, and how late the event loop is: one for the process, since it watches all of it. */
function processMetrics(): Registry {
  if (!ofTheProcess) collectDefaultMetrics({ register: (ofTheProcess = new Registry()) });
  return ofTheProcess;
}
