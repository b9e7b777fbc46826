import { Injectable } from '@nestjs/common';
import { callOfRecords, isPartial, judgeCall, maskNumbers, type CallRecord } from '@sidetone/domain/cdr';
import { DAY_MS } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { NumberStore } from '../link-numbers/number-store.js';
import type { FileRow } from '../read-file/file-row.js';
import type { FileDoor } from '../take-rows/file-door.js';
import type { PlacedRow, RangeResult, RowFate } from '../take-rows/row-fate.js';
import { TakenRecords } from '../take-rows/taken-records.js';
import { callEvent, type UntoldCall } from './call-event.js';
import { CallPartStore } from './call-part-store.js';
import { judgeRecords, type JudgedCall } from './judge-records.js';
import { NumberHasher } from './number-hasher.js';
import { ParkedCallStore } from './parked-call-store.js';
import { readCallRow, type CallReading, type ReadCall } from './read-call-row.js';

/** How long a call waits for its subscription or its last record (rule R12). */
export const WAIT_MS = 7 * DAY_MS;

type PlacedCall = ReadCall & { readonly rowNo: number };

/** Call records: each is taken once, calls that the network failed are published, those of unknown numbers parked. */
@Injectable()
export class CallDoor {
  constructor(
    private readonly hasher: NumberHasher,
    private readonly taken: TakenRecords,
    private readonly parts: CallPartStore,
    private readonly numbers: NumberStore,
    private readonly parked: ParkedCallStore,
    private readonly clock: Clock,
  ) {}

  /** The door for one file. */
  forFile(reading: CallReading): FileDoor {
    return {
      take: (tx, fileNo, rows) => this.take(tx, fileNo, rows, reading),
      masked: (row) => maskedRow(row),
    };
  }

  private async take(
    tx: Transaction,
    fileNo: number,
    rows: readonly PlacedRow<FileRow>[],
    reading: CallReading,
  ): Promise<RangeResult> {
    const now = this.clock.now();
    const readings = rows.map(({ row, rowNo }) => ({ ...readCallRow(row, reading, this.hasher, now), rowNo }));
    const calls = readings.filter((one): one is PlacedCall => one.kind === 'call');
    const claims = calls.map((call) => ({ ...call, happenedAt: call.record.startedAt }));
    const claimed = await this.taken.claim(tx, fileNo, claims);
    const fateOfRow = new Map(calls.map(({ rowNo }, index) => [rowNo, claimed[index]]));
    const fates = readings.map((one): RowFate => {
      if (one.kind !== 'call') return one;
      return fateOfRow.get(one.rowNo) ?? { kind: 'accepted' };
    });
    const fresh = calls.filter((_call, index) => claimed[index]?.kind === 'accepted');
    const judged = await this.judge(tx, fresh, reading.source);
    await this.parts.keep(
      tx,
      judged.flatMap(({ partial }) => (partial === undefined ? [] : [partial])),
      now + WAIT_MS,
    );
    const { published, parked } = await this.tell(
      tx,
      judged.flatMap(({ untold }) => untold),
      now + WAIT_MS,
    );
    return { fates, published, parked, waiting: judged.filter(({ isWaiting }) => isWaiting).length, leftOut: {} };
  }

  private async judge(tx: Transaction, calls: readonly PlacedCall[], source: string): Promise<readonly JudgedCall[]> {
    const callIds = [...new Set(calls.map(({ record }) => record.callId))];
    const before = await this.parts.find(tx, source, callIds);
    const inParts = new Set([
      ...[...before.values()].flatMap(({ records }) => records[0]?.callId ?? []),
      ...calls.flatMap(({ record }) => (isPartial(record) ? [record.callId] : [])),
    ]);
    const byCall = new Map<string, { numberHash: string; records: [CallRecord, ...CallRecord[]] }>();
    for (const { number, record } of calls) {
      // Of the many calls that ended well, nobody needs to know whose they were.
      if (!inParts.has(record.callId) && judgeCall(callOfRecords([record])).kind !== 'failed') continue;
      const numberHash = this.hasher.numberHash(number);
      const callKey = this.hasher.callKey(source, record.callId, numberHash);
      const known = byCall.get(callKey);
      if (known) known.records.push(record);
      else byCall.set(callKey, { numberHash, records: [record] });
    }
    return [...byCall].map(([callKey, { numberHash, records }]) =>
      judgeRecords({ callKey, numberHash, source, records, before: before.get(callKey) }),
    );
  }

  private async tell(
    tx: Transaction,
    calls: readonly UntoldCall[],
    expiresAt: number,
  ): Promise<{ published: number; parked: number }> {
    if (calls.length === 0) return { published: 0, parked: 0 };
    await this.numbers.lockToLookUp(tx);
    const subscriptions = await this.numbers.subscriptionsAt(
      tx,
      calls.map(({ numberHash, startedAt }) => ({ numberHash, at: startedAt })),
    );
    const events = calls.flatMap((call, index) => {
      const subscriptionId = subscriptions[index];
      return subscriptionId === undefined ? [] : [callEvent(call, subscriptionId)];
    });
    const unknown = calls.filter((_call, index) => subscriptions[index] === undefined);
    await tx.publish(events);
    await this.parked.park(tx, unknown, expiresAt);
    return { published: events.length, parked: unknown.length };
  }
}

/** Both numbers hidden wherever they stand; everywhere, and in a row that is no row, every long run of digits. */
function maskedRow({ text, content }: FileRow): string {
  if (content.kind !== 'cells') return maskNumbers(text, []);
  const numbers = ['servedMsisdn', 'otherParty'].flatMap((column) => content.cell(column) ?? []);
  return maskNumbers(
    text,
    numbers.flatMap((number) => [number, number.replace(/\D/g, '')]),
  );
}
