import type { ScoreComputed } from '@sidetone/contracts/events';
import type { ChangedWindow } from './changed-windows.js';
import { scoreEvent } from './score-event.js';

const monday = Date.UTC(2026, 10, 16);
const now = Date.UTC(2026, 10, 20, 12);
const window: ChangedWindow = {
  kind: 'transactional',
  area: 'support',
  week: '2026-W47',
  periodStart: monday,
  periodEnd: monday + 7 * 86_400_000,
  promoters: 4,
  passives: 3,
  detractors: 3,
  invited: 25,
  revision: 2,
};

describe('nps.score.computed', () => {
  it('tells the score of a week with its counts and its 95 % adjusted-Wald interval', () => {
    const { data } = scoreEvent(window, 10, now);
    expect(data).toEqual({
      scoreId: 'transactional|support|2026-W47',
      metric: 'nps',
      kind: 'transactional',
      journeyArea: 'support',
      periodStart: '2026-11-16T00:00:00.000Z',
      periodEnd: '2026-11-23T00:00:00.000Z',
      status: 'ok',
      n: 10,
      promoters: 4,
      passives: 3,
      detractors: 3,
      value: 10,
      // Reference: case "small" of libs/domain/statistics/fixtures/nps.json.
      ciLow: expect.closeTo(-36.0639450433168, 9),
      ciHigh: expect.closeTo(51.4485604279322, 9),
      confidence: 0.95,
      method: 'adjustedWald',
      invited: 25,
      revision: 2,
    });
  });

  it('gives no value, nor an interval, below the minimum number of answers', () => {
    const data = scoreEvent(window, 11, now).data as ScoreComputed;
    expect(data.status).toBe('insufficient');
    expect(data.n).toBe(10);
    expect(data).not.toHaveProperty('value');
    expect(data).not.toHaveProperty('ciLow');
    expect(data).not.toHaveProperty('method');
  });

  it('names no journey area for all areas together', () => {
    expect(scoreEvent({ ...window, area: 'overall' }, 10, now).data).not.toHaveProperty('journeyArea');
  });

  it('has the same id for the same revision, and its series as key', () => {
    const { id, key } = scoreEvent(window, 10, now);
    expect(id).toBe('transactional|support|2026-W47:2');
    expect(key).toBe('transactional|support|2026-W47');
  });
});
