import { HOUR_MS } from '../time/index.js';
import { surveyFor, triggerFor, type InteractionKind, type InteractionState } from './index.js';

const AT = Date.UTC(2026, 10, 23, 9, 52, 10);

const trigger = (told: Partial<InteractionState> = {}) =>
  triggerFor({ kind: 'support', status: 'completed', at: AT, arrivedAt: AT + 1_000, ...told }, HOUR_MS);

describe('surveyFor', () => {
  it.each<[InteractionKind, string | undefined]>([
    ['sale', 'sales'],
    ['delivery', 'delivery'],
    ['technicianVisit', 'delivery'],
    ['support', 'support'],
    ['billing', 'billing'],
    ['other', undefined],
  ])('asks after %s about %s', (kind, programme) => {
    expect(surveyFor(kind)).toBe(programme);
  });
});

describe('triggerFor', () => {
  it('asks after the delay, counted from the touchpoint', () => {
    expect(trigger()).toEqual({ kind: 'ask', programme: 'support', askAt: AT + HOUR_MS });
  });

  it('reads the status as the open list it is', () => {
    expect(trigger({ status: ' Completed ' })).toMatchObject({ kind: 'ask' });
    expect(trigger({ status: 'inProgress' })).toEqual({ kind: 'ignore', reason: 'notCompleted' });
    expect(trigger({ status: 'completedWithRemarks' })).toEqual({ kind: 'ignore', reason: 'notCompleted' });
  });

  it('asks nobody about what no programme covers', () => {
    expect(trigger({ kind: 'other' })).toEqual({ kind: 'ignore', reason: 'noProgramme' });
  });

  it('leaves alone whoever’s touchpoint was learnt of more than 48 hours later', () => {
    expect(trigger({ arrivedAt: AT + 48 * HOUR_MS })).toMatchObject({ kind: 'ask' });
    expect(trigger({ arrivedAt: AT + 48 * HOUR_MS + 1 })).toEqual({
      kind: 'suppress',
      programme: 'support',
      reason: 'lateTrigger',
    });
  });
});
