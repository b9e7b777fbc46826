import type { Instant } from '@sidetone/domain/time';
import type { Reaction } from '../../world/index.js';
import { CustomerBrowser } from '../customer-browser.js';
import { SurveyDesk } from './survey-desk.js';
import { SurveyLog } from './survey-log.js';

const planted = { chances: { promoter: 0.5, passive: 0.3, detractor: 0.2 } };
const yes = (at: Instant): Reaction => ({
  answers: true,
  at,
  score: 0,
  opensPage: false,
  answersTwice: false,
  chance: 0.5,
  planted,
});
const no: Reaction = { answers: false, why: 'notThisTime', opensPage: false, chance: 0.5 };
const message = (messageId = 'INV-1', text = 'How did it go?') => ({
  ...{ messageId, contactId: 'CON-1', language: 'en', text },
  link: 'http://localhost/r/token',
});

/** A desk before which one person stands, who reacts and has habits as told. */
function aDesk(reactions: readonly Reaction[], habits: Partial<Parameters<typeof withHabits>[0]> = {}) {
  const log = new SurveyLog();
  const taken: Reaction[] = [];
  const left = [...reactions];
  const world = { respondentTo: () => left.shift() ?? no };
  const desk = { take: (_: unknown, reaction: Reaction) => void taken.push(reaction) };
  const posted: [string, unknown][] = [];
  class Browser extends CustomerBrowser {
    override async postForm(link: string, fields: Readonly<Record<string, string>>): Promise<number> {
      posted.push([link, fields]);
      return 200;
    }
  }
  return { log, taken, posted, desk: new SurveyDesk(world, withHabits(habits), desk, new Browser(), log) };
}

function withHabits({
  optsOut,
  lateMs,
  heeds = true,
}: {
  readonly optsOut?: 'channel' | 'all';
  readonly lateMs?: number;
  readonly heeds?: boolean;
}) {
  return {
    optsOutAfter: () => optsOut,
    putsOffBy: () => lateMs,
    heedsReminder: () => heeds,
    reminded: 0.4,
  };
}

describe('SurveyDesk', () => {
  it('notes the chance that was planted, and by which link', () => {
    const { desk, log, taken } = aDesk([yes(5)]);
    desk.take(message(), 1);
    expect(taken).toEqual([yes(5)]);
    expect(log.trials).toEqual([
      // SHA-256 of "token".
      {
        of: '3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0',
        ...{ contactId: 'CON-1', at: 1, chance: 0.5, willAnswer: true },
      },
    ]);
  });

  it('has an answer put off come so much later than its message', () => {
    const { desk, taken } = aDesk([yes(5)], { lateMs: 1_000 });
    desk.take(message(), 1);
    expect(taken).toEqual([yes(1_001)]);
  });

  it('gives whoever did not mean to answer another chance with the reminder, a smaller one', () => {
    const { desk, log, taken } = aDesk([no, yes(9)]);
    desk.take(message(), 1);
    desk.take(message('INV-1:reminder'), 8);
    expect(taken).toEqual([no, yes(9)]);
    expect(log.trials.map(({ chance, willAnswer }) => [chance, willAnswer])).toEqual([
      [0.5, false],
      [0.2, true],
    ]);
  });

  it('has a reminder change nothing for who means to answer, nor for who does not heed it', () => {
    const willing = aDesk([yes(9), yes(9)]);
    willing.desk.take(message(), 1);
    willing.desk.take(message('INV-1:reminder'), 8);
    expect(willing.taken).toHaveLength(1);
    expect(willing.log.trials).toHaveLength(1);
    const deaf = aDesk([no, yes(9)], { heeds: false });
    deaf.desk.take(message(), 1);
    deaf.desk.take(message('INV-1:reminder'), 8);
    expect(deaf.taken).toEqual([no]);
    expect(deaf.log.trials.map(({ willAnswer }) => willAnswer)).toEqual([false, false]);
  });

  it.each([
    ['channel', { 'List-Unsubscribe': 'One-Click' }, 'webhook'],
    ['all', { from: 'all' }, 'all'],
  ] as const)('unsubscribes from %s by the link in the text, once', async (optsOut, form, scope) => {
    const { desk, log, posted } = aDesk([no], { optsOut });
    desk.take(message('INV-1', 'No more? http://localhost/u/stop-me'), 1);
    await desk.unsubscribe(2);
    await desk.unsubscribe(3);
    expect(posted).toEqual([['http://localhost/u/stop-me', form]]);
    expect(log.optOuts).toEqual([{ contactId: 'CON-1', scope, at: 2, status: 200 }]);
  });

  it('cannot unsubscribe whom the text gives no link to', async () => {
    const { desk, log } = aDesk([no], { optsOut: 'all' });
    desk.take(message(), 1);
    await desk.unsubscribe(2);
    expect(log.optOuts).toEqual([]);
  });
});
