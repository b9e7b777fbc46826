import { HOUR_MS } from '@sidetone/domain/time';
import { loadProfile } from '../profiles/load-profile.js';
import { emission } from './emission.js';
import { createWorld } from './index.js';
import { Stragglers } from './stragglers.js';
import { askAfterInteractions } from './testing/ask-after-interactions.js';

const now = Date.parse('2026-11-23T00:00:00Z');
const event = {
  id: 'c-1',
  source: '//x',
  type: 't',
  topic: 'oss.call.v1',
  key: 'SUB-1',
  time: now - 5 * HOUR_MS,
  data: {},
};
const withOne = (emittedAt: number) => {
  const stragglers = new Stragglers();
  stragglers.note(emission(event, emittedAt, 'late'), ['SUB-1']);
  return stragglers;
};
const aboutLine = new Set(['SUB-1', 'CELL-1']);

describe('stragglers', () => {
  it('concern an answer after what happened while they are on their way, and until they have been reckoned with', () => {
    expect(withOne(now + HOUR_MS).concern(aboutLine, now, now)).toBe(true);
    expect(withOne(now - 1000).concern(aboutLine, now, now)).toBe(true);
    expect(withOne(now - 2 * HOUR_MS).concern(aboutLine, now, now)).toBe(false);
  });

  it('concern nobody else, and no answer from before', () => {
    expect(withOne(now + HOUR_MS).concern(new Set(['SUB-2']), now, now)).toBe(false);
    expect(withOne(now + HOUR_MS).concern(aboutLine, now - 6 * HOUR_MS, now)).toBe(false);
  });

  it('leave the planted exposures of those answers unsettled, and no others', () => {
    const profile = loadProfile('default');
    const late = { ...profile, disorder: { ...profile.disorder, late: 0.3 } };
    const settled = (of: typeof profile) => {
      const world = createWorld({ profile: of, seed: 4, customers: 200, days: 28, endsAt: now });
      const { asked } = askAfterInteractions(world);
      const answered = asked.filter(({ reaction }) => reaction.answers && reaction.at <= now);
      return world.plantedExposures(new Set(answered.map(({ messageId }) => messageId))).map((one) => one.settled);
    };
    expect(new Set(settled(late))).toEqual(new Set([true, false]));
    const punctual = { ...profile, disorder: { ...profile.disorder, late: 0 } };
    const { outages: _outages, ...quiet } = punctual;
    expect(new Set(settled(quiet))).toEqual(new Set([true]));
  });
});
