import { judgeAge } from '@sidetone/contracts/cloudevents';
import { eventKey } from '@sidetone/contracts/identity';
import { contradictionIn, holdsNumber, readReasons, type CallReason, type CallRecord } from '@sidetone/domain/cdr';
import { redact } from '@sidetone/domain/privacy';
import type { Instant } from '@sidetone/domain/time';
import { CellReader } from '../read-file/cell-reader.js';
import type { FileRow } from '../read-file/file-row.js';
import type { FileClock } from '../read-file/read-file-time.js';
import type { RowFate } from '../take-rows/row-fate.js';
import type { NumberHasher } from './number-hasher.js';

/** How the rows of one file of call records are read. */
export interface CallReading {
  readonly source: string;
  readonly clock: FileClock;
  /** Seconds of one unit of `durationSec` as the file has it. */
  readonly durationFactor: number;
  /** How old a call may be when its row comes. */
  readonly maxAgeDays: number;
}

export interface ReadCall {
  readonly kind: 'call';
  readonly recordKey: string;
  readonly content: string;
  /** International digits; never to be kept. */
  readonly number: string;
  readonly record: CallRecord;
}

const LONGEST_PLACE = 100_000;
const DIRECTIONS = new Map([
  ['mo', 'mo'],
  ['moc', 'mo'],
  ['mt', 'mt'],
  ['mtc', 'mt'],
] as const);

/** One row of a CDR file as a call record, or what became of a row that is none. */
export function readCallRow(
  { content }: FileRow,
  reading: CallReading,
  hasher: NumberHasher,
  now: Instant,
): ReadCall | RowFate {
  if (content.kind === 'leftOut') return { kind: 'dropped', reason: 'left out by the mapping' };
  if (content.kind === 'broken') return { kind: 'refused', reason: content.reason };
  const cells = new CellReader(content.cell, reading.clock);
  const number = servedNumber(cells, hasher);
  const record = readRecord(cells, reading);
  const parties = [number, digitsOf(cells.text('otherParty'), hasher)].filter((digits) => digits !== undefined);
  for (const [column, text] of [
    ['recordId', record.recordId],
    ['callId', record.callId],
    ['cellId', record.cellId],
    ['tech', record.tech],
  ] as const) {
    if (text !== undefined && parties.some((digits) => holdsNumber(text, digits))) {
      cells.fault(column, 'holds the telephone number of a party, which may be kept nowhere; map another column to it');
    }
  }
  if (cells.faults.length > 0 || number === undefined) return { kind: 'refused', reason: cells.faults.join('; ') };
  const contradiction = contradictionIn(record);
  if (contradiction !== undefined) return { kind: 'refused', reason: contradiction };
  const age = judgeAge('judged', record.startedAt, now, reading.maxAgeDays);
  if (age.kind === 'drop') return { kind: 'dropped', reason: `more than ${reading.maxAgeDays} days old` };
  if (age.kind === 'refuse') {
    return {
      kind: 'refused',
      reason: 'seizureTime lies more than 5 minutes ahead; check the clock and the zone of the feed',
    };
  }
  return {
    kind: 'call',
    recordKey: eventKey(reading.source, record.recordId),
    content: hasher.contentHash(JSON.stringify([record, number])),
    number,
    record,
  };
}

function readRecord(cells: CellReader, { durationFactor }: CallReading): CallRecord {
  const recordId = cells.requiredId('recordId');
  const callId = cells.requiredId('callId');
  const started = cells.requiredTime('seizureTime');
  const part = cells.whole('partial', LONGEST_PLACE, 1);
  // A part of a call repeats when the call was answered, which is before the part begins.
  const answeredAt = cells.time('answerTime', part === undefined ? started.instant : undefined)?.instant;
  const releasedAt = cells.time('releaseTime', Math.max(started.instant, answeredAt ?? 0))?.instant;
  return {
    recordId,
    callId,
    direction: direction(cells),
    tech: tech(cells),
    cellId: cells.id('cellId'),
    startedAt: started.instant,
    answeredAt,
    releasedAt,
    durationSec: Math.round((cells.number('durationSec') ?? 0) * durationFactor),
    causes: {
      reasons: reasons(cells),
      q850: cells.whole('q850', 127),
      sip: cells.whole('sipStatus', 699),
      causeForTerm: cells.whole('causeForTerm', 255),
    },
    part,
    timeAmbiguous: started.ambiguous,
  };
}

function servedNumber(cells: CellReader, hasher: NumberHasher): string | undefined {
  const text = cells.text('servedMsisdn');
  if (text === undefined) return cells.fault('servedMsisdn', 'is empty; it is needed to find the subscription');
  return (
    hasher.digits(text) ??
    cells.fault(
      'servedMsisdn',
      'is no telephone number with its country; international digits are wanted, or NUMBER_COUNTRY_CODE for national ones',
    )
  );
}

/** The digits of a number, national ones too where no country is set. */
function digitsOf(text: string | undefined, hasher: NumberHasher): string | undefined {
  return text === undefined ? undefined : (hasher.digits(text) ?? text.replace(/\D/g, ''));
}

function direction(cells: CellReader): 'mo' | 'mt' | undefined {
  const text = cells.text('recordType');
  if (text === undefined) return undefined;
  const known = [...DIRECTIONS].find(([name]) => name === text.toLowerCase())?.[1];
  return (
    known ?? cells.fault('recordType', 'is neither MO nor MT; say in a mapping what it means, null for what is no call')
  );
}

function tech(cells: CellReader): string | undefined {
  const text = cells.text('tech');
  return text === undefined || text.length <= 64 ? text : cells.fault('tech', 'is longer than 64 characters');
}

function reasons(cells: CellReader): readonly CallReason[] {
  const text = cells.text('reasonHeader');
  if (text === undefined) return [];
  const read = readReasons(text) ?? cells.fault('reasonHeader', 'is no SIP Reason header (RFC 3326)') ?? [];
  // Kept until the last record of a call has come, so it is cleaned now (rule R7).
  return read.map((reason) => (reason.text === undefined ? reason : { ...reason, text: redact(reason.text).text }));
}
