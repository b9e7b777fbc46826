import type { AlarmChanged, BillChanged, DisputeChanged, TicketChanged } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso } from '@sidetone/domain/time';
import fc from 'fast-check';
import { NOTHING_YET, remember } from './remember.js';
import type { Says, Telling, TroubleKind } from './telling.js';
import { troubleOf } from './trouble-of.js';
import { whatAlarmSays, whatBillSays, whatCaseSays, whatDisputeSays, whatTicketSays } from './what-events-say.js';

const START = Date.parse('2026-11-01T08:00:00Z');
const hour = (hours: number) => START + hours * HOUR_MS;
const at = (hours: number) => toIso(hour(hours));

const telling = (changedAtHour: number, says: Says): Telling => ({
  id: 'ANY',
  changedAt: hour(changedAtHour),
  happenedAt: hour(changedAtHour),
  arrivedAt: hour(changedAtHour),
  says,
});
const known = (kind: TroubleKind, tellings: readonly Telling[]) =>
  troubleOf(kind, tellings.reduce(remember, NOTHING_YET));

const alarm = (hours: number, data: Partial<AlarmChanged> = {}) =>
  telling(hours, whatAlarmSays({ alarmId: 'A', change: 'state', severity: 'major', changedAt: at(hours), ...data }));
const raised = (hours: number, data: Partial<AlarmChanged> = {}) =>
  alarm(hours, { change: 'raised', serviceAffecting: true, planned: false, resourceId: 'CELL', ...data });
const cleared = (hours: number) => alarm(hours, { severity: 'cleared', serviceAffecting: false });
const ticket = (hours: number, data: Partial<TicketChanged> = {}) =>
  telling(
    hours,
    whatTicketSays({ ticketId: 'T', change: 'status', status: 'held', statusChangedAt: at(hours), ...data }),
  );
const dispute = (hours: number, status: DisputeChanged['status'], data: Partial<DisputeChanged> = {}) =>
  telling(hours, whatDisputeSays({ disputeId: 'D', status, statusChangedAt: at(hours), ...data }));
const bill = (hours: number, state: string, data: Partial<BillChanged> = {}) =>
  telling(hours, whatBillSays({ billId: 'B', state, stateChangedAt: at(hours), ...data }));

describe('an outage', () => {
  it('holds from when an alarm was raised, for a week at most, on the lines and resources that it names', () => {
    const data = { raisedAt: at(-1), subscriptionId: 'SUB', serviceIds: ['SVC', 'SVC'], resourceIds: ['SITE', 'CELL'] };
    expect(known('alarm', [raised(0, data)])).toEqual({
      state: 'openOutage',
      from: hour(-1),
      until: hour(-1) + 7 * DAY_MS,
      subjects: [
        { kind: 'line', id: 'SUB' },
        { kind: 'service', id: 'SVC' },
        { kind: 'resource', id: 'CELL' },
        { kind: 'resource', id: 'SITE' },
      ],
    });
  });

  it.each([
    ['does not affect service', { serviceAffecting: false }],
    ['is not said to affect service', { serviceAffecting: undefined }],
    ['is planned', { planned: true }],
    ['is minor', { severity: 'minor' }],
    ['is of an unknown severity', { severity: 'catastrophic' }],
    ['names no line, no service and no resource', { resourceId: undefined }],
    ['is told with the time of its clearing', { raisedAt: at(-2), clearedAt: at(-1) }],
  ])('is none where the alarm %s', (_, data) => {
    expect(known('alarm', [raised(0, data)])).toBeUndefined();
  });

  it('ends when it is cleared, deleted or made less severe', () => {
    expect(known('alarm', [raised(0), cleared(1)])).toBeUndefined();
    expect(known('alarm', [raised(0), alarm(1, { change: 'deleted' })])).toBeUndefined();
    expect(known('alarm', [raised(0), alarm(1, { change: 'attribute', severity: 'warning' })])).toBeUndefined();
  });

  it('comes back from when it came back, though the time of the first raise is all that is told', () => {
    expect(known('alarm', [raised(0), cleared(1), raised(9)])).toMatchObject({ from: hour(9) });
    const comesBack = alarm(9, { severity: 'critical', raisedAt: at(0) });
    expect(known('alarm', [raised(0), cleared(1), comesBack])).toMatchObject({ from: hour(9) });
  });
});

