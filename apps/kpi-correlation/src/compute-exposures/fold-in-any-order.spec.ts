import type { AlarmChanged, BillChanged, DisputeChanged, ProblemChanged } from '@sidetone/contracts/events';
import type { Fact } from '@sidetone/domain/kpi';
import fc, { type Arbitrary } from 'fast-check';
import { foldAlarm } from './fold-alarms.js';
import { foldBill } from './fold-bills.js';
import { foldDispute } from './fold-disputes.js';
import { foldOutages } from './fold-outages.js';
import { foldProblem } from './fold-problems.js';
import { alarmTold, billTold, disputeTold, problemTold } from './testing/told-states.js';
import type { Told } from './told.js';

/** Times that often meet. */
const time = fc.integer({ min: 0, max: 23 }).map((hour) => new Date(Date.UTC(2026, 10, 20, hour)).toISOString());
const may = <T>(value: Arbitrary<T>) => fc.option(value, { nil: undefined });
const fewOf = <T>(change: Arbitrary<T>) => fc.array(change, { maxLength: 7 });

const alarms = fewOf(
  fc.record({
    change: fc.constantFrom('raised', 'attribute', 'state', 'deleted'),
    severity: fc.constantFrom('critical', 'major', 'minor', 'cleared', 'cleared'),
    changedAt: time,
    raisedAt: may(time),
    clearedAt: may(time),
    serviceAffecting: fc.constantFrom(true, true, false, undefined),
    planned: fc.constantFrom(true, false, undefined),
  }) satisfies Arbitrary<Partial<AlarmChanged>>,
).map((changes) => alarmTold(...changes));
const problems = fewOf(
  fc.record({
    status: fc.constantFrom('acknowledged', 'inProgress', 'resolved', 'closed', 'cancelled', 'withPartner'),
    statusChangedAt: time,
    openedAt: may(time),
    resolvedAt: may(time),
    impact: fc.constantFrom(0, 60, undefined),
  }) satisfies Arbitrary<Partial<ProblemChanged>>,
).map((changes) => problemTold(...changes));
const disputes = fewOf(
  fc.record({
    status: fc.constantFrom('open', 'inProgress', 'upheld', 'withdrawn'),
    statusChangedAt: time,
    openedAt: may(time),
    closedAt: may(time),
  }) satisfies Arbitrary<Partial<DisputeChanged>>,
).map((changes) => disputeTold(...changes));
const bills = fewOf(
  fc.record({
    state: fc.constantFrom('sent', 'partiallyPaid', 'settled'),
    stateChangedAt: time,
    dueAt: may(time),
  }) satisfies Arbitrary<Partial<BillChanged>>,
).map((changes) => billTold(...changes));

/** A history as it was told and as it may come. */
const shuffled = <T>(history: Arbitrary<T[]>): Arbitrary<readonly [T[], T[]]> =>
  history.chain((told) =>
    fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length, maxLength: told.length })),
  );

const eachWithIdsOfItsOwn = <D>(history: Arbitrary<Told<D>[]>): Arbitrary<Told<D>[][]> =>
  fewOf(history).map((histories) =>
    histories.map((tellings, entity) => tellings.map((told) => ({ ...told, eventId: `${entity}-${told.eventId}` }))),
  );

function holdsInAnyOrder<D>(fold: (history: readonly Told<D>[]) => Fact[], histories: Arbitrary<Told<D>[]>): void {
  fc.assert(
    fc.property(shuffled(histories), ([told, asItCame]) => {
      const facts = fold(told);
      expect(fold(asItCame)).toEqual(facts);
      const spells = facts.filter(({ from }) => from !== undefined);
      for (const [index, { at, from = NaN, to = Infinity }] of spells.entries()) {
        expect(at).toBe(from);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(from).toBeGreaterThanOrEqual(spells[index - 1]?.to ?? -Infinity);
      }
    }),
    { numRuns: 500 },
  );
}

describe('a history says the same in whatever order it came, and its spells follow one another:', () => {
  it('an alarm', () => {
    holdsInAnyOrder(foldAlarm, alarms);
  });
  it('a service problem', () => {
    holdsInAnyOrder(foldProblem, problems);
  });
  it('a dispute', () => {
    holdsInAnyOrder(foldDispute, disputes);
  });
  it('a bill', () => {
    holdsInAnyOrder(foldBill, bills);
  });
});

it('tells the same outages in whatever order the alarms and problems are named', () => {
  const several = fc.tuple(shuffled(eachWithIdsOfItsOwn(alarms)), shuffled(eachWithIdsOfItsOwn(problems)));
  fc.assert(
    fc.property(several, ([[alarmsTold, alarmsCame], [problemsTold, problemsCame]]) => {
      expect(foldOutages({ alarms: alarmsCame, problems: problemsCame })).toEqual(
        foldOutages({ alarms: alarmsTold, problems: problemsTold }),
      );
    }),
  );
});
