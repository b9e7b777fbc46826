import type { AlarmChanged, BillChanged, DisputeChanged, ProblemChanged } from '@sidetone/contracts/events';
import type { Fact } from '@sidetone/domain/kpi';
import type { Told } from '../told.js';

const DAY = '2026-11-20T';

/** Tells of one alarm in the order given; each telling is `E-1`, `E-2`, … and comes when it happened. Hours are of 20 November 2026. */
export const alarmTold = (...changes: readonly Partial<AlarmChanged>[]): Told<AlarmChanged>[] =>
  changes.map((change, index) => {
    const data: AlarmChanged = {
      alarmId: 'A-1',
      change: 'state',
      severity: 'critical',
      changedAt: at('08'),
      ...change,
    };
    return telling('oss.alarm.changed.v1', index, data, data.changedAt);
  });

export const problemTold = (...changes: readonly Partial<ProblemChanged>[]): Told<ProblemChanged>[] =>
  changes.map((change, index) => {
    const data: ProblemChanged = { problemId: 'SP-1', status: 'inProgress', statusChangedAt: at('08'), ...change };
    return telling('oss.problem.changed.v1', index, data, data.statusChangedAt);
  });

export const billTold = (...changes: readonly Partial<BillChanged>[]): Told<BillChanged>[] =>
  changes.map((change, index) => {
    const data: BillChanged = { billId: 'BIL-1', state: 'sent', stateChangedAt: at('08'), ...change };
    return telling('bss.bill.changed.v1', index, data, data.stateChangedAt);
  });

export const disputeTold = (...changes: readonly Partial<DisputeChanged>[]): Told<DisputeChanged>[] =>
  changes.map((change, index) => {
    const data: DisputeChanged = { disputeId: 'DIS-1', status: 'open', statusChangedAt: at('08'), ...change };
    return telling('bss.dispute.changed.v1', index, data, data.statusChangedAt);
  });

function telling<D>(type: string, index: number, data: D, happenedAt: string): Told<D> {
  const time = Date.parse(happenedAt);
  return { eventId: `E-${index + 1}`, type, time, arrivedAt: time, data };
}

/** `at('08')` or `at('08:30:15')`: that time of the day. */
export const at = (clock: string): string => `${DAY}${`${clock}:00:00`.slice(0, 8)}Z`;

/** From when to when the facts lasted; an open end is `…`. */
export const spans = (facts: readonly Fact[]): string[] =>
  facts.map(({ from, to }) => `${clock(from)} to ${to === undefined ? '…' : clock(to)}`);

/** `20 08:00:00`: day of the month and time. */
function clock(instant: number | undefined): string {
  return instant === undefined ? 'never' : new Date(instant).toISOString().slice(8, 19).replace('T', ' ');
}
