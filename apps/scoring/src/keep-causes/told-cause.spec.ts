import type { CaseClosed, CaseOpened, CaseUpdated } from '@sidetone/contracts/events';
import { isOutside, withEvent, type CaseEvent, type ToldCause } from './told-cause.js';

const at = '2026-11-23T09:00:00Z';
const now = Date.parse(at);
const opened: CaseOpened = {
  ...{ caseId: 'CASE-1', responseId: 'RSP-1', customerId: 'CUS-1', contactId: 'CON-1', score: 2, band: 'detractor' },
  ...{ priority: 1, team: 'network', firstContactDue: at, resolveDue: at, openedAt: at },
};
const updated = (data: Partial<CaseUpdated>): CaseUpdated => ({
  ...{ caseId: 'CASE-1', status: 'causeAgreed', statusChangedAt: at },
  ...data,
});
const closed: CaseClosed = {
  ...{ caseId: 'CASE-1', outcome: 'resolved', openMin: 120, slaMet: true, closedAt: at, rootCause: 'own.storm' },
};
const told = (...events: readonly CaseEvent[]): ToldCause | undefined =>
  events.reduce<ToldCause | undefined>((before, event) => withEvent(before, event, now) ?? before, undefined);

describe('what is told of the cause of a case', () => {
  it('is of the answer that opened it, until the case lists its answers', () => {
    expect(told(opened)).toEqual({ caseId: 'CASE-1', answers: { all: false, responseIds: ['RSP-1'], at: now } });
    expect(told(opened, updated({ responseIds: ['RSP-2', 'RSP-3'] }))?.answers).toEqual({
      ...{ all: true, responseIds: ['RSP-2', 'RSP-3'], at: now },
    });
  });

  it('is outside our control where the event says so, also of a cause that only the operator has', () => {
    const agreed = updated({ rootCause: 'own.storm', outsideControl: true });
    expect(told(agreed)).toMatchObject({ rootCause: 'own.storm', outside: true });
    expect(told(agreed, closed)).toMatchObject({ rootCause: 'own.storm', outside: true });
    expect(told(agreed, updated({ rootCause: 'own.storm', outsideControl: false }))).toMatchObject({ outside: false });
  });

  it('is left open of another cause of which nobody said it', () => {
    const first = updated({ rootCause: 'outside.power', outsideControl: true });
    expect(told(first, updated({ rootCause: 'billing.wrongAmount' }))?.outside).toBeUndefined();
    expect([isOutside('outside.power'), isOutside('billing.wrongAmount'), isOutside('own.storm')]).toEqual([
      ...[true, false, false],
    ]);
  });

  it('keeps what was told where an event says nothing of it', () => {
    const agreed = updated({ rootCause: 'own.storm', outsideControl: true, responseIds: ['RSP-1'] });
    expect(withEvent(told(agreed), updated({ ticketId: 'TT-1' }), now)).toBeUndefined();
    expect(told(agreed, updated({ responseIds: [] }))).toMatchObject({
      ...{ rootCause: 'own.storm', outside: true, answers: { all: true, responseIds: [] } },
    });
  });
});
