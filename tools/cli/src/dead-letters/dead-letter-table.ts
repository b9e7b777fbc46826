import Table from 'cli-table3';
import type { DeadLetterSummary } from './describe-dead-letter.js';

const WIDTHS = [34, 26, 18, 52];

/** The latest dead letters as a table, and how many more there are. @param limit rows at most */
export function deadLetterTable(letters: readonly DeadLetterSummary[], limit: number): string {
  if (letters.length === 0) return 'No dead letters.';
  const table = new Table({
    head: ['id', 'given up', 'consumer', 'reason'],
    colWidths: WIDTHS,
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { id, at, consumer, reason } of letters.slice(0, limit)) table.push([id, at, consumer, reason]);
  const hidden = letters.length - limit;
  return hidden > 0 ? `${table.toString()}\n${hidden} more; --limit shows more of them.` : table.toString();
}
