import fc from 'fast-check';
import { localInstants, toIso } from '@sidetone/domain/time';
import { readFileTime, type FileTime } from './read-file-time.js';
import { timePattern } from './time-pattern.js';

const HELSINKI = { zone: 'Europe/Helsinki' };
const read = (text: string, clock: Parameters<typeof readFileTime>[1] = HELSINKI, notBefore?: string) => {
  const time = readFileTime(text, clock, notBefore === undefined ? undefined : Date.parse(notBefore));
  return 'refused' in time ? time.refused : `${toIso(time.instant)}${time.ambiguous ? ' ambiguous' : ''}`;
};

describe('readFileTime', () => {
  it.each([
    ['2026-11-22T19:41:10+02:00', '2026-11-22T17:41:10.000Z'],
    ['2026-11-22 19:41:10+02:00', '2026-11-22T17:41:10.000Z'],
    ['2026-11-22T17:41:10.5Z', '2026-11-22T17:41:10.500Z'],
    ['2026-11-22T19:41:10', '2026-11-22T17:41:10.000Z'],
    ['2026-11-22 19:41:10.25', '2026-11-22T17:41:10.250Z'],
    ['2026-11-22T19:41', '2026-11-22T17:41:00.000Z'],
    ['2026-10-25T03:30:00', '2026-10-25T00:30:00.000Z ambiguous'],
    ['2026-10-25T03:30:00+02:00', '2026-10-25T01:30:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['2026-03-29T03:30:00', 'does not exist in Europe/Helsinki'],
    ['2026-02-30T03:30:00', 'names a day that the month does not have'],
    ['2026-11-22T24:00:00', 'names an hour, minute or second that does not exist'],
    ['2026-11-22', 'is a date without a time'],
    ['1999-11-22T10:00:00', 'is outside the years 2000 to 2100'],
    ['yesterday', 'is not in the form of RFC 3339'],
  ])('refuses %s', (text, reason) => {
    expect(read(text)).toContain(reason);
  });

  it('takes the later of two instants only where the earlier cannot be: a call is answered after it began', () => {
    expect(read('2026-10-25T03:00:05', HELSINKI, '2026-10-25T00:59:50Z')).toBe('2026-10-25T01:00:05.000Z ambiguous');
    expect(read('2026-10-25T03:00:05', HELSINKI, '2026-10-25T00:00:00Z')).toBe('2026-10-25T00:00:05.000Z ambiguous');
  });

  it('reads the local time of every instant back as that instant, or as the earlier of two, or says that there is none', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Helsinki',
      'America/St_Johns',
      'Africa/Johannesburg',
      'Australia/Lord_Howe',
    );
    const walls = fc.integer({ min: Date.UTC(2001, 0, 1), max: Date.UTC(2099, 0, 1) });
    fc.assert(
      fc.property(walls, zones, (wall, zone) => {
        const time = readFileTime(toIso(wall).slice(0, -1), { zone });
        const [earliest, ...others] = localInstants(wall, zone);
        if (earliest === undefined) expect(time).toHaveProperty('refused');
        else expect(time).toEqual({ instant: earliest, ambiguous: others.length > 0 } satisfies FileTime);
      }),
    );
  });

  it('reads the patterns and counts of a mapping', () => {
    const of = (times: string) => ({ ...HELSINKI, pattern: timePattern(times) });
    expect(read('22.11.2026 19:41:10', of('DD.MM.YYYY HH:mm:ss'))).toBe('2026-11-22T17:41:10.000Z');
    expect(read('20261122194110', of('YYYYMMDDHHmmss'))).toBe('2026-11-22T17:41:10.000Z');
    expect(read('31.02.2026 19:41:10', of('DD.MM.YYYY HH:mm:ss'))).toContain('the month does not have');
    expect(read('2026-11-22', of('DD.MM.YYYY HH:mm:ss'))).toContain('as the mapping says');
    expect(read('1795369270', of('epochSeconds'))).toBe('2026-11-22T17:41:10.000Z');
    expect(read('1795369270', of('epochMilliseconds'))).toContain('right unit');
  });

  it.each(['', 'DD.MM.YY HH:mm', 'YYYY-MM-DD', 'YYYY MM DD HH mm ss ss'])('knows %j for no pattern', (times) => {
    expect(timePattern(times)).toBeUndefined();
  });
});
