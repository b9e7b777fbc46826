import { foldTicket } from './fold-tickets.js';
import { of, ticketTold } from './testing/tellings.js';

const opened = { change: 'created', status: 'acknowledged', statusChangedAt: '2026-11-20T08:00:00Z' } as const;
const resolved = { status: 'resolved', statusChangedAt: '2026-11-20T12:00:00Z' } as const;
const closed = { status: 'closed', statusChangedAt: '2026-11-21T08:00:00Z' } as const;
const reopened = { status: 'inProgress', statusChangedAt: '2026-11-22T08:00:00Z' } as const;

describe('foldTicket', () => {
  it('runs the clock from opening to resolution; closing later adds nothing', () => {
    const contributions = foldTicket(ticketTold(opened, resolved, closed));
    expect(of(contributions, 'ticket.open.hours')).toMatchObject([
      { from: '2026-11-20T08:00:00Z', to: '2026-11-20T12:00:00Z' },
    ]);
    expect(of(contributions, 'ticket.resolution.hours')).toMatchObject([{ at: '2026-11-20T12:00:00Z', amount: 4 }]);
    expect(of(contributions, 'ticket.opened.count')).toHaveLength(1);
    expect(of(contributions, 'ticket.reopened.count')).toEqual([]);
  });

  it('leaves a ticket open that nobody ended', () => {
    const contributions = foldTicket(ticketTold(opened));
    expect(of(contributions, 'ticket.open.hours')[0]).not.toHaveProperty('to');
    expect(of(contributions, 'ticket.resolution.hours')).toEqual([]);
  });

  it('says the same whatever the order of arrival, and reopens nothing for a creation told late', () => {
    const inOrder = foldTicket(ticketTold(opened, closed)).map(({ eventId: _eventId, ...rest }) => rest);
    const closedFirst = foldTicket(ticketTold(closed, opened)).map(({ eventId: _eventId, ...rest }) => rest);
    expect(closedFirst).toEqual(inOrder);
    expect(of(foldTicket(ticketTold(closed, opened)), 'ticket.reopened.count')).toEqual([]);
  });

  it('counts a reopening, from which the clock runs again', () => {
    const contributions = foldTicket(ticketTold(opened, closed, reopened));
    expect(of(contributions, 'ticket.reopened.count')).toMatchObject([{ at: '2026-11-22T08:00:00Z', eventId: 'E-3' }]);
    expect(of(contributions, 'ticket.open.hours').map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-20T08:00:00Z', '2026-11-21T08:00:00Z'],
      ['2026-11-22T08:00:00Z', undefined],
    ]);
  });

  it('believes the times the body gives, and takes a resolution before the opening for no time at all', () => {
    const skewed = { ...resolved, openedAt: '2026-11-20T12:00:30Z', resolvedAt: '2026-11-20T12:00:00Z' };
    expect(of(foldTicket(ticketTold(skewed)), 'ticket.resolution.hours')).toMatchObject([{ amount: 0 }]);
  });

  it('is overdue from the first promise on, however it is moved, if it was open then', () => {
    const promise = { ...opened, expectedResolutionAt: '2026-11-20T10:00:00Z' };
    const moved = {
      change: 'attribute',
      statusChangedAt: '2026-11-20T09:00:00Z',
      expectedResolutionAt: '2026-11-30T10:00:00Z',
    } as const;
    expect(of(foldTicket(ticketTold(promise, moved, resolved)), 'ticket.overdue.count')).toMatchObject([
      { at: '2026-11-20T10:00:00Z', amount: 1 },
    ]);
    const inTime = { ...resolved, statusChangedAt: '2026-11-20T10:00:00Z' };
    expect(of(foldTicket(ticketTold(promise, inTime)), 'ticket.overdue.count')).toEqual([]);
  });

  it('keeps the clock running through a status nobody knows', () => {
    const unknown = { status: 'escalatedToPartner', statusChangedAt: '2026-11-20T10:00:00Z' };
    expect(of(foldTicket(ticketTold(opened, unknown)), 'ticket.open.hours')).toHaveLength(1);
    expect(of(foldTicket(ticketTold(opened, unknown)), 'ticket.open.hours')[0]).not.toHaveProperty('to');
  });
});
