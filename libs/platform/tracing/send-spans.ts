import { setTimeout as pause } from 'node:timers/promises';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { openProvider } from './open-provider.js';
import type { Tracing, TracingSettings } from './start-tracing.js';
import { tellTrouble } from './tell-trouble.js';

const DELIVERED_WITHIN_MS = 5_000;
const STOPPED_WITHIN_MS = 2_000;

/** Sends spans in batches, every five seconds. What the receiver does not take in time is lost and said so in the log; no work waits for it. */
export function sendSpans({ service, endpoint, share }: TracingSettings): Tracing {
  tellTrouble();
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: DELIVERED_WITHIN_MS,
  });
  const provider = openProvider(service, share, new BatchSpanProcessor(exporter, { maxQueueSize: 20_000 }));
  return {
    stop: async () => {
      const enough = new AbortController();
      const late = pause(STOPPED_WITHIN_MS, undefined, { signal: enough.signal, ref: false }).catch(() => undefined);
      await Promise.race([provider.close().catch(() => undefined), late]);
      enough.abort();
    },
  };
}
