import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

/**
 * The cells of each line, by RFC 4180; undefined for a line whose quotes are wrong. A line without quotes needs no parser; those
 * with quotes are parsed together, and one by one only if one of them is wrong.
 */
export function cellsOfLines(lines: readonly string[], delimiter: string): readonly (readonly string[] | undefined)[] {
  const quoted = lines.filter((line) => line.includes('"'));
  const parsed = quoted.length > 0 ? parseAll(quoted, delimiter) : [];
  let next = 0;
  return lines.map((line) => (line.includes('"') ? parsed[next++] : line.split(delimiter)));
}

function parseAll(lines: readonly string[], delimiter: string): readonly (readonly string[] | undefined)[] {
  const together = parsed(lines.join('\n'), delimiter);
  if (together?.length === lines.length) return together;
  return lines.map((line) => {
    const alone = parsed(line, delimiter);
    return alone?.length === 1 ? alone[0] : undefined;
  });
}

function parsed(text: string, delimiter: string): readonly (readonly string[])[] | undefined {
  try {
    return parse(text, { delimiter, relax_column_count: true, record_delimiter: '\n' });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}
