import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parse, CsvError } from 'csv-parse';
import { InfrastructureError, messageOf } from '@sidetone/infrastructure/failure';
import { columnsOf, type SurveyMap } from '../survey-map/survey-map.js';
import type { SurveyRow } from './survey-row.js';
import { translateRow } from './translate-row.js';

/**
 * The rows of a survey file, one after the other, however large it is (rule R19: UTF-8, comma, quotes as in RFC 4180).
 * @throws InfrastructureError when it cannot be read, is no CSV in UTF-8, or lacks a column that the map names
 */
export async function* readAnswerFile(path: string, map: SurveyMap): AsyncGenerator<SurveyRow> {
  const source = Readable.from(textOf(path));
  const rows = source.pipe(parse({ relax_column_count: true, skip_empty_lines: true }));
  source.once('error', (error) => rows.destroy(error));
  rows.once('close', () => source.destroy());
  let header: readonly string[] | undefined;
  let line = 0;
  try {
    for await (const row of rows) {
      const cells = row as readonly string[];
      line += 1;
      if (header) yield translateRow(map, header, line, cells);
      else header = checkedHeader(cells, map, path);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InfrastructureError(`${path} is no CSV from line ${error.lines} on: ${error.message}.`, { cause: error });
  }
  if (!header) throw new InfrastructureError(`${path} is empty; its first line must name the columns.`);
}

function checkedHeader(cells: readonly string[], map: SurveyMap, path: string): readonly string[] {
  const header = cells.map((cell) => cell.trim());
  const missing = columnsOf(map).filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new InfrastructureError(
      `${path} has no column ${missing.map((column) => `"${column}"`).join(', ')}; the map names what it must have.`,
    );
  }
  return header;
}

/** Decoded strictly: a repaired text would be another text. */
async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    const what = error instanceof TypeError ? 'it is not UTF-8' : messageOf(error);
    throw new InfrastructureError(`${path} cannot be read: ${what}.`, { cause: error });
  }
}
