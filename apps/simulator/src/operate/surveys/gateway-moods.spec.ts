import { GatewayMoods } from './gateway-moods.js';
import { SurveyLog } from './survey-log.js';

const message = (messageId: string, contactId = 'CON-1') => ({ messageId, contactId });

describe('GatewayMoods', () => {
  it('puts a message off as often as its person’s habits say, and takes it then', () => {
    const log = new SurveyLog();
    const moods = new GatewayMoods({ triesFor: () => 2 }, log);
    expect([1, 2, 3, 4].map(() => moods.statusFor(message('M-1')))).toEqual([503, 503, undefined, undefined]);
    expect([...log.turnedAway]).toEqual([[503, 2]]);
  });

  it('never takes a message to somebody whom it cannot reach', () => {
    const moods = new GatewayMoods({ triesFor: () => Infinity }, new SurveyLog());
    expect(Array.from({ length: 6 }, () => moods.statusFor(message('M-1')))).toEqual(Array(6).fill(422));
  });

  it('counts the messages of each person, whatever ids they have', () => {
    const asked: [string, number][] = [];
    const moods = new GatewayMoods(
      { triesFor: (contactId, nth) => (asked.push([contactId, nth]), 0) },
      new SurveyLog(),
    );
    for (const [id, contact] of [
      ['M-1', 'CON-1'],
      ['M-2', 'CON-2'],
      ['M-3', 'CON-1'],
      ['M-3', 'CON-1'],
    ] as const)
      moods.statusFor(message(id, contact));
    expect(asked).toEqual([
      ['CON-1', 0],
      ['CON-2', 0],
      ['CON-1', 1],
    ]);
  });
});
