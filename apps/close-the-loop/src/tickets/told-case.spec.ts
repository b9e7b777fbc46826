import type { CaseClosed, CaseOpened, CaseUpdated } from '@sidetone/contracts/events';
import { afterEvent, type CaseEvent, type ToldCase } from './told-case.js';

const opened: CaseOpened = {
  ...{ caseId: 'CASE-1', responseId: 'RSP-1', customerId: 'CUS-1', contactId: 'CON-1', score: 2, band: 'detractor' },
  ...{ priority: 1, team: 'network', firstContactDue: '2026-11-24T09:00:00Z', resolveDue: '2026-11-28T09:00:00Z' },
  openedAt: '2026-11-23T09:00:00Z',
};
const updated: CaseUpdated = {
  caseId: 'CASE-1',
  status: 'assigned',
  statusChangedAt: '2026-11-23T10:00:00Z',
  owner: 'aino',
};
const closed: CaseClosed = {
  ...{ caseId: 'CASE-1', outcome: 'resolved', openMin: 120, slaMet: true, closedAt: '2026-11-23T11:00:00Z' },
};
const after = (...events: readonly CaseEvent[]): ToldCase | undefined =>
  events.reduce<ToldCase | undefined>((standing, event) => afterEvent(standing, event) ?? standing, undefined);

describe('a case as its events tell it', () => {
  it('begins open, gets an owner, and ends', () => {
    expect(after(opened)).toMatchObject({
      status: 'open',
      statusChangedAt: opened.openedAt,
      owner: null,
      team: 'network',
    });
    expect(after(opened, updated)).toMatchObject({ status: 'assigned', owner: 'aino', team: 'network' });
    expect(after(opened, updated, closed)).toMatchObject({ status: 'closed', customerId: 'CUS-1', owner: 'aino' });
  });

  it('follows what is told of its promises, its answers and whose it is; what is not told stays', () => {
    const moved = { ...updated, firstContactDue: '2026-11-25T08:00:00Z', resolveDue: '2026-12-01T08:00:00Z' };
    expect(after(opened, { ...moved, team: 'billing', score: 0, journeyArea: 'billing' })).toMatchObject({
      ...{ firstContactDue: moved.firstContactDue, resolveDue: moved.resolveDue },
      ...{ team: 'billing', owner: 'aino', score: 0, band: 'detractor', journeyArea: 'billing' },
    });
    const bare = { caseId: 'CASE-1', status: 'assigned', statusChangedAt: updated.statusChangedAt } as const;
    expect(after(opened, moved, { ...bare, ticketId: 'TT-1' })).toMatchObject({
      ...{ firstContactDue: moved.firstContactDue, owner: 'aino', team: 'network' },
    });
  });

  it('is given to whom it is opened for, and waits in the queue of a team that is told without an owner', () => {
    expect(after({ ...opened, owner: 'aino' })).toMatchObject({ owner: 'aino' });
    const { owner: _owner, ...bare } = updated;
    expect(after(opened, updated, { ...bare, team: 'billing' })).toMatchObject({ team: 'billing', owner: null });
  });

  it('forgets whose it was when the answer is withdrawn', () => {
    expect(after(opened, { ...closed, outcome: 'notNeeded' })).toMatchObject({ status: 'closed', customerId: null });
  });

  it('lives again, and is not changed by what is older', () => {
    const reopened = { ...updated, status: 'reopened', statusChangedAt: '2026-11-25T09:00:00Z' } as const;
    expect(after(opened, closed, updated)).toMatchObject({ status: 'closed' });
    expect(after(opened, closed, reopened, closed)).toMatchObject({ status: 'reopened' });
  });

  it('is none before it was told of', () => {
    expect(after(updated, closed)).toBeUndefined();
  });
});
