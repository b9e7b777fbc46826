import { trace, type Tracer } from '@opentelemetry/api';

let isOn = false;

/** Whether spans are made at all. Asked first wherever spans would be made, so that without them nothing is paid. */
export const isTracing = (): boolean => isOn;

/** For who starts and stops the provider of spans. */
export function setTracing(on: boolean): void {
  isOn = on;
}

/** Makes spans by the provider that is registered; without one they are empty. */
export const tracer = (): Tracer => trace.getTracer('sidetone');
