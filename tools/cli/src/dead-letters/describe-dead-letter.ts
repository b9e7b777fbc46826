import type { DeadLetter } from '@sidetone/platform/messaging';

type HeaderValue = DeadLetter['record']['headers'][string];

/** A dead letter in words and JSON: all but its bytes. */
export interface DeadLetterSummary {
  readonly id: string;
  readonly at: string;
  readonly consumer: string;
  readonly reason: string;
  readonly key: string | null;
  readonly type: string | null;
  readonly eventId: string | null;
}

export function summarise({ id, at, consumer, reason, record }: DeadLetter): DeadLetterSummary {
  return {
    id,
    at,
    consumer,
    reason,
    key: record.key === null ? null : textOf(record.key),
    type: headerText(record.headers['ce_type']) ?? null,
    eventId: headerText(record.headers['ce_id']) ?? null,
  };
}

/** The whole dead letter for reading: why, its headers, and its value (JSON laid out, bytes that are no text in base64). */
export function describeDeadLetter(letter: DeadLetter): string {
  const { id, at, consumer, reason, record } = letter;
  const lines = [
    `Id        ${id}`,
    `Reason    ${reason}`,
    `Given up  ${at}, by ${consumer}`,
    `Recorded  ${record.timestamp === undefined ? 'unknown' : new Date(record.timestamp).toISOString()}`,
    `Key       ${record.key === null ? 'none' : textOf(record.key)}`,
    'Headers',
    ...Object.entries(record.headers).map(([name, value]) => `  ${name}: ${headerText(value) ?? ''}`),
    'Value',
    record.value === null ? '  none' : indented(valueText(record.value)),
  ];
  return lines.join('\n');
}

function headerText(value: HeaderValue): string | undefined {
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.map(textOf).join(' | ') : textOf(value);
}

function valueText(value: Buffer | string): string {
  const text = textOf(value);
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

function textOf(value: Buffer | string): string {
  if (typeof value === 'string') return value;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value);
  } catch {
    return `base64:${value.toString('base64')}`;
  }
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
