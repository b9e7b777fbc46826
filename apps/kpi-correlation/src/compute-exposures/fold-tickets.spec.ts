import { foldTicket } from './fold-tickets.js';
import { of, ticketTold } from './testing/tellings.js';

const opened = { change: 'created', status: 'acknowledged', statusChangedAt: '2026-11-20T08:00:00Z' } as const;
const resolved = { status: 'resolved', statusChangedAt: '2026-11-20T12:00:00Z' } as const;
const closed = { status: 'closed', statusChangedAt: '2026-11-21T08:00:00Z' } as const;
const reopened = { status: 'inProgress', statusChangedAt: '2026-11-22T08:00:00Z' } as const;

describe('foldTicket', () => {
  it('runs the clock from opening to resolution; closing later adds nothing', () => {
    const facts = foldTicket(ticketTold(opened, resolved, closed));
    expect(of(facts, 'ticket.open')).toMatchObject([{ from: '2026-11-20T08:00:00Z', to: '2026-11-20T12:00:00Z' }]);
    expect(of(facts, 'ticket.resolved')).toMatchObject([{ at: '2026-11-20T12:00:00Z', fields: { hours: 4 } }]);
    expect(of(facts, 'ticket.opened')).toHaveLength(1);
    expect(of(facts, 'ticket.reopened')).toEqual([]);
  });

  it('leaves a ticket open that nobody ended', () => {
    const facts = foldTicket(ticketTold(opened));
    expect(of(facts, 'ticket.open')[0]).not.toHaveProperty('to');
    expect(of(facts, 'ticket.resolved')).toEqual([]);
  });

  it('says the same whatever the order of arrival, and reopens nothing for a creation told late', () => {
    const inOrder = foldTicket(ticketTold(opened, closed)).map(
      ({ eventId: _eventId, fields: { change: _change, ...fields }, ...rest }) => ({ ...rest, fields }),
    );
    const closedFirst = foldTicket(ticketTold(closed, opened)).map(
      ({ eventId: _eventId, fields: { change: _change, ...fields }, ...rest }) => ({ ...rest, fields }),
    );
    expect(closedFirst).toEqual(inOrder);
    expect(of(foldTicket(ticketTold(closed, opened)), 'ticket.reopened')).toEqual([]);
  });

  it('counts a reopening, from which the clock runs again', () => {
    const facts = foldTicket(ticketTold(opened, closed, reopened));
    expect(of(facts, 'ticket.reopened')).toMatchObject([{ at: '2026-11-22T08:00:00Z', eventId: 'E-3' }]);
    expect(of(facts, 'ticket.open').map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-20T08:00:00Z', '2026-11-21T08:00:00Z'],
      ['2026-11-22T08:00:00Z', undefined],
    ]);
  });

  it('believes the times the body gives, and takes a resolution before the opening for no time at all', () => {
    const skewed = { ...resolved, openedAt: '2026-11-20T12:00:30Z', resolvedAt: '2026-11-20T12:00:00Z' };
    expect(of(foldTicket(ticketTold(skewed)), 'ticket.resolved')).toMatchObject([{ fields: { hours: 0 } }]);
  });

  it('is overdue from the first promise on, however it is moved, if it was open then', () => {
    const promise = { ...opened, expectedResolutionAt: '2026-11-20T10:00:00Z' };
    const moved = {
      change: 'attribute',
      statusChangedAt: '2026-11-20T09:00:00Z',
      expectedResolutionAt: '2026-11-30T10:00:00Z',
    } as const;
    expect(of(foldTicket(ticketTold(promise, moved, resolved)), 'ticket.overdue')).toMatchObject([
      { at: '2026-11-20T10:00:00Z' },
    ]);
    const inTime = { ...resolved, statusChangedAt: '2026-11-20T10:00:00Z' };
    expect(of(foldTicket(ticketTold(promise, inTime)), 'ticket.overdue')).toEqual([]);
  });

  it('keeps the clock running through a status nobody knows', () => {
    const unknown = { status: 'escalatedToPartner', statusChangedAt: '2026-11-20T10:00:00Z' };
    expect(of(foldTicket(ticketTold(opened, unknown)), 'ticket.open')).toHaveLength(1);
    expect(of(foldTicket(ticketTold(opened, unknown)), 'ticket.open')[0]).not.toHaveProperty('to');
  });

  it('lays all that was said of the ticket beside its facts, the latest word first', () => {
    const worse = { ...reopened, severity: 'high', channel: undefined };
    const facts = foldTicket(ticketTold({ ...opened, severity: 'low', channel: 'app' }, closed, worse));
    expect(of(facts, 'ticket.opened')).toMatchObject([{ fields: { severity: 'high', channel: 'app' } }]);
  });

  it('tells nothing of a ticket that we opened ourselves, whichever telling says so', () => {
    const ours = { change: 'attribute', relatedIds: ['case:CASE-498'] } as const;
    expect(foldTicket(ticketTold(opened, ours, closed))).toEqual([]);
    expect(foldTicket(ticketTold({ ...opened, relatedIds: ['CASE-498'] }))).not.toEqual([]);
  });
});
