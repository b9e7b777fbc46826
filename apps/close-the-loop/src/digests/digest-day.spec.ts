import { digestDay } from './digest-day.js';

const times = {
  ...{ at: '07:00', weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: ['2026-12-25'] },
  timeZone: 'Europe/Helsinki',
};
const at = (text: string) => digestDay(Date.parse(text), times);

describe('the day of a digest', () => {
  it("begins at its time by the operator's clock, and lasts until midnight", () => {
    expect(at('2026-11-23T04:59:59Z')).toBeUndefined();
    expect(at('2026-11-23T05:00:00Z')).toBe('2026-11-23');
    expect(at('2026-11-23T21:59:59Z')).toBe('2026-11-23');
    expect(at('2026-11-23T22:00:00Z')).toBeUndefined();
  });

  it('moves with summer time', () => {
    expect(at('2026-07-01T03:59:59Z')).toBeUndefined();
    expect(at('2026-07-01T04:00:00Z')).toBe('2026-07-01');
  });

  it('is none at the weekend and on holidays', () => {
    expect(['2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z', '2026-12-25T10:00:00Z'].map(at)).toEqual(
      Array(3).fill(undefined),
    );
  });
});
