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

${rankingTable(result)}
Verdict: ${verdict}. ${verdictReason}
`);
  for (const sentence of missing) screen.write(`NOT ACCOUNTED FOR  ${sentence}\n`);
}

function scoreLine({ score, low, high, n }: ReplayResult['nps']): string {
  if (score === null || low === null || high === null) return `NPS: too few answers (${n})`;
  return `NPS ${score.toFixed(1)}, 95 % interval ${low.toFixed(1)} … ${high.toFixed(1)}, ${n} answers`;
}

function rankingTable({ drivers, untested }: ReplayResult): string {
  const table = new Table({
    head: ['rank', 'KPI', 'answers', 'tau-b', 'q', 'found'],
    style: { head: [], border: [], compact: true },
    colAligns: ['right', 'left', 'right', 'right', 'right', 'left'],
  });
  for (const { rank, kpi, n, tau, q, flagged } of drivers) {
    table.push([
      rank,
      kpi,
      n,
      tau.toFixed(3),
      q < 0.0001 ? '<0.0001' : q.toFixed(4),
      flagged ? 'associated' : 'no association',
    ]);
  }
  for (const { kpi, n, reason } of untested) table.push(['–', kpi, n, '–', '–', `not tested: ${reason}`]);
  return table.toString();
}
