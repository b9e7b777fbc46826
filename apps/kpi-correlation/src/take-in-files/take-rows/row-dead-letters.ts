import { deadLetterRecord } from '@sidetone/platform/messaging';
import type { OutboxRecord } from '@sidetone/platform/database';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { FileIdentity, FileKind } from './file-store.js';

const HOME = {
  cdr: { origin: 'ingest.cdr', topic: 'oss.call.v1' },
  pm: { origin: 'ingest.pm', topic: 'kpi.measurement.v1' },
} as const satisfies Record<FileKind, unknown>;

export interface RowToGiveUp {
  readonly line: number;
  /** Without telephone numbers. */
  readonly text: string;
  readonly reason: string;
}

/** The dead letters of rows: with those of the topic they would have gone to, under an id that names door, file and line. */
export function rowDeadLetters(
  file: FileIdentity,
  fileNo: number,
  rows: readonly RowToGiveUp[],
  now: Instant,
): readonly OutboxRecord[] {
  const { origin, topic } = HOME[file.kind];
  return rows.map(({ line, text, reason }) => {
    // PostgreSQL, through which it goes, holds no NUL.
    const value = text.replaceAll('\0', '\uFFFD');
    const letter = deadLetterRecord(
      {
        topic,
        partition: fileNo,
        offset: line,
        key: null,
        value: Buffer.from(value),
        headers: {},
        timestamp: now,
      },
      'kpi-correlation',
      `row refused: ${reason}`,
      toIso(now),
    );
    const headers = Object.fromEntries(Object.entries(letter.headers).map(([name, header]) => [name, String(header)]));
    return {
      id: `${file.fileId}/${line}`,
      type: 'row',
      topic: letter.topic,
      key: file.fileId,
      value,
      headers: {
        ...headers,
        'dlq-origin-topic': origin,
        'content-type': 'text/csv',
        'file-name': file.name,
        'file-source': file.source,
        'file-line': String(line),
      },
    };
  });
}
