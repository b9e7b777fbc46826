import Table from 'cli-table3';
import { look, signed } from '../../show/tables.js';
import { RULES } from '../policy/asked.js';
import type { ProgrammeYear, YearResult } from '../account/year-result.js';

const right = (columns: number): ('left' | 'right')[] => ['left', 'left', ...Array<'right'>(columns).fill('right')];

/** What became of every trigger and of every invitation. */
export function programmeTable({ programmes }: Pick<YearResult, 'programmes'>): string {
  const head = ['', 'programme', 'triggers', 'left alone', 'not drawn', 'asked'];
  const ends = ['answered', 'expired', 'bounced', 'failed', 'called off'];
  const table = new Table({ head: [...head, ...ends], ...look, colAligns: right(9) });
  for (const { operator, programmeId, triggers, leftAlone, notDrawn, asked, ends: ended } of programmes) {
    const { answered, expired, bounced, failed, calledOff } = ended;
    table.push([
      ...[operator, programmeId, triggers, leftAlone, notDrawn, asked],
      ...[answered, expired, bounced, failed, calledOff],
    ]);
  }
  return table.toString();
}

/** Why people were left alone for good, and how many were put off at first, most frequent first. */
export function reasonTable({ programmes }: Pick<YearResult, 'programmes'>): string {
  const table = new Table({ head: ['programme', 'left alone for', 'put off at first for'], ...look });
  for (const { programmeId, reasons, delays } of programmes)
    table.push([programmeId, inWords(reasons), inWords(delays)]);
  return table.toString();
}

/** Response rates as planted and found, and what is told about each programme. */
export function rateTable({ programmes }: Pick<YearResult, 'programmes'>): string {
  const table = new Table({
    head: ['programme', 'reached', 'planted', 'answered', 'too late', '', 'NPS', '95 % interval'],
    ...look,
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left', 'right', 'right'],
  });
  for (const { programmeId, rate, nps } of programmes)
    table.push([programmeId, ...rateCells(rate), ...scoreCells(nps)]);
  return table.toString();
}

/** The rules of the policy, and how often each was broken. */
export function ruleTable({ broken }: Pick<YearResult, 'broken'>): string {
  const table = new Table({ head: ['rule of the policy', 'broken'], ...look, colAligns: ['left', 'right'] });
  for (const rule of RULES) table.push([rule, broken[rule]]);
  return table.toString();
}

function rateCells(rate: ProgrammeYear['rate']): string[] {
  if (!rate || rate.reached === 0) return ['0', '', '', '', ''];
  const { reached, planted, deviation, answered, tooLate, afterTheEnd, agrees } = rate;
  const share = (count: number): string => `${((100 * count) / reached).toFixed(1)} %`;
  return [
    String(reached),
    `${share(planted)} ± ${((100 * deviation) / reached).toFixed(1)}`,
    share(answered),
    share(tooLate + afterTheEnd),
    agrees ? 'as planted' : 'NOT as planted',
  ];
}

function scoreCells(nps: ProgrammeYear['nps']): string[] {
  if (!nps || nps.score === null || nps.low === null || nps.high === null) return ['too few', ''];
  return [signed(nps.score), `${signed(nps.low)} … ${signed(nps.high)}`];
}

function inWords(counts: Readonly<Record<string, number>>): string {
  const words = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  const lines: string[] = [];
  for (let from = 0; from < words.length; from += 3) lines.push(words.slice(from, from + 3).join(', '));
  return lines.join(',\n');
}
