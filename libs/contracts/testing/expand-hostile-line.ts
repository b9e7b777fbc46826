import type { Instant } from '@sidetone/domain/time';
import type { ExpandedLine, HostileInput, HostileLine, HostileStep } from './hostile-line.js';

/** The moment at which the hostile file's world stands still. */
export const HOSTILE_NOW: Instant = Date.UTC(2026, 10, 23, 12);

/** The bytes, headers and times that a line stands for, on Kafka or HTTP, and those of what is sent before it. */
export function expandHostileLine(line: HostileLine): ExpandedLine {
  const { name, expect, why, effect, status, before = [] } = line;
  return { name, expect, why, effect, status, before: before.map(inputOf), input: inputOf(line) };
}

function inputOf(step: HostileStep): HostileInput {
  const at = step.recordTime === undefined ? HOSTILE_NOW : Date.parse(step.recordTime);
  const [method = '', path] = step.topicOrEndpoint.split(' ');
  const body = bytesOf(step);
  if (path !== undefined) {
    const headers = step.headers ?? { 'content-type': 'application/json' };
    return { kind: 'request', method, path, headers, body: method === 'GET' ? null : body, arrivedAt: at };
  }
  const headers = step.headers ?? { 'content-type': 'application/cloudevents+json' };
  return { kind: 'record', topic: step.topicOrEndpoint, key: keyOf(step), value: body, headers, timestamp: at };
}

/** A step without a key takes its subject, so that all steps of a line stay in order on one partition. */
function keyOf({ key, payload }: HostileStep): Buffer | null {
  const chosen = key === undefined ? member(payload, 'subject') : key;
  return typeof chosen === 'string' ? Buffer.from(chosen) : null;
}

function bytesOf({ payload, raw, rawEncoding, generator }: HostileStep): Buffer | null {
  if (raw !== undefined) return Buffer.from(raw, rawEncoding ?? 'utf8');
  if (generator !== undefined) return Buffer.from(generate(generator));
  return payload === null ? null : Buffer.from(JSON.stringify(payload));
}

function generate(generator: NonNullable<HostileStep['generator']>): string {
  if ('prefix' in generator) {
    const { prefix, open, nest, close, suffix } = generator;
    return `${prefix}${open.repeat(nest)}1${close.repeat(nest)}${suffix}`;
  }
  const { base, path, times } = generator;
  const value =
    'unit' in generator
      ? generator.unit.repeat(times)
      : Array.from({ length: times }, (_, index): unknown =>
          JSON.parse(JSON.stringify(generator.list).replaceAll('#', String(index))),
        );
  return JSON.stringify(withValue(base, path.split('.'), value));
}

function withValue(base: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  return { ...(typeof base === 'object' ? base : {}), [name]: withValue(member(base, name), rest, value) };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
