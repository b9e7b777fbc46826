import type { VerifiedRow } from '@sidetone/domain/planted-truth';

/** The rows as a Markdown table, so that it can be read on the screen and pasted into a page. */
export function verifiedTable(rows: readonly VerifiedRow[]): string {
  const cells = rows.map(({ promise, goal, kept, of, share, met }) => [
    promise,
    goal,
    `${(share * 100).toFixed(1)} %`,
    `${kept} of ${of}`,
    met ? 'met' : 'MISSED',
  ]);
  const head = ['promise', 'goal', 'reached', 'times', ''];
  const widths = head.map((name, column) => Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(Math.max(3, width)))), ...cells.map(line)].join('\n');
}
