import Table from 'cli-table3';
import type { DemoResult, Score } from '../results/demo-result.js';

/** NPS overall and by area; an area with too few answers says so. */
export function scoreTable({ nps, areas }: DemoResult): string {
  const table = new Table({
    head: ['NPS', 'score', '95 % interval', 'answers'],
    ...look,
    colAligns: ['left', 'right', 'right', 'right'],
  });
  for (const [name, score] of [['overall', nps] as const, ...Object.entries(areas)])
    table.push([name, ...scoreCells(score)]);
  return table.toString();
}

/** What was planted beside what was found. */
export function driverTable({ drivers }: DemoResult): string {
  const table = new Table({
    head: ['rank', 'KPI', 'planted as', 'points planted', 'points found', '95 % interval', 'q', 'found'],
    ...look,
    colAligns: ['right', 'left', 'left', 'right', 'right', 'right', 'right', 'left'],
  });
  for (const { rank, kpi, role, plantedPointsLost, foundPointsLost, low, high, q, flagged } of drivers) {
    table.push([
      rank ?? '–',
      kpi,
      role,
      plantedPointsLost.toFixed(1),
      foundPointsLost?.toFixed(1) ?? '–',
      low === null || high === null ? '' : `${low.toFixed(1)} … ${high.toFixed(1)}`,
      q === null ? '–' : q < 0.0001 ? '<0.0001' : q.toFixed(4),
      flagged === null ? 'not in the model' : flagged ? 'associated' : 'no association',
    ]);
  }
  return table.toString();
}

/** The other KPIs of the ranking, empty when there are none. */
export function alsoRankedLine({ alsoRanked }: DemoResult): string {
  if (alsoRanked.length === 0) return '';
  const names = alsoRanked.map(({ kpi, rank, flagged }) => `${kpi} (rank ${rank}${flagged ? ', associated' : ''})`);
  return `Ranked too, though nothing was planted on them: ${names.join(', ')}.\n`;
}

/** Where to repair first, and how near that comes to the planted truth. */
export function cellTable({ cells }: DemoResult): string {
  const table = new Table({
    head: ['rank', 'cell', 'rank as planted'],
    ...look,
    colAligns: ['right', 'left', 'right'],
  });
  for (const { cellId, foundRank, plantedRank } of cells.worst)
    table.push([foundRank ?? '–', cellId, plantedRank ?? '–']);
  return table.toString();
}

export function cellLine({ cells: { cells, worstTenFound, rankCorrelation } }: DemoResult): string {
  const correlation =
    rankCorrelation === null ? '' : `; rank correlation over ${cells} cells ${rankCorrelation.toFixed(2)}`;
  return `Of the ten worst cells planted, ${worstTenFound} are among the ten found${correlation}.`;
}

/** The planted repair beside its proof. */
export function repairLine({ repair }: DemoResult): string {
  if (repair === null) return '';
  const { cells, at, planted, verdict, found, low, high, treatedAfter, fault } = repair;
  const proof =
    found === null || low === null || high === null
      ? `judged "${verdict}"`
      : `found ${signed(found)} (95 % interval ${signed(low)} to ${signed(high)}): ${verdict}`;
  const answers = treatedAfter === null ? '' : `, ${treatedAfter} answers after it`;
  return `Repair of ${cells} cells on ${at.slice(0, 10)}: worth ${signed(planted)} points as planted, ${proof}${answers}.${faultOf(fault)}\n`;
}

function faultOf(fault: NonNullable<DemoResult['repair']>['fault']): string {
  if (fault === null) return '';
  return ` Dropped calls an answer saw: ${signed(fault.difference)} (${signed(fault.low)} to ${signed(fault.high)}) against the others.`;
}

export function caseLine({ opened, open, dueWithin24h, overdue }: DemoResult['cases']): string {
  return `${opened} cases opened, ${open} open, ${dueWithin24h} due within 24 h, ${overdue} overdue`;
}

export function ledgerLine({ sent, stored, dropped, deadLettered }: DemoResult['ledger']): string {
  const sum = stored + dropped + deadLettered;
  const sign = sum === sent ? '=' : '≠';
  return `${sent} records sent ${sign} ${stored} stored + ${dropped} dropped + ${deadLettered} dead-lettered`;
}

/** Whether the exposures found are those planted. */
export function exposureLine({ compared, equal, unsettled }: DemoResult['exposures']): string {
  const verdict = compared === equal ? 'all as planted' : `${compared - equal} NOT as planted`;
  const rest = unsettled === 0 ? '' : `; of ${unsettled} more something is still on its way`;
  return `Exposures of ${compared} answers compared: ${verdict}${rest}`;
}

/** Where an exposure differs, in a sentence. */
export function differenceLine({
  responseId,
  messageId,
  answeredAt,
  kpi,
  planted,
  found,
}: DemoResult['exposures']['firstDifferences'][number]): string {
  const answer = responseId ?? `the answer to ${messageId}`;
  return `${kpi} of ${answer}, ${answeredAt}: ${planted} was planted, ${found ?? 'nothing'} was found.`;
}

function scoreCells({ score, low, high, n }: Score): string[] {
  if (score === null || low === null || high === null) return ['too few', '', String(n)];
  return [signed(score), `${signed(low)} … ${signed(high)}`, String(n)];
}

/** Points with their sign, one digit after the point. */
export function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`;
}

/** How all tables look. */
export const look = { style: { head: [], border: [], compact: true } };
