import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DriverAnswers } from '@sidetone/domain/drivers';

const ROWS_AT_ONCE = 10_000;

/** Writes score and KPIs, one answer a line below their names: what peers read. Numbers are written whole, so that they read the same. */
export async function writeCsv(file: string, answers: Pick<DriverAnswers, 'scores' | 'kpis'>): Promise<void> {
  await pipeline(Readable.from(csvOf(answers)), createWriteStream(file));
}

function* csvOf({ scores, kpis }: Pick<DriverAnswers, 'scores' | 'kpis'>): Generator<string> {
  yield `${['score', ...kpis.map(({ kpi }) => kpi)].join(',')}\n`;
  const columns = [scores, ...kpis.map(({ values }) => values)];
  for (let start = 0; start < scores.length; start += ROWS_AT_ONCE) {
    const size = Math.min(ROWS_AT_ONCE, scores.length - start);
    yield Array.from(
      { length: size },
      (_, row) => `${columns.map((column) => String(column[start + row])).join(',')}\n`,
    ).join('');
  }
}