describe('a complaint', () => {
  it.each(['complaint', ' Complaint ', 'BILLING_COMPLAINT'])('is an open ticket of the type %j', (ticketType) => {
    expect(known('ticket', [ticket(0, { ticketType, customerId: 'CUS' })])).toEqual({
      state: 'openComplaint',
      from: hour(0),
      until: hour(0) + 90 * DAY_MS,
      subjects: [{ kind: 'customer', id: 'CUS' }],
    });
  });

  it.each([
    ['of another type', { ticketType: 'incident' }],
    ['of no type', { ticketType: undefined }],
    ['that is resolved', { status: 'resolved' }],
    ['in a state that nobody knows', { status: 'parked' }],
    ['that was deleted', { change: 'deleted' as const }],
    ['of nobody', { customerId: undefined }],
  ])('is no ticket %s', (_, data) => {
    expect(known('ticket', [ticket(0, { ticketType: 'complaint', customerId: 'CUS', ...data })])).toBeUndefined();
  });

  it('is told of piece by piece', () => {
    const type = ticket(0, { change: 'created', ticketType: 'complaint' });
    const owner = ticket(1, { status: 'pending', customerId: 'CUS' });
    expect(known('ticket', [owner, type])).toMatchObject({ from: hour(1), subjects: [{ id: 'CUS' }] });
  });

  it('is an open dispute, of whose line it is where no customer is told', () => {
    expect(known('dispute', [dispute(0, 'inProgress', { subscriptionId: 'SUB' })])).toMatchObject({
      state: 'openComplaint',
      subjects: [{ kind: 'line', id: 'SUB' }],
    });
    for (const status of ['upheld', 'refused', 'withdrawn'] as const)
      expect(known('dispute', [dispute(0, 'open', { customerId: 'CUS' }), dispute(1, status)])).toBeUndefined();
  });
});

describe('dunning', () => {
  const sent = bill(0, 'sent', { dueAt: at(24), customerId: 'CUS' });

  it('begins when an open bill is due and ends when it is settled', () => {
    const dunning = { state: 'dunning', from: hour(24), until: null, subjects: [{ kind: 'customer', id: 'CUS' }] };
    expect(known('bill', [sent])).toEqual(dunning);
    expect(known('bill', [sent, bill(30, 'partiallyPaid')])).toEqual(dunning);
    expect(known('bill', [sent, bill(30, 'settled')])).toBeUndefined();
  });

  it('is not for a credit, nor for a bill that is never due or not sent yet', () => {
    const amount = { amount: -5, currency: 'EUR' };
    expect(known('bill', [sent, bill(1, 'sent', { amount })])).toBeUndefined();
    expect(known('bill', [bill(0, 'sent', { customerId: 'CUS' })])).toBeUndefined();
    expect(known('bill', [bill(0, 'validated', { customerId: 'CUS', dueAt: at(24) })])).toBeUndefined();
  });
});

describe('a case', () => {
  const opened = telling(
    0,
    whatCaseSays({
      caseId: 'CASE',
      responseId: 'RSP',
      customerId: 'CUS',
      contactId: 'CON',
      score: 2,
      band: 'detractor',
      priority: 1,
      team: 'care',
      firstContactDue: at(24),
      resolveDue: at(48),
      openedAt: at(0),
    }),
  );
  const moved = (hours: number, status: 'contacted' | 'reopened') =>
    telling(hours, whatCaseSays({ caseId: 'CASE', status, statusChangedAt: at(hours) }));
  const closed = telling(
    5,
    whatCaseSays({ caseId: 'CASE', outcome: 'resolved', openMin: 300, slaMet: true, closedAt: at(5) }),
  );

  it('is of its contact alone, until it is closed, and again when it is reopened', () => {
    expect(known('case', [opened])).toMatchObject({ state: 'openCase', subjects: [{ kind: 'contact', id: 'CON' }] });
    expect(known('case', [opened, closed, moved(5, 'contacted')])).toBeUndefined();
    expect(known('case', [opened, closed, moved(6, 'reopened')])).toMatchObject({ from: hour(6) });
  });
});

it('knows the same in whatever order events come, and however often', () => {
  const events = [
    raised(0),
    cleared(1),
    alarm(2, { change: 'attribute', resourceId: 'OTHER' }),
    alarm(3, { change: 'deleted' }),
    raised(4, { severity: 'critical' }),
    alarm(5, { planned: true }),
    alarm(6, { planned: false }),
  ];
  const some = fc.subarray(events);
  fc.assert(
    fc.property(
      some.chain((chosen) =>
        fc.tuple(
          fc.constant(chosen),
          fc.shuffledSubarray([...chosen, ...chosen], { minLength: 2 * chosen.length, maxLength: 2 * chosen.length }),
        ),
      ),
      ([inOrder, shuffled]) => expect(known('alarm', shuffled)).toEqual(known('alarm', inOrder)),
    ),
  );
});
