import type { InteractionChanged } from '@sidetone/contracts/events';
import { foldInteractions } from './fold-interactions.js';
import { interactionTold, of } from './testing/tellings.js';

const contact = (startedAt: string, data: Partial<InteractionChanged> = {}) =>
  interactionTold({ startedAt, statusChangedAt: startedAt, ...data });

describe('foldInteractions', () => {
  it('counts a touchpoint once, when it began, however often its state changed', () => {
    const told = interactionTold(
      { status: 'completed', statusChangedAt: '2026-11-20T09:10:00Z' },
      { status: 'opened', statusChangedAt: '2026-11-20T09:00:00Z', startedAt: '2026-11-20T08:59:00Z' },
    );
    expect(of(foldInteractions([told]), 'interaction.held')).toMatchObject([
      { at: '2026-11-20T08:59:00Z', fields: { kind: 'support' } },
    ]);
  });

  it('counts a repeat for the same reason within 7 days, up to the last instant', () => {
    const contacts = [
      contact('2026-11-01T08:00:00Z', { interactionId: 'INT-1', reason: 'bill' }),
      contact('2026-11-02T08:00:00Z', { interactionId: 'INT-2', reason: 'slow' }),
      contact('2026-11-08T08:00:00Z', { interactionId: 'INT-3', reason: 'bill' }),
      contact('2026-11-15T08:00:01Z', { interactionId: 'INT-4', reason: 'bill' }),
      contact('2026-11-15T09:00:00Z', { interactionId: 'INT-5' }),
      contact('2026-11-15T10:00:00Z', { interactionId: 'INT-6' }),
    ];
    expect(of(foldInteractions(contacts), 'interaction.repeated').map(({ at }) => at)).toEqual([
      '2026-11-08T08:00:00Z',
    ]);
    expect(of(foldInteractions([...contacts].reverse()), 'interaction.repeated')).toHaveLength(1);
  });

  it('keeps the reason for which the customer called, and else what was said last', () => {
    const told = interactionTold(
      { status: 'opened', statusChangedAt: '2026-11-20T09:00:00Z', reason: 'bill', channel: 'call' },
      { status: 'completed', statusChangedAt: '2026-11-20T09:10:00Z', reason: 'refund agreed', kind: 'billing' },
    );
    expect(of(foldInteractions([told]), 'interaction.held')).toMatchObject([
      { fields: { reason: 'bill', channel: 'call', kind: 'billing', status: 'completed' } },
    ]);
  });

  it('counts a visit as missed at the end of its slot: by word, or by an arrival after it', () => {
    const slot = { promisedFrom: '2026-11-20T10:00:00Z', promisedTo: '2026-11-20T12:00:00Z' };
    const missed = (visit: object) =>
      of(
        foldInteractions([contact('2026-11-20T08:00:00Z', { kind: 'technicianVisit', visit: { ...slot, ...visit } })]),
        'visit.missed',
      );
    expect(missed({ missed: true })).toMatchObject([{ at: '2026-11-20T12:00:00Z' }]);
    expect(missed({ arrivedAt: '2026-11-20T12:00:01Z' })).toHaveLength(1);
    expect(missed({ arrivedAt: '2026-11-20T12:00:00Z' })).toEqual([]);
    expect(missed({})).toEqual([]);
  });
});
