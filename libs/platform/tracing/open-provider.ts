import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { setTracing } from './tracer.js';

export interface Provider {
  /** Hands over what is left and makes no more spans. */
  close(): Promise<void>;
}

/** Registers the provider of this process' spans, with W3C Trace Context, and switches tracing on. */
export function openProvider(service: string, share: number, processor: SpanProcessor): Provider {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.namespace': 'sidetone', 'service.name': service }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [processor],
  });
  provider.register();
  setTracing(true);
  return {
    close: () => {
      setTracing(false);
      return provider.shutdown();
    },
  };
}
