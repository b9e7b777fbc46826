import { responseCorrected, topologyUpserted, type OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import {
  aBillChange,
  aCallFailure,
  aCoverage,
  aDisputeChange,
  aLowSignal,
  aMeasurement,
  anAlarmChange,
  anInteraction,
  anOrderChange,
  aProblemChange,
  aResponse,
  aSessionFailure,
  aSlowSession,
  aSubscription,
  aThrottledSession,
  aTicketChange,
} from '@sidetone/testing/factories';
import { randomFrom, type Random } from './random.js';

export const WEEK_START = Date.UTC(2026, 10, 16);
const LINES = 6;

/** A week of all families: calls and sessions that are corrected and withdrawn, things with states, lines that move and change hands, answers. In order of time; the same seed gives the same week. */
export function aWeek(seed: number): readonly OutgoingEvent[] {
  const random = randomFrom(seed);
  const name = (kind: string, number: number): string => `${kind}-${seed}-${number}`;
  const some = (most: number): number => Math.floor(random() * most);
  const when = (): Instant => WEEK_START + some(6 * 24 * 60) * MINUTE_MS + some(60) * 1_000;
  const line = (): string => name('SUB', some(LINES));
  const customer = (): string => name('CUS', some(3));
  const cell = (): string => name('CELL', some(3));
  const times = <T>(count: number, make: (index: number) => readonly T[]): T[] =>
    Array.from({ length: count }, (_, index) => make(index)).flat();
  const context = { random, name, some, when, line, customer, cell, times };
  return [...masters(context), ...facts(context), ...states(context), ...answers(context)].sort(
    (a, b) => a.time - b.time || (a.id < b.id ? -1 : 1),
  );
}

interface Context {
  readonly random: Random;
  name(kind: string, number: number): string;
  some(most: number): number;
  when(): Instant;
  line(): string;
  customer(): string;
  cell(): string;
  times<T>(count: number, make: (index: number) => readonly T[]): T[];
}

function masters({ name, some, times }: Context): OutgoingEvent[] {
  const version = (index: number, version: number, at: Instant, owner: number): OutgoingEvent =>
    aSubscription(name('SUB', index), at, {
      customerId: name('CUS', owner),
      contactId: name('CON', owner),
      serviceIds: [name('SVC', index + (version - 1) * LINES)],
      version,
    });
  const link = (index: number, cell: number, from: Instant, weight: number, version = 1): OutgoingEvent => {
    const ids = { subscriptionId: name('SUB', index), resourceId: name('CELL', cell) };
    const linkId = `${ids.subscriptionId}|${ids.resourceId}|${toIso(from)}`;
    return topologyUpserted.create({
      id: `${linkId}:${version}`,
      source: '//oss.example/inventory',
      time: from + version * HOUR_MS,
      data: { linkId, ...ids, resourceKind: 'cell', validFrom: toIso(from), weight, method: 'usageShare', version },
    });
  };
  return times(LINES, (index) => [
    version(index, 1, WEEK_START - DAY_MS, index % 3),
    ...(index % 2 === 0 ? [version(index, 2, WEEK_START + (2 + some(3)) * DAY_MS, (index + 1) % 3)] : []),
    link(index, 0, WEEK_START - DAY_MS, 0.7),
    link(index, 1, WEEK_START - DAY_MS, 0.5),
    link(index, 2, WEEK_START + 3 * DAY_MS, 0.3),
    link(index, 1, WEEK_START - DAY_MS, 0.4, 2),
  ]);
}

function facts({ name, some, when, line, customer, cell, times, random }: Context): OutgoingEvent[] {
  const revised = times(40, (index): OutgoingEvent[] => {
    const at = when();
    const who = { callId: name('call', index), subscriptionId: line() };
    const first = aCallFailure(name('V', index), at, { ...who, revision: 1 });
    if (index % 4 > 0) return [first];
    const later = { ...who, revision: 2, ...(index % 8 === 0 ? { voided: true } : { durationSec: 7 }) };
    return [first, aCallFailure(`${name('V', index)}:2`, at - some(2) * DAY_MS, later)];
  });
  const sessions = times(12, (index): OutgoingEvent[] => [
    aSessionFailure(name('D', index), when(), { subscriptionId: line() }),
    aSlowSession(name('L', index), when(), 1 + some(5_000), { subscriptionId: line() }),
    aThrottledSession(name('T', index), when(), 1 + some(5_000), { subscriptionId: line() }),
    aLowSignal(name('C', index), WEEK_START + (1 + some(6)) * DAY_MS, some(1_000), {
      cellId: name('CELL', 100 + index),
      subscriptionId: line(),
    }),
  ]);
  // What names resources only reaches the lines that any of them carried.
  const shared = times(8, (index): OutgoingEvent[] => {
    const at = when();
    const who = { callId: name('shared', index), subscriptionId: undefined, resourceIds: [cell(), cell(), cell()] };
    const first = aCallFailure(name('X', index), at, { ...who, revision: 1 });
    if (index % 2 > 0) return [first];
    const elsewhere = { ...who, resourceIds: [cell()], revision: 2, ...(index % 4 === 0 ? { voided: true } : {}) };
    return [first, aCallFailure(`${name('X', index)}:2`, at + HOUR_MS, elsewhere)];
  });
  const measured = times(16, (index): OutgoingEvent[] => {
    const at = WEEK_START + (1 + index) * HOUR_MS;
    const scope = { kind: 'subscription', id: line() } as const;
    const denominator = 10 + some(100);
    const parts = { numerator: 1, denominator, value: 1 / denominator };
    return [
      aMeasurement(name('M', index), at, { scope, value: random() * 100 }),
      aMeasurement(name('R', index), at, { kpi: 'voice.drop.ratio', unit: 'ratio', scope, ...parts }),
      aMeasurement(name('N', index), at, {
        kpi: 'ticket.opened.count',
        unit: 'count',
        value: 1 + some(3),
        scope: { kind: 'customer', id: customer() },
      }),
      aMeasurement(name('P', index), at, { kpi: 'cell.load', scope: { kind: 'cell', id: cell() }, value: random() }),
    ];
  });
  const covered = times(40, (index) => {
    const from = WEEK_START - (33 - index) * DAY_MS;
    return [aCoverage(name('covered', index), from, from + DAY_MS, { sourceId: name('source', 0) })];
  }).filter(({ time }) => time <= WEEK_START + 8 * DAY_MS);
  return [...revised, ...sessions, ...shared, ...measured, ...covered];
}

function states({ name, some, when, line, customer, cell, times }: Context): OutgoingEvent[] {
  const after = (at: Instant, hours: number): Instant => at + (1 + some(hours * 60)) * MINUTE_MS;
  const tickets = times(14, (index): OutgoingEvent[] => {
    const at = when();
    const [resolved, reopened] = [after(at, 30), after(at + 31 * HOUR_MS, 9)];
    const who = {
      ticketId: name('TT', index),
      ...(index % 3 === 0 ? { subscriptionId: undefined } : { subscriptionId: line() }),
      customerId: customer(),
    };
    const tell = (n: number, time: Instant, data: Parameters<typeof aTicketChange>[2]): OutgoingEvent =>
      aTicketChange(`${who.ticketId}:${n}`, time, { ...who, ...data });
    return [
      tell(1, at, { change: 'created', status: 'acknowledged', expectedResolutionAt: toIso(at + 5 * HOUR_MS) }),
      ...(index % 4 === 0 ? [] : [tell(2, resolved, { status: 'resolved' })]),
      ...(index % 5 === 0 ? [tell(3, reopened, { status: 'inProgress' })] : []),
      // Of a ticket of the customer's one telling may name the line.
      ...(index % 6 === 0 ? [tell(4, after(reopened, 3), { change: 'attribute', subscriptionId: line() })] : []),
      ...(index % 7 === 1 ? [tell(5, resolved, { change: 'deleted', status: 'resolved' })] : []),
    ];
  });
  const orders = times(8, (index): OutgoingEvent[] => {
    const at = when();
    const who = { orderId: name('SO', index), subscriptionId: line(), customerId: customer() };
    const promised = at - 30 * HOUR_MS;
    return [
      anOrderChange(`${who.orderId}:1`, at, { ...who, promisedAt: toIso(promised) }),
      anOrderChange(`${who.orderId}:2`, after(at, 5), { ...who, state: 'held', promisedAt: toIso(promised + DAY_MS) }),
      ...(index % 2
        ? [anOrderChange(`${who.orderId}:3`, after(at + 6 * HOUR_MS, 20), { ...who, state: 'completed' })]
        : []),
    ];
  });
  const outages = times(10, (index): OutgoingEvent[] => {
    const at = when();
    const end = after(at, 30);
    const alarm = { alarmId: name('A', index), resourceId: cell() };
    const problem = { problemId: name('SP', index), serviceIds: [name('SVC', some(2 * LINES))] };
    return [
      anAlarmChange(`${alarm.alarmId}:1`, at, alarm),
      ...(index % 4 === 0
        ? []
        : [anAlarmChange(`${alarm.alarmId}:2`, end, { ...alarm, change: 'state', severity: 'cleared' })]),
      ...(index % 5 === 1
        ? [anAlarmChange(`${alarm.alarmId}:3`, end + HOUR_MS, { ...alarm, change: 'deleted', severity: 'cleared' })]
        : []),
      aProblemChange(`${problem.problemId}:1`, at + HOUR_MS, problem),
      aProblemChange(`${problem.problemId}:2`, end + HOUR_MS, { ...problem, status: 'resolved' }),
      // What it hit may be found long after.
      ...(index % 2 === 0
        ? [
            anAlarmChange(`${alarm.alarmId}:4`, WEEK_START + 7 * DAY_MS, {
              ...alarm,
              change: 'attribute',
              severity: index % 4 === 0 ? 'critical' : 'cleared',
              resourceIds: [cell()],
              serviceIds: [name('SVC', some(2 * LINES))],
            }),
          ]
        : []),
    ];
  });
  const contacts = times(18, (index): OutgoingEvent[] => {
    const at = when();
    const reason = `reason ${some(3)}`;
    return [
      anInteraction(name('I', index), at, {
        customerId: customer(),
        ...(index % 2 ? { subscriptionId: line() } : {}),
        reason,
      }),
    ];
  });
  const billing = times(6, (index): OutgoingEvent[] => {
    const at = when();
    const who = { billId: name('BIL', index), customerId: customer() };
    const disputed = { disputeId: name('DIS', index), customerId: customer() };
    return [
      aBillChange(`${who.billId}:1`, at, { ...who, dueAt: toIso(at + 3 * HOUR_MS) }),
      ...(index % 3 ? [aBillChange(`${who.billId}:2`, at + 26 * HOUR_MS, { ...who, state: 'settled' })] : []),
      aDisputeChange(`${disputed.disputeId}:1`, at, disputed),
      aDisputeChange(`${disputed.disputeId}:2`, after(at, 40), { ...disputed, status: 'upheld' }),
    ];
  });
  return [...tickets, ...orders, ...outages, ...contacts, ...billing];
}

function answers({ name, when, times }: Context): OutgoingEvent[] {
  return times(12, (index) => {
    const at = Math.max(when(), WEEK_START + 4 * DAY_MS);
    const owner = name('CUS', index % 3);
    const who = {
      customerId: owner,
      contactId: owner,
      ...(index % 2 ? { subscriptionId: name('SUB', index % LINES) } : { subscriptionId: undefined }),
    };
    const given = aResponse(name('W', index), at, who);
    if (index % 4 > 0) return [given];
    const data = { ...given.data, score: 9, revision: 2, correctionReason: 'typo' as const };
    return [given, responseCorrected.create({ ...given, id: `${given.id}:2`, time: at + HOUR_MS, data })];
  });
}
