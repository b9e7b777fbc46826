import fc from 'fast-check';
import { DAY_MS, HOUR_MS, offsetAt, toIso } from '../time/index.js';
import { dueAt, usefulUntil, type Batch } from './index.js';
import { aProgramme } from './testing/a-programme.js';

const after = (delayHours: number, batch: Batch) =>
  aProgramme({ occasion: { kind: 'transactional', interactionKinds: ['support'], delayHours, batch } });
const due = (batch: Batch, at: string, zone = 'Europe/Helsinki', delayHours = 24) =>
  toIso(dueAt(after(delayHours, batch), Date.parse(at), zone));

describe('dueAt', () => {
  it('asks at once when the delay is over', () => {
    expect(due({ kind: 'immediate' }, '2026-11-23T09:52:10Z')).toBe('2026-11-24T09:52:10.000Z');
  });

  it.each([
    ['later the same day', '2026-11-23T05:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['at the very hour', '2026-11-23T08:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['the next day', '2026-11-23T08:00:01Z', '2026-11-25T08:00:00.000Z'],
    ['in summer time an hour earlier by UTC', '2026-07-23T05:00:00Z', '2026-07-24T07:00:00.000Z'],
  ])('waits for the daily batch: %s', (_, at, expected) => {
    expect(due({ kind: 'daily', hour: 10 }, at)).toBe(expected);
  });

  it.each([
    ['a Friday of the same week', '2026-11-23T05:00:00Z', '2026-11-27T07:00:00.000Z'],
    ['this very Friday', '2026-11-26T07:00:00Z', '2026-11-27T07:00:00.000Z'],
    ['the Friday after', '2026-11-26T07:00:01Z', '2026-12-04T07:00:00.000Z'],
  ])('waits for the weekly batch: %s', (_, at, expected) => {
    expect(due({ kind: 'weekly', weekday: 'friday', hour: 9 }, at)).toBe(expected);
  });

  it('takes the moment after the jump where the clock leaves the hour out, and the first of an hour that comes twice', () => {
    expect(due({ kind: 'daily', hour: 3 }, '2026-03-28T12:00:00Z', 'Europe/Helsinki', 0)).toBe(
      '2026-03-29T01:00:00.000Z',
    );
    expect(due({ kind: 'daily', hour: 3 }, '2026-10-24T12:00:00Z', 'Europe/Helsinki', 0)).toBe(
      '2026-10-25T00:00:00.000Z',
    );
    expect(due({ kind: 'daily', hour: 3 }, '2026-10-25T00:30:00Z', 'Europe/Helsinki', 0)).toBe(
      '2026-10-26T01:00:00.000Z',
    );
  });

  it('is never before the delay is over, within a day or a week and an hour, at the hour of the contact’s clock', () => {
    const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
    const zones = fc.constantFrom('Europe/Helsinki', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe');
    const delays = fc.integer({ min: 0, max: 72 });
    fc.assert(
      fc.property(
        instants,
        zones,
        delays,
        fc.integer({ min: 4, max: 23 }),
        fc.boolean(),
        (at, zone, delay, hour, weekly) => {
          const batch: Batch = weekly ? { kind: 'weekly', weekday: 'monday', hour } : { kind: 'daily', hour };
          const found = dueAt(after(delay, batch), at, zone);
          const waited = found - at - delay * HOUR_MS;
          expect(waited).toBeGreaterThanOrEqual(0);
          expect(waited).toBeLessThanOrEqual((weekly ? 7 : 1) * DAY_MS + HOUR_MS);
          const wallClock = new Date(found + offsetAt(found, zone));
          expect([wallClock.getUTCHours(), wallClock.getUTCMinutes()]).toEqual([hour, 0]);
          if (weekly) expect(wallClock.getUTCDay()).toBe(1);
        },
      ),
    );
  });

  it('lets a wave ask from its opening on, and a verification after its delay', () => {
    const opensAt = Date.UTC(2026, 10, 1);
    const wave = aProgramme({ occasion: { kind: 'wave', waveId: 'W1', opensAt, closesAt: opensAt + DAY_MS } });
    expect(dueAt(wave, opensAt - 1, 'UTC')).toBe(opensAt);
    const verification = aProgramme({ occasion: { kind: 'verification', delayHours: 48 } });
    expect(dueAt(verification, opensAt, 'UTC')).toBe(opensAt + 2 * DAY_MS);
    expect(usefulUntil(wave, opensAt)).toBe(opensAt + DAY_MS);
    expect(usefulUntil(verification, opensAt)).toBe(opensAt + 16 * DAY_MS);
  });
});
