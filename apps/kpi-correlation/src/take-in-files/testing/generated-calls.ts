import { HOSTILE_NOW } from '@sidetone/contracts/testing';
import { HOUR_MS, SECOND_MS, toIso } from '@sidetone/domain/time';

export const CALL_HEADER =
  'recordId,recordType,callId,servedMsisdn,otherParty,cellId,tech,seizureTime,answerTime,releaseTime,durationSec,causeForTerm,q850,sipStatus,reasonHeader,partial';

const FIRST_START = HOSTILE_NOW - 30 * HOUR_MS;
const EVERY_MS = SECOND_MS / 4;

/** A file of so many calls of 60 seconds; every hundredth was dropped by the network. */
export function generatedCalls(rows: number): string {
  const lines = [CALL_HEADER];
  for (let row = 1; row <= rows; row += 1) {
    const start = FIRST_START + row * EVERY_MS;
    const [seizure, answer, release] = [0, 8, 68].map((second) => toIso(start + second * SECOND_MS));
    const causes = row % 100 === 0 ? '4,41,,,' : '0,16,200,"RELEASE_CAUSE;cause=1;text=""User ends call""",';
    const cell = `CELL-HEL-0412-${row % 3}`;
    lines.push(
      `G-${row},MO,g-${row},99900001001,99900003301,${cell},volte,${seizure},${answer},${release},60,${causes}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Fields of one call record by name; the rest are those of a call that ended normally. */
export function callRow(fields: Readonly<Record<string, string>>): string {
  const normal: Readonly<Record<string, string>> = {
    recordId: 'R-1',
    recordType: 'MO',
    callId: 'C-1',
    servedMsisdn: '99900001001',
    otherParty: '99900003301',
    cellId: 'CELL-HEL-0412-1',
    tech: 'volte',
    seizureTime: '2026-11-22T08:00:00+02:00',
    answerTime: '2026-11-22T08:00:08+02:00',
    releaseTime: '2026-11-22T08:01:08+02:00',
    durationSec: '60',
    causeForTerm: '0',
    q850: '16',
  };
  return CALL_HEADER.split(',')
    .map((column) => fields[column] ?? normal[column] ?? '')
    .join(',');
}

export function callFile(...rows: readonly Readonly<Record<string, string>>[]): string {
  return [CALL_HEADER, ...rows.map(callRow), ''].join('\n');
}
