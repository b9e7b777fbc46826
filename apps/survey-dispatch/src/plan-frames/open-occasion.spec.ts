import { DAY_MS, toIso } from '@sidetone/domain/time';
import { aProgramme } from '../testing/programmes.js';
import { openOccasion } from './open-occasion.js';

const at = (text: string): number => Date.parse(text);
const relationship = aProgramme({
  occasion: { kind: 'relationship', everyMonths: 3, startsOn: '2026-01-01', spreadDays: 10 },
});
const wave = aProgramme({
  occasion: { kind: 'wave', waveId: 'w1', opensAt: at('2026-03-01T06:00:00Z'), closesAt: at('2026-03-08T06:00:00Z') },
});
const people = Array.from({ length: 300 }, (_, index) => `CON-${index}`);
const slots = (now: string): readonly number[] =>
  people.map((id) => openOccasion(relationship, at(now), 'UTC')?.slotOf(id, 'UTC') ?? Number.NaN);

describe('openOccasion', () => {
  it('spreads a period’s questions over its first days', () => {
    expect(openOccasion(relationship, at('2026-04-01T00:00:00Z'), 'UTC')).toMatchObject({
      key: '2026-Q2',
      opensAt: at('2026-04-01T00:00:00Z'),
    });
    const days = new Set(slots('2026-04-01T00:00:00Z').map(toIso));
    expect(days.size).toBe(10);
    expect([...days].sort().at(-1)).toBe('2026-04-10T10:00:00.000Z');
  });

  it('spreads from today on where a period is under way already', () => {
    const times = slots('2026-05-20T15:00:00Z');
    expect(Math.min(...times)).toBe(at('2026-05-20T15:00:00Z'));
    expect(Math.max(...times)).toBe(at('2026-05-20T10:00:00Z') + 9 * DAY_MS);
  });

  it('keeps a contact waiting who has to be left alone, and asks nobody in the night', () => {
    const period = openOccasion(relationship, at('2026-05-20T22:00:00Z'), 'UTC');
    expect(period?.closesAt).toBe(at('2026-07-01T00:00:00Z'));
    expect(period?.slotOf('CON-1', 'UTC', at('2026-06-20T12:34:00Z'))).toBe(at('2026-06-20T12:34:00Z'));
    expect(Math.min(...slots('2026-05-20T22:00:00Z'))).toBe(at('2026-05-21T10:00:00Z'));
    const slotIn = (zone: string, now: string) => openOccasion(wave, at(now), 'UTC')?.slotOf('CON-1', zone);
    expect(slotIn('Europe/Helsinki', '2026-03-01T06:00:00Z')).toBe(at('2026-03-01T06:00:00Z'));
    expect(slotIn('UTC', '2026-03-01T06:00:00Z')).toBe(at('2026-03-01T10:00:00Z'));
    expect(slotIn('UTC', '2026-03-07T23:00:00Z')).toBe(at('2026-03-01T06:00:00Z'));
  });

  it('asks nothing before the first period, and is over with its wave', () => {
    expect(openOccasion(relationship, at('2025-12-31T23:59:59Z'), 'UTC')).toBeUndefined();
    expect(openOccasion(wave, at('2026-03-01T05:59:59Z'), 'UTC')).toBeUndefined();
    expect(openOccasion(wave, at('2026-03-01T06:00:00Z'), 'UTC')).toMatchObject({ key: 'w1' });
    expect(openOccasion(wave, at('2026-03-08T06:00:00Z'), 'UTC')).toBeUndefined();
  });

  it('leaves to events what events ask about', () => {
    expect(openOccasion(aProgramme(), at('2026-03-01T06:00:00Z'), 'UTC')).toBeUndefined();
  });
});
