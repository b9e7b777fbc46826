import fc from 'fast-check';
import { npsBand } from '../../nps/index.js';
import { DAY_MS, HOUR_MS } from '../../time/index.js';
import { CASE_STATES, isLive, TRANSITIONS } from '../states/index.js';
import { areaSpokenOf, followAnswer, type Followed, type GivenAnswer, type JoinedCase } from './index.js';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const CONTACT_HOURS = { detractor: 24, passive: 72, promoter: 168 };

const answer = (responseId: string, score: number, told: Partial<GivenAnswer & { at: number }> = {}): GivenAnswer => {
  const { at = NOW, ...rest } = told;
  const hours = CONTACT_HOURS[npsBand(score)] * HOUR_MS;
  const promise = { firstContactDue: at + hours, resolveDue: at + 5 * hours };
  return {
    kind: 'given',
    responseId,
    revision: 1,
    contactId: 'CON-1',
    topic: 'billing',
    score,
    answeredAt: at,
    promise,
    ...rest,
  };
};
function aCase(first: GivenAnswer, told: Partial<JoinedCase> = {}): JoinedCase {
  const { responseId, revision, score, promise, contactId, topic } = first;
  const answers = [{ responseId, revision, score, promise }];
  return { caseId: 'CASE-1', contactId, topic, state: 'open', answers, ...promise, ...told };
}
type Standing = Extract<Followed<JoinedCase>, { case: JoinedCase }>;
function standing(followed: Followed<JoinedCase>): Standing {
  if (!('case' in followed)) throw new Error(followed.kind);
  return followed;
}
const worked = { state: 'causeAgreed', contactedAt: NOW + HOUR_MS } as const;

describe('an answer', () => {
  it('belongs to the live case of its respondent and topic, else opens one', () => {
    const open = aCase(answer('R1', 3));
    expect(followAnswer([open], answer('R2', 5)).kind).toBe('joins');
    expect(followAnswer([open], answer('R2', 5, { topic: 'general' })).kind).toBe('opens');
    expect(followAnswer([open], answer('R2', 5, { contactId: 'CON-2' })).kind).toBe('opens');
    expect(followAnswer([{ ...open, state: 'closed' }], answer('R2', 5)).kind).toBe('opens');
  });

  it('that comes again changes nothing', () => {
    expect(followAnswer([aCase(answer('R1', 3))], answer('R1', 9))).toEqual({ kind: 'ignored', reason: 'notNewer' });
  });
});

describe('an answer to the question whether a fix helped', () => {
  const fixed = { state: 'resolved', contactedAt: NOW + HOUR_MS, resolvedAt: NOW + 2 * HOUR_MS } as const;
  const asked = (score: number, caseId = 'CASE-1') =>
    answer('R9', score, { verifies: caseId, topic: 'general', at: NOW + 3 * DAY_MS });
  const bill = aCase(answer('R1', 2), fixed);
  const net = aCase(answer('R2', 3, { topic: 'network' }), { ...fixed, caseId: 'CASE-2' });

  it('judges the case that it was asked about, where two wait for their judge', () => {
    const told = standing(followAnswer([net, bill], asked(9)));
    expect(told).toMatchObject({ case: { caseId: 'CASE-1' }, command: { kind: 'verify', satisfied: true } });
    const other = standing(followAnswer([bill, net], asked(4, 'CASE-2')));
    expect(other).toMatchObject({ case: { caseId: 'CASE-2' }, command: { kind: 'verify', satisfied: false } });
  });

  it('is listed in the case that has ended since, which a detractor alone opens again', () => {
    const ended = { ...bill, state: 'closed' } as const;
    for (const score of [7, 9]) {
      const told = standing(followAnswer([ended], asked(score)));
      expect(told).toMatchObject({ case: { caseId: 'CASE-1', state: 'closed' } });
      expect(told.command).toBeUndefined();
      expect(told.case.answers.map(({ responseId }) => responseId)).toEqual(['R1', 'R9']);
    }
    const anew = standing(followAnswer([ended], asked(5)));
    expect(anew).toMatchObject({ case: { caseId: 'CASE-1', ...asked(5).promise }, command: { kind: 'reopen' } });
  });

  it('counts in the live case of the same customer and topic, where a detractor’s case has ended', () => {
    const live = aCase(answer('R3', 8, { at: NOW + DAY_MS }), { caseId: 'CASE-3' });
    const told = standing(followAnswer([{ ...bill, state: 'closed' }, live], asked(1)));
    expect(told).toMatchObject({ kind: 'joins', case: { caseId: 'CASE-3' }, after: 'detractor' });
    expect(told.command).toBeUndefined();
  });

  it('judges nothing that was done after it was given, and no case of somebody else or of nobody', () => {
    const later = { ...bill, resolvedAt: NOW + 4 * DAY_MS };
    expect(standing(followAnswer([later], asked(2))).command).toBeUndefined();
    expect(standing(followAnswer([{ ...later, state: 'closed' }], asked(2))).command).toBeUndefined();
    expect(followAnswer([{ ...bill, contactId: 'CON-2' }], asked(2)).kind).toBe('opens');
    expect(followAnswer([{ ...bill, state: 'withdrawn' }], asked(2)).kind).toBe('opens');
  });
});

