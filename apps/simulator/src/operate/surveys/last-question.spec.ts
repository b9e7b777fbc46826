import { DAY_MS } from '@sidetone/domain/time';
import type { SurveyProgramme } from '../../world/index.js';
import { lastQuestionOver } from './last-question.js';

const END = Date.parse('2027-01-01T00:00:00Z');
const programme = (body: Omit<SurveyProgramme['body'], 'title'>): SurveyProgramme => ({
  operator: 'Luminet',
  programmeId: 'one',
  body: { title: 'One', ...body },
});
const daysAfterEnd = (...programmes: readonly SurveyProgramme[]) =>
  (lastQuestionOver({ programmes: [...programmes] }, END) - END) / DAY_MS;

describe('lastQuestionOver', () => {
  it('waits for delay, batch, as long as a question is of use, and as long again for its answer', () => {
    const occasion = { kind: 'transactional' as const, delayHours: 24 };
    expect(daysAfterEnd(programme({ occasion, expiresDays: 10 }))).toBe(1 + 7 + 10 + 10 + 2);
    expect(daysAfterEnd(programme({ occasion }))).toBe(1 + 7 + 14 + 14 + 2);
  });

  it('waits for the links of those who were asked by the calendar, but not beyond the close of a wave', () => {
    expect(daysAfterEnd(programme({ occasion: { kind: 'relationship' }, expiresDays: 21 }))).toBe(23);
    const wave = { kind: 'wave' as const, closesAt: '2027-01-05T00:00:00Z' };
    expect(daysAfterEnd(programme({ occasion: wave, expiresDays: 21 }))).toBe(5);
    expect(daysAfterEnd(programme({ occasion: { ...wave, closesAt: '2026-03-01T00:00:00Z' } }))).toBe(0);
  });

  it('waits for the last of all', () => {
    const short = programme({ occasion: { kind: 'transactional' }, expiresDays: 1 });
    const long = programme({ occasion: { kind: 'transactional' }, expiresDays: 30 });
    expect(daysAfterEnd(short, long, short)).toBe(7 + 60 + 2);
    expect(daysAfterEnd(short, programme({ occasion: { kind: 'verification' }, expiresDays: 30 }))).toBe(32);
  });
});
