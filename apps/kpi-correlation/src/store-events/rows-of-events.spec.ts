import {
  alarmChanged,
  billChanged,
  callFailure,
  dataSessionFailure,
  dataSessionSlow,
  dataSessionThrottled,
  disputeChanged,
  kpiMeasurementRecorded,
  lowSignal,
  problemChanged,
  type AlarmChanged,
  type CallFailure,
  type KpiMeasurementRecorded,
  type LowSignal,
  type ProblemChanged,
} from '@sidetone/contracts/events';
import {
  aBillChange,
  aCallFailure,
  aDisputeChange,
  aLowSignal,
  aMeasurement,
  anAlarmChange,
  aProblemChange,
  aSessionFailure,
  aSlowSession,
  aThrottledSession,
} from '@sidetone/testing/factories';
import { alarmRow } from './store-alarms.handler.js';
import { billRow } from './store-bills.handler.js';
import { callFailureRow } from './store-call-failures.handler.js';
import { lowSignalRow } from './store-coverage.handler.js';
import { dataSessionRow } from './store-data-sessions.handler.js';
import { disputeRow } from './store-disputes.handler.js';
import { measurementRow } from './store-measurements.handler.js';
import { problemRow } from './store-problems.handler.js';
import { received } from './testing/received.js';

const NOON = Date.UTC(2026, 10, 23, 12);
let events = 0;
const id = () => `E-${(events += 1)}`;

const coverage = (data: Partial<LowSignal> = {}, at = NOON) =>
  lowSignalRow(received(lowSignal, aLowSignal(id(), at, 96, data)));
const alarm = (data: Partial<AlarmChanged> = {}, at = NOON) =>
  alarmRow(received(alarmChanged, anAlarmChange(id(), at, data)));
const problem = (data: Partial<ProblemChanged> = {}, at = NOON) =>
  problemRow(received(problemChanged, aProblemChange(id(), at, data)));
const call = (data: Partial<CallFailure>) => callFailureRow(received(callFailure, aCallFailure(id(), NOON, data)));
const measurement = (scope: KpiMeasurementRecorded['scope']) =>
  measurementRow(received(kpiMeasurementRecorded, aMeasurement(id(), NOON, { scope })));

describe('low signal', () => {
  it('is told once per subscription, cell and period; a correction takes its place', () => {
    const row = coverage();
    expect(coverage({ lowMin: 50, revision: 2 })).toMatchObject({ substanceKey: row.substanceKey, revision: 2 });
    expect(coverage({ cellId: 'CELL-2' }).substanceKey).not.toBe(row.substanceKey);
    expect(coverage({ subscriptionId: 'SUB-1002' }).substanceKey).not.toBe(row.substanceKey);
    expect(coverage({}, NOON - 1).substanceKey).not.toBe(row.substanceKey);
    expect(coverage({ subscriptionId: undefined, cellId: undefined }).substanceKey).toBeNull();
  });

  it('is kept and not used when it was withdrawn', () => {
    expect(coverage().of.used).toBe(true);
    expect(coverage({ voided: true }).of.used).toBe(false);
  });
});

describe('an alarm', () => {
  it('tells the same state at the same time once, whatever its event is called', () => {
    const row = alarm();
    expect(alarm().substanceKey).toBe(row.substanceKey);
    expect(alarm({ severity: 'cleared' }).substanceKey).not.toBe(row.substanceKey);
    expect(alarm({}, NOON + 1).substanceKey).not.toBe(row.substanceKey);
    expect(row.of.entityId).toBe('A-1');
  });

  it('may change other attributes without its state, and be deleted in the state it has', () => {
    expect(alarm({ change: 'attribute' }).substanceKey).toBeNull();
    const deleted = alarm({ change: 'deleted' });
    expect(deleted.substanceKey).not.toBe(alarm().substanceKey);
    expect(alarm({ change: 'deleted', severity: 'cleared' }).substanceKey).toBe(deleted.substanceKey);
  });
});

const states = {
  'a service problem': (status: string) => problem({ status }),
  'a bill': (state: string) => billRow(received(billChanged, aBillChange(id(), NOON, { state }))),
  'a dispute': (status: string) =>
    disputeRow(received(disputeChanged, aDisputeChange(id(), NOON, { status: status === 'open' ? 'open' : 'upheld' }))),
};
it.each(Object.entries(states))('%s tells the same state at the same time once', (_what, told) => {
  const { substanceKey } = told('open');
  expect(substanceKey).toEqual(expect.any(String));
  expect(told('open').substanceKey).toBe(substanceKey);
  expect(told('closed').substanceKey).not.toBe(substanceKey);
});

describe('what an event that names no subscription reaches them through', () => {
  const nobody = { subscriptionId: undefined };

  it('is the resource and the services of an alarm', () => {
    expect(alarm({ serviceIds: ['SVC-1'], resourceIds: ['CELL-1', 'CELL-2'] }).of.reaches).toEqual({
      services: ['SVC-1'],
      resources: ['CELL-1', 'CELL-2'],
    });
  });

  it('is the services of a problem, else its resources, but never its root causes', () => {
    expect(problem({ serviceIds: ['SVC-1'], resourceIds: ['CELL-1'], rootCauseIds: ['RTR-1'] }).of.reaches).toEqual({
      services: ['SVC-1'],
    });
    expect(problem({ serviceIds: [], resourceIds: ['CELL-1'] }).of.reaches).toEqual({ resources: ['CELL-1'] });
    expect(problem({ serviceIds: undefined, rootCauseIds: ['RTR-1'] }).of.reaches).toBeUndefined();
  });

  it('is the cell of low signal, and of a measurement the cell or resource it is about', () => {
    expect(coverage(nobody).of.reaches).toEqual({ resources: ['CELL-1'] });
    expect(measurement({ kind: 'cell', id: 'CELL-1' }).of.reaches).toEqual({ resources: ['CELL-1'] });
    expect(measurement({ kind: 'resource', id: 'OLT-1' }).of.reaches).toEqual({ resources: ['OLT-1'] });
    expect(measurement({ kind: 'region', id: 'north' }).of.reaches).toBeUndefined();
    expect(measurement({ kind: 'customer', id: 'CUS-1' }).of.reaches).toBeUndefined();
  });

  it('is the line of a call or data session, but not the cell, which many share', () => {
    const line = { ...nobody, cellId: 'CELL-1', resourceIds: ['PORT-1'] };
    const reaches = { resources: ['PORT-1'] };
    expect(call(line).of.reaches).toEqual(reaches);
    expect(call({ ...nobody, cellId: 'CELL-1' }).of.reaches).toBeUndefined();
    const sessions = [
      dataSessionRow(received(dataSessionFailure, aSessionFailure(id(), NOON, line))),
      dataSessionRow(received(dataSessionSlow, aSlowSession(id(), NOON, 60, line))),
      dataSessionRow(
        received(dataSessionThrottled, aThrottledSession(id(), NOON, 60, { ...nobody, resourceIds: ['PORT-1'] })),
      ),
    ];
    expect(sessions.map(({ of }) => of.reaches)).toEqual([reaches, reaches, reaches]);
  });

  it('is nothing when a subscription is named', () => {
    const named = { subscriptionId: 'SUB-1001', resourceIds: ['CELL-1'] };
    expect([coverage(named), alarm(named), problem(named), call(named)].map(({ of }) => of.reaches)).toEqual(
      Array(4).fill(undefined),
    );
  });
});
