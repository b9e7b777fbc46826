import Table from 'cli-table3';
import { look, signed } from '../../show/tables.js';
import type { YearResult } from '../account/year-result.js';
import type { PlantedShare } from '../truth/account-recovery.js';
import { shareDifference } from '../truth/share.js';

const VERDICTS = { up: 'up', down: 'down', noEvidence: 'no evidence', tooFew: 'too few' } as const;

/** Answers, commands and clocks of the cases, as they add up. */
export function caseLines({ cases }: Pick<YearResult, 'cases'>): string {
  const { answers, joined, commands, clocks, told, verdicts, outcomes } = cases;
  const { kept, broken, running, overdue } = clocks;
  const all = kept + broken + running + overdue;
  return [
    `${answers} answers = ${cases.cases} that opened a case + ${joined} that joined one; ${commands} commands of people stand in the histories.`,
    `${all} clocks = ${kept} kept + ${broken} broken + ${running} running + ${overdue} overdue.`,
    `Told by itself: ${inWords(told)}.`,
    `Verdicts of customers: ${inWords(verdicts)}. Cases ended, or stand: ${inWords(outcomes)}.`,
  ].join('\n');
}

/** Scores before and after something was planted. */
export function movementTable({ evidence }: Pick<YearResult, 'evidence'>): string {
  const table = new Table({
    head: ['score', 'answers', 'from', 'to', 'planted', 'found', '95 % interval', 'verdict', 'n to see it'],
    ...look,
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'left', 'right'],
  });
  for (const { name, n, scores, planted, found, verdict, neededN } of evidence.movements)
    table.push([
      ...[name, n.join(' → ')],
      ...scores.map((score) => (score === null ? '–' : signed(score))),
      planted === null ? '–' : signed(planted),
      ...(found === null ? ['–', ''] : [signed(found.difference), `${signed(found.low)} … ${signed(found.high)}`]),
      ...[VERDICTS[verdict], neededN === null ? '–' : `${neededN} each`],
    ]);
  return table.toString();
}

/** What became of those who complained of the repaired fault. */
export function recoveryLines({ evidence }: Pick<YearResult, 'evidence'>): string {
  const { recovery, told } = evidence.recovery;
  if (!recovery) return 'Nothing was planted to be repaired, or the year was over before.';
  const { cause, patched, mended } = recovery;
  const change = shareDifference(patched, mended);
  return [
    `Detractors of ${cause} who answered again and are none any more:`,
    `  patched, before the repair  ${shareInWords(patched)}`,
    `  mended, since the repair    ${shareInWords(mended)}`,
    ...(change === null
      ? []
      : [
          `  the difference              ${percent(change.difference)} (${percent(change.low)} to ${percent(change.high)})`,
        ]),
    ...told.map(({ topic, from, to, recovered, answered, interval }) => {
      const span = `${day(from)} to ${day(to)}`;
      const bounds = interval ? ` (${percent(interval.low)} to ${percent(interval.high)})` : '';
      return `/v1/recovery, ${topic}, cases of ${span}: ${recovered} of ${answered}${bounds}.`;
    }),
  ].join('\n');
}

/** The index of each wave by hand and as told. */
export function indexTable({ evidence }: Pick<YearResult, 'evidence'>): string {
  const table = new Table({
    head: ['wave', 'answers', 'customers', 'index by hand', 'as told', 'by indicator'],
    ...look,
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left'],
  });
  for (const { waveId, answers, customers, byHand, told, indicators } of evidence.indexes) {
    const parts = Object.entries(indicators).map(([name, part]) => `${name} ${part.toFixed(1)}`);
    const inPercent = (index: number | null): string => (index === null ? 'too few' : `${index.toFixed(4)} %`);
    table.push([waveId, answers, customers, inPercent(byHand), inPercent(told), parts.join(', ')]);
  }
  return table.toString();
}

/** How often the platform suggested what was behind a case. */
export function causeLine({ evidence: { causes } }: Pick<YearResult, 'evidence'>): string {
  const { planted, suggestedFirst, suggested } = causes;
  return `Of ${planted} agreed causes that had been planted, ${suggested} were suggested, ${suggestedFirst} of them first.`;
}

function shareInWords({ count, of, rate, low, high, planted }: PlantedShare): string {
  if (rate === null || low === null || high === null || planted === null) return 'nobody';
  return `${count} of ${of}: ${percent(rate)} (${percent(low)} to ${percent(high)}); ${percent(planted)} as planted`;
}

const percent = (share: number): string => `${share < 0 ? '−' : ''}${(100 * Math.abs(share)).toFixed(1)} %`;
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

function inWords(counts: Readonly<Record<string, number>>): string {
  return (
    Object.entries(counts)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ') || 'none'
  );
}
