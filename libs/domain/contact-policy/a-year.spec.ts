import fc from 'fast-check';
import { DAY_MS, HOUR_MS, type Instant } from '../time/index.js';
import { decideTogether, nextLoud, type ContactPolicy, type DueQuestion } from './index.js';
import { aPolicy } from './testing/a-question.js';
import { SimulatedYear, type Asked, type Programme } from './testing/simulated-year.js';

const START = Date.UTC(2026, 0, 1);
const ZONES = ['Europe/Helsinki', 'America/New_York', 'Asia/Kolkata', undefined] as const;
const OPERATOR = 'America/St_Johns';

const clocks = fc.record({
  invitedDays: fc.integer({ min: 0, max: 60 }),
  answeredDays: fc.integer({ min: 0, max: 90 }),
});
const cap = fc.option(
  fc.record({ invitations: fc.integer({ min: 1, max: 4 }), days: fc.integer({ min: 1, max: 120 }) }),
);
const hour = fc.integer({ min: 0, max: 23 });
const policies: fc.Arbitrary<ContactPolicy> = fc
  .record({
    anySurvey: clocks,
    contactCap: cap,
    accountCap: cap,
    quietHours: fc.option(fc.record({ from: hour, to: hour })),
    quietDays: fc.subarray(['saturday', 'sunday', 'wednesday'] as const),
  })
  .map((told) => aPolicy({ ...told, exemptKinds: ['verification'] }));

const programmes: fc.Arbitrary<readonly Programme[]> = fc
  .array(
    fc.record({
      clocks,
      priority: fc.integer({ min: 1, max: 3 }),
      onClash: fc.constantFrom('block' as const, 'delay' as const),
      kind: fc.constantFrom('transactional' as const, 'relationship' as const, 'verification' as const),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((told) => told.map((one, index) => ({ ...one, surveyId: `survey-${index}` })));

/** Moments of the year in no order, and often the same one: batches, stragglers and clocks that go wrong. */
const triggers = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 365 * 48 }).map((halfHours) => START + (halfHours * HOUR_MS) / 2),
    contact: fc.integer({ min: 0, max: ZONES.length - 1 }),
    programme: fc.nat({ max: 3 }),
    answersAfterDays: fc.option(fc.integer({ min: 0, max: 6 })),
  }),
  { minLength: 20, maxLength: 80 },
);

describe('a simulated year', () => {
  it('asks nobody more often than the policy says, in whatever order triggers, answers and priorities come', () => {
    fc.assert(
      fc.property(policies, programmes, triggers, fc.boolean(), (policy, surveys, told, inOrder) => {
        const year = new SimulatedYear(policy, OPERATOR, ZONES);
        for (const trigger of told) {
          const survey = surveys[trigger.programme % surveys.length];
          if (survey) year.trigger(survey, trigger.contact, trigger.at, trigger.answersAfterDays);
        }
        const asked = year.run(inOrder);
        for (const one of asked) {
          const zone = ZONES[one.contact] ?? OPERATOR;
          expect(nextLoud(one.at, zone, policy)).toBe(one.at);
        }
        expect(tooSoon(asked, policy)).toEqual([]);
        expect(mostWithin(asked, policy.accountCap?.days)).toBeLessThanOrEqual(policy.accountCap?.invitations ?? 1e9);
        ZONES.forEach((_, contact) => {
          const own = asked.filter((one) => one.contact === contact);
          expect(mostWithin(own, policy.contactCap?.days)).toBeLessThanOrEqual(policy.contactCap?.invitations ?? 1e9);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('asks at `until` what it delayed, if nothing has come up in between', () => {
    fc.assert(
      fc.property(policies, programmes, triggers, (policy, surveys, told) => {
        const year = new SimulatedYear(policy, OPERATOR, ZONES);
        for (const trigger of told) {
          const survey = surveys[trigger.programme % surveys.length];
          if (survey) year.trigger(survey, trigger.contact, trigger.at, trigger.answersAfterDays);
        }
        year.run(true);
        const question: DueQuestion = year.question(surveys[0] ?? never(), 0, START + 365 * DAY_MS);
        const at = (now: Instant) =>
          decideTogether([question], year.history(), { policy, now, operatorTimeZone: OPERATOR })[0]?.permission;
        const first = at(question.dueAt);
        if (first?.kind === 'denied' && first.until !== undefined) {
          expect(at(first.until)).toEqual({ kind: 'allowed' });
          expect(at(first.until - 1)?.kind).toBe('denied');
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** Pairs of invitations of one contact that a clock should have kept apart. Invitations are in the order in which they were decided. */
function tooSoon(asked: readonly Asked[], policy: ContactPolicy): readonly unknown[] {
  return asked.flatMap((later, index) =>
    asked.slice(0, index).flatMap((earlier) => {
      if (earlier.contact !== later.contact) return [];
      const same = earlier.survey.surveyId === later.survey.surveyId;
      const own = same ? later.survey.clocks : { invitedDays: 0, answeredDays: 0 };
      const any = later.survey.kind === 'verification' ? { invitedDays: 0, answeredDays: 0 } : policy.anySurvey;
      const invitedDays = Math.max(own.invitedDays, any.invitedDays);
      const answeredDays = Math.max(own.answeredDays, any.answeredDays);
      const afterInvitation = invitedDays > 0 && later.at - earlier.at < invitedDays * DAY_MS;
      const answeredAt = earlier.answeredAt;
      const known = answeredAt !== undefined && earlier.answerKnown < later.decided;
      const afterAnswer = known && answeredDays > 0 && later.at - answeredAt < answeredDays * DAY_MS;
      return afterInvitation || afterAnswer ? [{ earlier, later }] : [];
    }),
  );
}

/** The most invitations in any period of so many days that ends with an invitation. */
function mostWithin(asked: readonly Asked[], days: number | undefined): number {
  if (days === undefined) return 0;
  return Math.max(
    0,
    ...asked.map(({ at }) => asked.filter((other) => other.at <= at && other.at > at - days * DAY_MS).length),
  );
}

function never(): never {
  throw new Error('There is at least one programme.');
}