describe('an answer about no one area', () => {
  const at = NOW + 3 * DAY_MS;
  const wave = (speaksOf?: 'billing' | 'network') => answer('R9', 3, { topic: 'general', speaksOf, at });
  const fixed = aCase(answer('R1', 2), { state: 'resolved', resolvedAt: NOW + HOUR_MS });

  it('judges the case of the one area that it speaks of, and stays apart where it speaks of none', () => {
    const told = standing(followAnswer([fixed], wave('billing')));
    expect(told).toMatchObject({ case: { caseId: 'CASE-1' }, command: { kind: 'verify', satisfied: false } });
    expect(followAnswer([fixed], wave()).kind).toBe('opens');
    expect(followAnswer([fixed], wave('network')).kind).toBe('opens');
  });

  it('joins the case of no one area where the area has none', () => {
    const general = aCase(answer('R2', 6, { topic: 'general' }), { caseId: 'CASE-2' });
    expect(standing(followAnswer([general, fixed], wave('network'))).case.caseId).toBe('CASE-2');
    expect(standing(followAnswer([general, fixed], wave('billing'))).case.caseId).toBe('CASE-1');
  });

  it.each([
    [['billing', 'other'], 'billing'],
    [['coverage', 'data', 'voice'], 'network'],
    [['billing', 'network'], undefined],
    [['price', 'product'], undefined],
    [[], undefined],
  ])('speaks by %j of %s', (reasons, area) => {
    expect(areaSpokenOf(reasons)).toBe(area);
  });
});

describe('a second bad answer', () => {
  it('is listed; the worst counts; promises stay or become sooner', () => {
    const passive = aCase(answer('R1', 7));
    const worse = standing(followAnswer([passive], answer('R2', 2, { at: NOW + HOUR_MS })));
    expect(worse).toMatchObject({ kind: 'joins', before: 'passive', after: 'detractor' });
    expect(worse.case.firstContactDue).toBe(NOW + 25 * HOUR_MS);
    const detractor = aCase(answer('R1', 2));
    const milder = standing(followAnswer([detractor], answer('R2', 7, { at: NOW + HOUR_MS })));
    expect(milder).toMatchObject({ after: 'detractor', repeatDetractor: false });
    expect(milder.case).toMatchObject({ firstContactDue: detractor.firstContactDue, answers: { length: 2 } });
  });

  it('is told to the next level once somebody has spoken with the customer', () => {
    const again = answer('R2', 1, { at: NOW + DAY_MS });
    expect(followAnswer([aCase(answer('R1', 3))], again)).toMatchObject({ repeatDetractor: false });
    expect(followAnswer([aCase(answer('R1', 3), worked)], again)).toMatchObject({ repeatDetractor: true });
  });

  it('is the verdict on what was done: resolved cases are denied, verified ones reopened', () => {
    const bad = answer('R2', 4);
    const resolved = aCase(answer('R1', 3), { ...worked, state: 'resolved' });
    expect(followAnswer([resolved], bad)).toMatchObject({ command: { kind: 'verify', satisfied: false } });
    expect(followAnswer([resolved], answer('R2', 8))).toMatchObject({ command: { kind: 'verify', satisfied: true } });
    expect(followAnswer([{ ...resolved, state: 'verified' }], bad)).toMatchObject({ command: { kind: 'reopen' } });
    for (const state of ['resolved', 'verified'] as const) {
      const done = { ...resolved, state, resolvedAt: NOW + 3 * HOUR_MS };
      const before = (score: number) => followAnswer([done], answer('R2', score, { at: NOW + 3 * HOUR_MS }));
      expect(before(2)).toMatchObject({ kind: 'joins', command: undefined });
      expect(before(9)).toMatchObject({ kind: 'goodNews', command: undefined });
      const after = followAnswer([done], answer('R2', 2, { at: NOW + 3 * HOUR_MS + 1 }));
      expect(after).toMatchObject({ command: expect.anything() });
    }
  });
});

