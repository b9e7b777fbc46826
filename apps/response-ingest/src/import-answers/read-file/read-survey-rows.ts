import { pipeline, Readable } from 'node:stream';
import { badRequest } from '@sidetone/platform/web';
import { parse, type CsvError } from 'csv-parse';

/** One line of a survey's file by the names of its columns, or why it cannot be told apart from others. */
export type SurveyRow =
  | {
      readonly kind: 'row';
      readonly line: number;
      readonly cell: (column: string) => string | undefined;
      /** All of them, as they stand there. */
      readonly cells: readonly string[];
    }
  | {
      readonly kind: 'broken';
      readonly line: number;
      readonly reason: string;
      /** Empty where they could not be told apart. */
      readonly cells: readonly string[];
    };

const DELIMITERS = [',', ';', '\t', '|'] as const;
const LONGEST_ROW = 1_048_576;

/** Rows as they come, the file never whole in memory. Lines are numbered as an editor shows them; the header is line 1. */
export async function* readSurveyRows(
  text: AsyncGenerator<string>,
  wanted: readonly string[],
  delimiter: string | undefined,
): AsyncGenerator<SurveyRow> {
  const { head, rest } = await untilFirstLine(text);
  const chosen = delimiter ?? likeliest(head);
  const skipped: CsvError[] = [];
  const parser = parse({
    delimiter: chosen,
    info: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error) skipped.push(error);
    },
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  // What goes wrong while reading comes out of the loop below.
  pipeline(Readable.from(rest), parser, () => undefined);
  let header: ReadonlyMap<string, number> | undefined;
  let columns = 0;
  let counts = noCounts;
  for await (const { record, info } of parser as AsyncIterable<Counted>) {
    counts = countLines(counts, record, info.lines);
    const { line } = counts;
    if (!header) {
      header = headerOf(record, wanted, chosen);
      columns = record.length;
      continue;
    }
    if (record.length !== columns) {
      const reason = `it has ${record.length} cells where the header has ${columns}; put cells that hold the delimiter in quotes`;
      yield { kind: 'broken', line, reason, cells: record };
      continue;
    }
    const places = header;
    yield { kind: 'row', line, cell: (column) => cellOf(record[places.get(column) ?? -1]), cells: record };
  }
  if (!header) throw badRequest('The file is empty: it needs a header and a line for each answer.');
  // They are told after the rows, which the parser runs ahead of.
  for (const error of skipped) yield brokenAt(error, counts.next);
}

function headerOf(names: readonly string[], wanted: readonly string[], delimiter: string): ReadonlyMap<string, number> {
  const trimmed = names.map((name) => name.trim());
  const wrong = wanted.flatMap((column) => {
    const places = trimmed.filter((name) => name === column).length;
    if (places === 1) return [];
    const message =
      places === 0
        ? `This column is missing. The file has: ${trimmed.slice(0, 20).join(' | ').slice(0, 500)}.`
        : 'This column stands there more than once.';
    return [{ field: column, message }];
  });
  if (wrong.length > 0) {
    throw badRequest(
      `The header needs mending, so nothing was taken (delimiter read: ${JSON.stringify(delimiter)}).`,
      wrong,
    );
  }
  return new Map(trimmed.map((name, index) => [name, index]));
}

interface Counted {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Where a record begins, where the next does, and how many lines the parser has counted too many. */
interface LineCounts {
  readonly line: number;
  readonly next: number;
  readonly surplus: number;
}

const noCounts: LineCounts = { line: 0, next: 1, surplus: 0 };

/** The parser tells the line a record ends on, and counts each CR LF inside quotes twice. */
function countLines({ surplus }: LineCounts, record: readonly string[], counted: number): LineCounts {
  const text = record.filter((cell) => /[\r\n]/.test(cell)).join('');
  const twice = text.split('\r\n').length - 1;
  const within = text.split(/\r\n|\r|\n/).length - 1;
  const last = counted - surplus - twice;
  return { line: last - within, next: last + 1, surplus: surplus + twice };
}

function brokenAt({ code, lines }: CsvError, afterLast: number): SurveyRow {
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    const reason = 'a quote that is opened here is never closed, so the rest of the file could not be told apart';
    return { kind: 'broken', line: afterLast, reason, cells: [] };
  }
  const reason = 'it is longer than a mebibyte; a quote may be opened before it and never closed';
  return { kind: 'broken', line: lines, reason, cells: [] };
}

function cellOf(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** What stands most often in the header. */
function likeliest(head: string): string {
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

async function untilFirstLine(text: AsyncGenerator<string>): Promise<{ head: string; rest: AsyncGenerator<string> }> {
  let start = '';
  while (!/\r|\n/.test(start) && start.length < LONGEST_ROW) {
    const next = await text.next();
    if (next.done === true) break;
    start += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    yield start;
    yield* text;
  }
  return { head: start.split(/\r|\n/, 1)[0] ?? '', rest: all() };
}
