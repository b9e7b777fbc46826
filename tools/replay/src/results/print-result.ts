import Table from 'cli-table3';
import type { ReplayResult } from './replay-result.js';

/** The result for people. `missing` says what does not add up. */
export function printResult(
  result: ReplayResult,
  missing: readonly string[],
  screen: { write(text: string): unknown },
): void {
  const { rows, answers, events, nps, verdict, verdictReason } = result;
  const reasons = Object.entries(answers.reasons).map(
    ([reason, lines]) => `  ${String(lines).padStart(6)}  ${reason}\n`,
  );
  screen.write(`
${rows} rows = ${answers.accepted} accepted + ${answers.duplicate} known before + ${answers.refused} refused
${reasons.join('')}${events.sent} events sent = ${events.stored} stored + ${events.dropped} dropped + ${events.deadLettered} dead-lettered, ${events.measurements} of them counters
${events.unusableCells === 0 ? '' : `${events.unusableCells} cells of counters hold no number and were left out.\n`}
${scoreLine(nps)}

${rankingTable(result)}${verdict === 'no usable signal' ? '' : `Verdict: ${verdict}. `}${verdictReason}
`);
  for (const sentence of missing) screen.write(`NOT ACCOUNTED FOR  ${sentence}\n`);
}

function scoreLine({ score, low, high, n }: ReplayResult['nps']): string {
  if (score === null || low === null || high === null) return `NPS: too few answers (${n})`;
  return `NPS ${score.toFixed(1)}, 95 % interval ${low.toFixed(1)} … ${high.toFixed(1)}, ${n} answers`;
}

function rankingTable({ drivers, leftOut }: ReplayResult): string {
  const table = new Table({
    head: ['rank', 'KPI', 'exposed', 'points lost', '95 % interval', 'q', 'found'],
    style: { head: [], border: [], compact: true },
    colAligns: ['right', 'left', 'right', 'right', 'right', 'right', 'left'],
  });
  for (const { rank, kpi, exposed, loss, adjustedP: q, flagged } of drivers) {
    table.push([
      rank,
      kpi,
      exposed,
      loss.points.toFixed(1),
      `${loss.bootstrapInterval.low.toFixed(1)} … ${loss.bootstrapInterval.high.toFixed(1)}`,
      q < 0.0001 ? '<0.0001' : q.toFixed(4),
      flagged ? 'associated' : 'no association',
    ]);
  }
  const out = leftOut.map(({ kpi, reason }) => `Left out: ${kpi}. ${reason}`);
  return [...(drivers.length === 0 ? [] : [table.toString()]), ...out].map((line) => `${line}\n`).join('');
}