describe('a promoter', () => {
  it('while a case is open is good news, and ends nothing', () => {
    const open = aCase(answer('R1', 3), worked);
    const told = standing(followAnswer([open], answer('R2', 10)));
    expect(told).toMatchObject({ kind: 'goodNews', before: 'detractor', after: 'detractor' });
    expect(told.command).toBeUndefined();
    expect(told.case).toMatchObject({ state: 'causeAgreed', resolveDue: open.resolveDue });
  });

  it('turns detractor within the thank-you case', () => {
    const thanks = aCase(answer('R1', 10));
    expect(followAnswer([thanks], answer('R2', 0))).toMatchObject({ before: 'promoter', after: 'detractor' });
  });
});

describe('a correction', () => {
  it('from 2 to 9 before anybody called gives the promises of a promoter', () => {
    const told = standing(followAnswer([aCase(answer('R1', 2))], answer('R1', 9, { revision: 2, at: NOW + HOUR_MS })));
    expect(told).toMatchObject({ kind: 'corrects', before: 'detractor', after: 'promoter' });
    expect(told.case.firstContactDue).toBe(NOW + 169 * HOUR_MS);
  });

  it.each(['causeAgreed', 'inAction', 'resolved', 'verified', 'closed'] as const)(
    'from 2 to 9 once the case is %s leaves its state, its work and what was promised',
    (state) => {
      const before = aCase(answer('R1', 2), { ...worked, state });
      const told = standing(followAnswer([before], answer('R1', 9, { revision: 2, at: NOW + DAY_MS })));
      expect(told).toMatchObject({ kind: 'corrects', after: 'promoter' });
      expect(told.command).toBeUndefined();
      const { firstContactDue, resolveDue } = before;
      expect(told.case).toMatchObject({ state, firstContactDue, resolveDue, answers: [{ score: 9 }] });
    },
  );

  it('to worse opens again what was done for a happier customer, by new promises', () => {
    const before = aCase(answer('R1', 9), { ...worked, state: 'closed' });
    const worse = answer('R1', 2, { revision: 2, at: NOW + 2 * DAY_MS });
    const told = standing(followAnswer([before], worse));
    expect(told).toMatchObject({ kind: 'corrects', command: { kind: 'reopen' }, after: 'detractor' });
    expect(told.case.firstContactDue).toBe(NOW + 3 * DAY_MS);
    expect(standing(followAnswer([{ ...before, state: 'contacted' }], worse)).command).toBeUndefined();
  });

  it('within the band, or to worse beside an answer that is as bad, opens nothing again', () => {
    const closed = aCase(answer('R1', 5), { ...worked, state: 'closed' });
    expect(standing(followAnswer([closed], answer('R1', 0, { revision: 2 }))).command).toBeUndefined();
    const two = standing(followAnswer([aCase(answer('R1', 2))], answer('R2', 8))).case;
    const ended = { ...two, state: 'closed' } as const;
    expect(standing(followAnswer([ended], answer('R2', 3, { revision: 2 }))).command).toBeUndefined();
  });

  it('to worse moves to the live case of the respondent, so that there is still one', () => {
    const closed = aCase(answer('R1', 9), { ...worked, state: 'closed' });
    const live = { ...aCase(answer('R2', 7)), caseId: 'CASE-2' };
    const told = followAnswer([closed, live], answer('R1', 2, { revision: 2 }));
    expect(told).toMatchObject({ kind: 'moves', left: { caseId: 'CASE-1', answers: [] }, case: { caseId: 'CASE-2' } });
    expect(standing(told)).toMatchObject({ after: 'detractor', case: { answers: { length: 2 } } });
  });
});

