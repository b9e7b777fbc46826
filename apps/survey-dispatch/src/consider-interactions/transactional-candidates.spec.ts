import type { InteractionChanged, ReceivedEvent } from '@sidetone/contracts/events';
import type { Programme } from '@sidetone/domain/programmes';
import { HOUR_MS } from '@sidetone/domain/time';
import { anInteraction } from '../testing/operator-events.js';
import { aProgramme } from '../testing/programmes.js';
import { isTransactional, transactionalCandidates } from './transactional-candidates.js';

const AT = Date.parse('2026-11-24T12:00:00Z');
const HELSINKI = new Map([['CON-1', { timeZone: 'Europe/Helsinki' }]]);
const weekly: Programme = aProgramme({
  programmeId: 'weekly',
  occasion: {
    kind: 'transactional',
    interactionKinds: ['support', 'billing'],
    delayHours: 24,
    batch: { kind: 'weekly', weekday: 'monday', hour: 10 },
  },
});

function consider(
  told: Partial<InteractionChanged> = {},
  arrivedAt = AT,
  programmes: readonly Programme[] = [aProgramme(), weekly],
  contacts = HELSINKI,
) {
  const { data, id } = anInteraction('INT-1', 'CON-1', AT, told);
  const event = { data, id, arrivedAt, late: false } as ReceivedEvent<InteractionChanged>;
  return transactionalCandidates(event, programmes.filter(isTransactional), contacts, 'UTC');
}

describe('transactionalCandidates', () => {
  it('makes one candidate for each programme that asks about the kind, each due in its own time', () => {
    expect(consider()).toMatchObject({
      candidates: [
        { programmeId: 'support-transactional', occasionId: 'INT-1', dueAt: AT + 24 * HOUR_MS, decision: undefined },
        // The Monday after, at 10 of Helsinki's clock, which is 8 of UTC.
        { programmeId: 'weekly', occasionId: 'INT-1', dueAt: Date.parse('2026-11-30T08:00:00Z') },
      ],
    });
  });

  it('goes by the clock of the operator while the contact is not known, and says so', () => {
    expect(consider({}, AT, [weekly], new Map())).toMatchObject({
      candidates: [{ dueAt: Date.parse('2026-11-30T10:00:00Z'), contactKnown: false }],
    });
    expect(consider({}, AT, [weekly])).toMatchObject({ candidates: [{ contactKnown: true }] });
  });

  it('gives two programmes two ids for the same interaction, and one programme always the same', () => {
    const ids = () => {
      const considered = consider();
      return 'candidates' in considered ? considered.candidates.map(({ candidateId }) => candidateId) : [];
    };
    expect(new Set([...ids(), ...ids()]).size).toBe(2);
  });

  it('leaves alone whoever’s interaction was learnt of more than 48 hours later', () => {
    expect(consider({}, AT + 48 * HOUR_MS)).toMatchObject({ candidates: [{ decision: undefined }, {}] });
    expect(consider({}, AT + 48 * HOUR_MS + 1)).toMatchObject({
      candidates: [{ decision: { state: 'suppressed', reason: 'lateTrigger' } }, {}],
    });
  });

  it('reads the status as the open list it is, and ignores what asks nobody', () => {
    expect(consider({ status: ' Completed ' })).toHaveProperty('candidates');
    expect(consider({ status: 'inProgress' })).toEqual({ ignored: 'interaction not completed' });
    expect(consider({ kind: 'sale' })).toEqual({ ignored: 'no programme asks about this kind' });
    expect(consider({ contactId: undefined })).toEqual({ ignored: 'nobody to ask: the interaction names no contact' });
  });

  it('keeps candidates for a paused programme, and makes none for one that has ended', () => {
    const paused = aProgramme({ state: 'paused' });
    const ended = aProgramme({ state: 'ended' });
    expect(consider({}, AT, [paused])).toMatchObject({ candidates: [{ decision: undefined }] });
    expect(consider({}, AT, [ended])).toHaveProperty('ignored');
  });
});
