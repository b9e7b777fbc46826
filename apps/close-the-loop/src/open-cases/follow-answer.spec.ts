import { DAY_MS, HOUR_MS } from '@sidetone/domain/time';
import { closeCase, recordContact } from '../act-on-cases/work-on-case.js';
import type { Case } from '../persistence/case.js';
import type { AnswerVersion, GivenVersion } from './answer-version.js';
import { followAnswer } from './follow-answer.js';

const monday = Date.UTC(2026, 10, 23, 15);

const given = (told: Partial<GivenVersion> = {}): GivenVersion => ({
  kind: 'given',
  responseId: 'RSP-9',
  revision: 1,
  arrivedAt: monday,
  caseId: 'CASE-9',
  invitationId: 'INV-1',
  surveyId: 'support-2026',
  customerId: 'CUS-100',
  contactId: 'CON-100',
  subscriptionId: 'SUB-1001',
  journeyArea: 'billing',
  score: 2,
  late: false,
  ...told,
});
const withdrawn = (revision: number): AnswerVersion => ({
  kind: 'withdrawn',
  responseId: 'RSP-9',
  revision,
  arrivedAt: monday,
});

function after(standing: Case | undefined, version: AnswerVersion): Case {
  const followed = followAnswer(standing, version);
  if (!('case' in followed)) throw new Error(`no case follows: ${followed.kind}`);
  return followed.case;
}
function contacted(one: Case): Case {
  const step = recordContact(one, monday + HOUR_MS);
  if (step.kind === 'refused') throw new Error(step.mend);
  return step.case;
}

describe('following an answer', () => {
  it.each([0, 7, 10])('opens a case for a %d as for any answer', (score) => {
    expect(followAnswer(undefined, given({ score }))).toMatchObject({
      kind: 'opened',
      case: { state: 'open', score, version: 1 },
    });
  });

  it('starts the clock when the answer arrived', () => {
    expect(after(undefined, given())).toMatchObject({ openedAt: monday, firstContactDue: monday + DAY_MS });
  });

  it('opens the case of a late answer without alarm', () => {
    expect(after(undefined, given({ late: true })).alert).toBe(false);
    expect(after(undefined, given()).alert).toBe(true);
  });

  it('ignores the same answer again', () => {
    expect(followAnswer(after(undefined, given()), given())).toEqual({
      kind: 'ignored',
      reason: 'case already open for this answer',
    });
  });

  it('opens the case of a correction whose first answer never came', () => {
    expect(followAnswer(undefined, given({ revision: 2 })).kind).toBe('opened');
  });

  it('shows a correction, and counts the clock of its new band from when it came', () => {
    const promoter = after(undefined, given({ score: 10 }));
    const corrected = followAnswer(promoter, given({ revision: 2, score: 1, arrivedAt: monday + HOUR_MS }));
    expect(corrected).toMatchObject({
      kind: 'corrected',
      case: {
        score: 1,
        band: 'detractor',
        priority: 1,
        firstContactDue: monday + HOUR_MS + DAY_MS,
        openedAt: monday,
        version: 2,
      },
    });
  });

  it('keeps the clock when a correction stays in its band', () => {
    const opened = after(undefined, given({ score: 2 }));
    const corrected = after(opened, given({ revision: 2, score: 5, arrivedAt: monday + HOUR_MS }));
    expect(corrected).toMatchObject({ score: 5, firstContactDue: opened.firstContactDue });
  });

  it('keeps what was promised to a customer who was contacted before a correction from 2 to 9', () => {
    const worked = contacted(after(undefined, given({ score: 2 })));
    expect(after(worked, given({ revision: 2, score: 9 }))).toMatchObject({
      ...{ state: 'contacted', score: 9, band: 'promoter', resolveDue: worked.resolveDue },
    });
  });

  describe('when the answer gets worse', () => {
    const later = monday + 3 * HOUR_MS;
    const worse = given({ revision: 2, score: 0, arrivedAt: later });
    const alive = {
      ...{ state: 'open', score: 0, band: 'detractor', priority: 1, overdue: false, escalationLevel: 0 },
      ...{ contactedAt: null, closedAt: null, outcome: null, rootCause: null, stateChangedAt: later },
      firstContactDue: later + DAY_MS,
    };

    it('reopens what was closed as not needed', () => {
      const promoter = after(undefined, given({ score: 10 }));
      const step = closeCase(promoter, { outcome: 'notNeeded', rootCause: 'praise' }, monday + HOUR_MS);
      if (step.kind === 'refused') throw new Error(step.mend);
      expect(followAnswer(step.case, worse)).toMatchObject({ kind: 'reopened', case: { ...alive, version: 3 } });
    });

    it('counts a promoter who was contacted as not yet contacted', () => {
      const promoter = contacted(after(undefined, given({ score: 10 })));
      expect(followAnswer(promoter, worse)).toMatchObject({ kind: 'corrected', case: { ...alive, version: 3 } });
    });

    it('takes the mark of a missed contact away', () => {
      const overdue = { ...after(undefined, given({ score: 7 })), overdue: true };
      expect(after(overdue, worse)).toMatchObject({ ...alive, stateChangedAt: monday });
    });
  });

  it('ends the case of a withdrawn answer as not needed, and forgets who gave it', () => {
    expect(followAnswer(after(undefined, given()), withdrawn(2))).toMatchObject({
      kind: 'withdrawn',
      case: { state: 'closed', outcome: 'notNeeded', customerId: null, contactId: null, subscriptionId: null },
    });
  });

  it('tells nothing more of a case that is closed already', () => {
    const closed = after(after(undefined, given()), withdrawn(2));
    expect(followAnswer({ ...closed, withdrawn: false }, given({ revision: 3, score: 9 })).kind).toBe('silent');
    expect(followAnswer({ ...closed, withdrawn: false }, withdrawn(3)).kind).toBe('silent');
  });

  it('lets a withdrawn answer stay withdrawn', () => {
    const closed = after(after(undefined, given()), withdrawn(2));
    expect(followAnswer(closed, given({ revision: 3 }))).toEqual({
      kind: 'ignored',
      reason: 'the answer was withdrawn',
    });
  });

  it('opens no case for an answer that was withdrawn before it came', () => {
    expect(followAnswer(undefined, withdrawn(2)).kind).toBe('noted');
    expect(followAnswer(undefined, given(), true)).toEqual({ kind: 'ignored', reason: 'the answer was withdrawn' });
    expect(followAnswer(undefined, withdrawn(2), true).kind).toBe('ignored');
  });
});
