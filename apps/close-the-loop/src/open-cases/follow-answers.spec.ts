import { DAY_MS, HOUR_MS } from '@sidetone/domain/time';
import type { InForce } from '../keep-rules/loop-rules.js';
import { shippedRules } from '../keep-rules/shipped-rules.js';
import type { Case } from '../persistence/case.js';
import { sweep } from '../watch-clocks/sweep.js';
import { workOn, type Changed } from '../work-on-cases/work-on.js';
import type { AnswerVersion, GivenVersion } from './answer-version.js';
import { followOne } from './follow-answers.js';
import { Router } from './router.js';

/** A Monday, in office hours. */
const monday = Date.UTC(2026, 10, 23, 9);
const shipped = shippedRules('UTC', 'duty manager');
const people = [{ person: 'anna' }, { person: 'bo' }];
const inForce: InForce = {
  clockVersion: 0,
  rules: {
    ...shipped,
    'case-teams': {
      teams: shipped['case-teams'].teams.map((team) => (team.team === 'billing' ? { ...team, people } : team)),
    },
    'routing-rules': {
      rules: [
        { ruleId: 'thanks', when: { band: ['promoter'] }, to: { kind: 'team', team: 'customer care' } },
        ...shipped['routing-rules'].rules,
      ],
    },
  },
};

const given = (number: number, score: number, more: Partial<GivenVersion> = {}): GivenVersion => ({
  ...{ kind: 'given', responseId: `RSP-${number}`, revision: 1, arrivedAt: monday, caseId: `CASE-${number}` },
  ...{ customerId: 'CUS-1', contactId: 'CON-1', journeyArea: 'billing', topic: 'billing', score, late: false },
  told: {
    ...{ invitationId: `INV-${number}`, surveyId: 'S', kind: 'transactional', arrivedAt: monday },
    answeredAt: more.arrivedAt ?? monday,
    reasons: [],
  },
  ...more,
});

function after(cases: readonly Case[], version: AnswerVersion): readonly Changed[] {
  const router = new Router(inForce.rules, []);
  const occasion = { at: version.arrivedAt, by: 'customer' };
  const followed = followOne(version, cases, {}, router, occasion, inForce);
  if (followed.kind === 'ignored') throw new Error(`ignored: ${followed.reason}`);
  return followed.changes;
}
function only(changes: readonly Changed[]): Changed {
  const [change, ...more] = changes;
  if (change === undefined || more.length > 0) throw new Error(`${changes.length} cases changed`);
  return change;
}
function worked(one: Case, ...commands: readonly Parameters<typeof workOn>[1][]): Case {
  return commands.reduce((before, command, hours) => {
    const step = workOn(before, command, { at: monday + hours * HOUR_MS, by: 'anna' }, inForce);
    if (step.kind === 'refused') throw new Error(step.mend);
    return step.case;
  }, one);
}
const types = ({ news }: Changed) => news.map(({ type }) => type);

const reached = { kind: 'contact', result: 'reached' } as const;
const agreed = { kind: 'agreeCause', cause: 'billing.wrongAmount' } as const;
const resolved = { kind: 'resolve', resolution: { whatWasDone: 'Credited', customerTold: true } } as const;
const done = { kind: 'close', outcome: 'resolved' } as const;

