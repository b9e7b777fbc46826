import { OpenMinutes, type HoursDocument } from './open-minutes.js';

const utc = (text: string): number => Date.parse(`${text}Z`);
const ledger = (document: HoursDocument): OpenMinutes =>
  new OpenMinutes(document, utc('2026-03-01T00:00'), utc('2026-12-01T00:00'));
const after = (minutes: OpenMinutes, from: string, count: number): string =>
  new Date(minutes.after(utc(from), count)).toISOString().slice(0, 16);

describe('OpenMinutes', () => {
  const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
  const office = ledger({
    timeZone: 'Europe/Helsinki',
    hours: Object.fromEntries(weekdays.map((day) => [day, [{ from: 480, to: 960 }]])),
    holidays: ['2026-05-01'],
  });

  it('ends a promise with the working day rather than at the beginning of the next', () => {
    expect(after(office, '2026-03-02T06:00', 480)).toBe('2026-03-02T14:00');
    expect(after(office, '2026-03-02T06:00', 481)).toBe('2026-03-03T06:01');
    expect(after(office, '2026-03-02T20:00', 0)).toBe('2026-03-02T20:00');
  });

  it('leaves out nights, weekends and holidays', () => {
    expect(after(office, '2026-03-06T13:00', 120)).toBe('2026-03-09T07:00');
    expect(after(office, '2026-04-30T12:00', 120)).toBe('2026-05-04T06:00');
  });

  it('goes by the clock on the wall when summer time begins and ends', () => {
    expect(after(office, '2026-03-27T13:00', 120)).toBe('2026-03-30T06:00');
    expect(after(office, '2026-10-23T12:00', 120)).toBe('2026-10-26T07:00');
  });

  it('works the hour that comes twice twice, and the hour that never was not at all', () => {
    const night = ledger({
      timeZone: 'Europe/Helsinki',
      hours: { sunday: [{ from: 120, to: 300 }], monday: [{ from: 480, to: 960 }] },
      holidays: [],
    });
    expect(after(night, '2026-03-29T00:00', 120)).toBe('2026-03-29T02:00');
    expect(after(night, '2026-03-29T00:00', 121)).toBe('2026-03-30T05:01');
    expect(after(night, '2026-10-24T23:00', 240)).toBe('2026-10-25T03:00');
    expect(after(night, '2026-10-24T23:00', 241)).toBe('2026-10-26T06:01');
  });

  it('opens again within the hour that comes twice', () => {
    const short = ledger({
      timeZone: 'Europe/Helsinki',
      hours: { sunday: [{ from: 120, to: 210 }] },
      holidays: [],
    });
    // From 02:00 to 03:30, and once more from 03:00 to 03:30.
    expect(after(short, '2026-10-24T23:00', 91)).toBe('2026-10-25T01:01');
  });

  it('counts from within a minute', () => {
    expect(office.after(utc('2026-03-02T06:00:30'), 1)).toBe(utc('2026-03-02T06:01:30'));
  });

  it('says when it is asked beyond its time', () => {
    expect(() => after(office, '2026-11-30T06:00', 5_000)).toThrow(/end beyond the ledger/);
  });
});