describe('a withdrawal', () => {
  const gone = { kind: 'withdrawn', responseId: 'R1', revision: 2 } as const;

  it('of one of several leaves the case to the others, by their promises', () => {
    const two = standing(followAnswer([aCase(answer('R1', 2))], answer('R2', 7, { at: NOW + DAY_MS }))).case;
    const told = standing(followAnswer([two], gone));
    expect(told).toMatchObject({ kind: 'withdraws', before: 'detractor', after: 'passive' });
    expect(told.command).toBeUndefined();
    expect(told.case.firstContactDue).toBe(NOW + 4 * DAY_MS);
  });

  it('of the last one withdraws the case, and a late copy does not bring it back', () => {
    const told = standing(followAnswer([aCase(answer('R1', 2))], gone));
    expect(told).toMatchObject({ command: { kind: 'withdraw' } });
    expect(told.after).toBeUndefined();
    expect(told.case.answers[0]?.score).toBeUndefined();
    const late = answer('R1', 2, { revision: 3 });
    expect(followAnswer([told.case], late)).toEqual({ kind: 'ignored', reason: 'withdrawnBefore' });
  });

  it('of an answer that nobody knows is nobody’s', () => {
    expect(followAnswer([], gone)).toEqual({ kind: 'ignored', reason: 'noCase' });
  });
});

describe('answers to a case nobody has called about', () => {
  it('leave the same band and promises in whatever order they come', () => {
    const told = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 5 });
    const run = (given: readonly GivenAnswer[]) =>
      given.reduce<JoinedCase | undefined>((one, next) => {
        const followed = followAnswer(one === undefined ? [] : [one], next);
        return followed.kind === 'opens' ? aCase(followed.answer) : standing(followed).case;
      }, undefined);
    fc.assert(
      fc.property(told, (scores) => {
        const given = scores.map((score, i) => answer(`R${i}`, score, { at: NOW + i * HOUR_MS }));
        const [one, other] = [run(given), run([...given].reverse())];
        expect(one?.firstContactDue).toBe(Math.min(...given.map(({ promise }) => promise.firstContactDue)));
        expect([other?.firstContactDue, other?.resolveDue]).toEqual([one?.firstContactDue, one?.resolveDue]);
      }),
    );
  });
});

describe('what an answer asks of a case', () => {
  it('is possible in its state, whatever came and in whatever order', () => {
    const kinds = fc.constantFrom('given' as const, 'given' as const, 'withdrawn' as const);
    const versions = fc.record({
      kind: kinds,
      n: fc.integer({ min: 1, max: 3 }),
      score: fc.integer({ min: 0, max: 10 }),
    });
    const moves = {
      verify: ['verifySatisfied', 'verifyNotSatisfied'],
      reopen: ['reopen'],
      withdraw: ['withdraw'],
    } as const;
    const told = fc.array(fc.record({ version: versions, state: fc.constantFrom(...CASE_STATES) }), { maxLength: 12 });
    fc.assert(
      fc.property(told, (steps) => {
        let cases: readonly JoinedCase[] = [];
        for (const [place, { version, state }] of steps.entries()) {
          const { kind, n, score } = version;
          const id = `R${n}`;
          const given = answer(id, score, { revision: place + 1, at: NOW + place * HOUR_MS });
          const followed = followAnswer(
            cases,
            kind === 'given' ? given : { kind, responseId: id, revision: place + 1 },
          );
          if (followed.kind === 'opens') cases = [...cases, { ...aCase(given), caseId: `CASE-${place}` }];
          if (!('case' in followed)) continue;
          const before = cases.find(({ caseId }) => caseId === followed.case.caseId);
          const wanted = followed.command;
          for (const move of wanted === undefined ? [] : moves[wanted.kind]) {
            expect(TRANSITIONS[before?.state ?? 'withdrawn'][move]).toBeDefined();
          }
          const changed = followed.kind === 'moves' ? [followed.case, followed.left] : [followed.case];
          const ended = wanted?.kind === 'withdraw' ? 'withdrawn' : wanted?.kind === 'reopen' ? 'reopened' : undefined;
          const next = ended ?? (before !== undefined && isLive(before.state) ? state : undefined);
          cases = cases.map((one) => {
            const after = changed.find(({ caseId }) => caseId === one.caseId) ?? one;
            return one.caseId === followed.case.caseId && next !== undefined ? { ...after, state: next } : after;
          });
          // Somebody may close a case meanwhile, but an answer never makes a second one live.
          expect(cases.filter((one) => isLive(one.state)).length).toBeLessThanOrEqual(1);
          expect(new Set(cases.flatMap(({ answers }) => answers.map(({ responseId }) => responseId))).size).toBe(
            cases.reduce((sum, { answers }) => sum + answers.length, 0),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
