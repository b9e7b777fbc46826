import type { UploadReport } from './file-reports.js';

const MOST_SHOWN = 50;

/** A report for reading: counts, what came of them, and the refused rows. */
export function describeReport(name: string, report: UploadReport): string {
  const { rows, accepted, dropped, refused, refusedRows, published, parked, waiting, leftOut } = report;
  const droppedRows = dropped.reduce((sum, one) => sum + one.rows, 0);
  const lines = [
    `${name}: ${count(rows, 'row')}: ${number(accepted)} accepted, ${number(droppedRows)} dropped, ${number(refused)} refused.`,
  ];
  for (const { reason, rows: times } of dropped) lines.push(`  dropped   ${number(times)}  ${reason}`);
  lines.push(`${count(published, 'event')} published.`);
  if (parked > 0)
    lines.push(`${count(parked, 'failed call')} parked until a subscription has the number: sidetone ingest numbers.`);
  if (waiting > 0) lines.push(`${count(waiting, 'call')} waiting for the last record.`);
  for (const { reason, measurements } of leftOut) lines.push(`  not made  ${number(measurements)}  ${reason}`);
  for (const { line, reason } of refusedRows.slice(0, MOST_SHOWN)) lines.push(`  line ${line}: ${reason}`);
  if (refused > MOST_SHOWN)
    lines.push(`  … and ${number(refused - MOST_SHOWN)} more; --json shows the first 1,000, sidetone dlq list all.`);
  return lines.join('\n');
}

function count(amount: number, what: string): string {
  return `${number(amount)} ${what}${amount === 1 ? '' : 's'}`;
}

function number(amount: number): string {
  return amount.toLocaleString('en-US');
}
