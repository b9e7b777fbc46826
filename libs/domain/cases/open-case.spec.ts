import { DAY_MS, HOUR_MS } from '../time/index.js';
import { openCase, type CaseAnswer } from './index.js';

const NOW = Date.UTC(2026, 10, 23, 15);

const anAnswer = (told: Partial<CaseAnswer> = {}): CaseAnswer => ({
  responseId: 'RSP-9',
  customerId: 'CUS-100',
  contactId: 'CON-100',
  score: 2,
  ...told,
});

describe('openCase', () => {
  it.each([
    [0, 'detractor', 1, 24, 5],
    [6, 'detractor', 1, 24, 5],
    [7, 'passive', 2, 72, 10],
    [10, 'promoter', 3, 168, 14],
  ])(
    'for a %d: a %s, priority %d, contact within %d hours, an end within %d days',
    (score, band, priority, hours, days) => {
      expect(openCase(anAnswer({ score }), NOW)).toMatchObject({
        band,
        priority,
        firstContactDue: NOW + hours * HOUR_MS,
        resolveDue: NOW + days * DAY_MS,
      });
    },
  );

  it('gives the case to the team of the area asked about, else to customer care', () => {
    expect(openCase(anAnswer({ journeyArea: 'billing' }), NOW).team).toBe('billing');
    expect(openCase(anAnswer(), NOW).team).toBe('customer care');
  });

  it('carries who answered, and nothing that was not told', () => {
    expect(openCase({ ...anAnswer(), subscriptionId: undefined }, NOW)).toEqual({
      ...anAnswer(),
      band: 'detractor',
      priority: 1,
      team: 'customer care',
      openedAt: NOW,
      firstContactDue: NOW + 24 * HOUR_MS,
      resolveDue: NOW + 5 * DAY_MS,
    });
  });

  it('refuses an answer without a score', () => {
    expect(() => openCase(anAnswer({ score: Number.NaN }), NOW)).toThrow(RangeError);
  });
});
