/** Where spans go, and how many. */
export interface TracingSettings {
  readonly service: string;
  /** Of an OTLP receiver over HTTP; `/v1/traces` is added. */
  readonly endpoint: string;
  /** Of the traces that begin here, the share that is kept: 0 to 1. What others began is kept where they keep it. */
  readonly share: number;
}

export interface Tracing {
  /** Delivers what is left, for at most two seconds. */
  stop(): Promise<void>;
}

/** Loads OpenTelemetry's SDK, which nothing else does, and makes spans from now on. */
export async function startTracing(settings: TracingSettings): Promise<Tracing> {
  const { sendSpans } = await import('./send-spans.js');
  return sendSpans(settings);
}