describe('answers and cases', () => {
  it('give a promoter’s case to whoever calls detractors, once the same customer complains', () => {
    const thanks = only(after([], given(1, 10))).case;
    expect(thanks).toMatchObject({ assigned: { team: 'customer care' }, state: 'open' });
    const complaint = only(after([thanks], given(2, 1, { arrivedAt: monday + HOUR_MS })));
    expect(complaint.case).toMatchObject({
      ...{ caseId: 'CASE-1', band: 'detractor', score: 1, assigned: { team: 'billing', person: 'anna' } },
      ...{ firstContactDue: monday + DAY_MS + HOUR_MS, routing: { ruleId: 'billing' }, state: 'assigned' },
    });
    expect(complaint.entries.map(({ move }) => move)).toEqual(['joins', 'assign']);
  });

  it('take a second detractor’s answer to the next level, after somebody has spoken with the customer', () => {
    const spoken = worked(only(after([], given(1, 2))).case, reached);
    const again = only(after([spoken], given(2, 0, { arrivedAt: monday + DAY_MS })));
    expect(types(again)).toEqual(['case.updated.v1', 'case.escalated.v1']);
    expect(again.news.at(-1)?.data).toMatchObject({ level: 1, reason: 'repeatDetractor', toTeam: 'duty manager' });
    expect(new Set(again.news.map(({ id }) => id)).size).toBe(2);
  });

  it('reopen a resolved case that did not satisfy, with promises anew for all that it lists', () => {
    const fixed = worked(only(after([], given(1, 2))).case, reached, agreed, resolved);
    const later = monday + 2 * DAY_MS;
    const back = only(after([fixed], given(2, 3, { arrivedAt: later }))).case;
    expect(back).toMatchObject({
      ...{ state: 'reopened', round: 2, firstContactDue: later + DAY_MS, resolvedAt: monday + 2 * HOUR_MS },
      told: { firstContact: { breached: false } },
    });
    const third = only(after([back], given(3, 9, { arrivedAt: later + HOUR_MS }))).case;
    expect(third.firstContactDue).toBe(later + DAY_MS);
  });

  it('judge the one resolved case of a customer who was asked whether it helped, whatever area asked', () => {
    const fixed = worked(only(after([], given(1, 2))).case, reached, agreed, resolved);
    const afterwards = { arrivedAt: monday + DAY_MS, topic: 'general' as const, journeyArea: undefined };
    const { told } = given(2, 9, afterwards);
    const asked = given(2, 9, { ...afterwards, told: { ...told, kind: 'verification' } });
    expect(only(after([fixed], asked)).case).toMatchObject({ caseId: 'CASE-1', state: 'verified' });
    expect(only(after([fixed], { ...asked, told })).case).toMatchObject({ caseId: 'CASE-2', state: 'open' });
  });

  it('open a case again that was closed while its customer was being asked, with promises anew', () => {
    const ended = worked(only(after([], given(1, 2))).case, reached, agreed, resolved, done);
    const later = monday + 3 * DAY_MS;
    const asked = (score: number) => given(2, score, { arrivedAt: later, topic: 'general', verifies: 'CASE-1' });
    const kept = only(after([ended], asked(9)));
    expect(kept).toMatchObject({ case: { caseId: 'CASE-1', state: 'closed' }, news: [] });
    expect(kept.entries.map(({ move }) => move)).toEqual(['goodNews']);
    const back = only(after([ended], asked(1)));
    expect(back.case).toMatchObject({
      state: 'reopened',
      round: 2,
      firstContactDue: later + DAY_MS,
      closedAt: undefined,
    });
    expect(types(back)).toEqual(['case.updated.v1']);
  });

  it('move to the live case where the answer of a closed one gets worse', () => {
    const ended = worked(only(after([], given(1, 9))).case, reached, resolved, done);
    const live = only(after([ended], given(2, 7, { arrivedAt: monday + DAY_MS }))).case;
    const changes = after([ended, live], given(1, 2, { revision: 2, arrivedAt: monday + 2 * DAY_MS }));
    expect(
      changes.map((change) => [change.case.caseId, change.case.answers.map(({ responseId }) => responseId)]),
    ).toEqual([
      ['CASE-1', []],
      ['CASE-2', ['RSP-2', 'RSP-1']],
    ]);
    expect(changes[1]?.case).toMatchObject({ band: 'detractor', details: { 'RSP-1': { firstScore: 9 } } });
  });

  it('tell the end of a case whose last answer is withdrawn, and forget whose it was', () => {
    const one = only(after([], given(1, 2))).case;
    const withdrawn = { kind: 'withdrawn', responseId: 'RSP-1', revision: 2, arrivedAt: monday } as const;
    const change = only(after([one], withdrawn));
    expect(types(change)).toEqual(['case.closed.v1']);
    expect(change.case).toMatchObject({
      state: 'withdrawn',
      contactId: '',
      customerId: undefined,
      nextDueAt: undefined,
    });
    const ended = worked(one, { kind: 'close', outcome: 'notNeeded' });
    expect(types(only(after([ended], withdrawn)))).toEqual([]);
    const double = worked(one, { kind: 'close', outcome: 'duplicate' });
    expect(types(only(after([double], withdrawn)))).toEqual(['case.closed.v1']);
  });
});

describe('the sweep', () => {
  it('tells everything that came due while nobody looked, once, and knows when to look next', () => {
    const one = only(after([], given(1, 2))).case;
    expect(one.nextDueAt).toBe(monday + 6 * HOUR_MS);
    const late = sweep(one, monday + 30 * DAY_MS, inForce);
    expect(late.entries.map(({ move }) => move)).toEqual(['firstContactOverdue', 'escalate', 'resolveOverdue']);
    expect(late.case).toMatchObject({ escalationLevel: 1, nextDueAt: undefined });
    expect(sweep(late.case, monday + 31 * DAY_MS, inForce).news).toEqual([]);
  });

  it('marks the case of a late answer and alarms nobody', () => {
    const one = only(after([], given(1, 2, { late: true }))).case;
    const swept = sweep(one, monday + 2 * DAY_MS, inForce);
    expect(swept).toMatchObject({ news: [], case: { told: { firstContact: { breached: true } }, escalationLevel: 0 } });
  });
});
