import type { HistoryOfCase, ShownCase } from '../read/shown-cases.js';
import { always, aShownCase, byCustomer, byItself, entry } from '../testing/a-case.js';
import { NOON } from '../testing/a-year.js';
import { OpenMinutes } from './open-minutes.js';
import { replayCase } from './replay-case.js';

const HOUR_MS = 3_600_000;
const at = (hours: number): number => NOON + hours * HOUR_MS;
const iso = (hours: number): string => new Date(at(hours)).toISOString();
const [calendar] = always.calendars;
if (!calendar) throw new Error('There is a calendar.');
const open = new OpenMinutes(calendar, NOON, at(24 * 30));
const said = (score: number, hours = 0) => ({ score, arrivedAt: at(hours), answeredAt: at(hours) });

/** A case with ticks each hour. */
function replay(
  one: Partial<ShownCase>,
  history: HistoryOfCase,
  hours: number,
  answers = new Map([['RSP-INV-1', said(0)]]),
) {
  const ticks = Array.from({ length: hours + 1 }, (_, hour) => at(hour));
  const whole = [byCustomer(NOON, 'open', 'open'), ...history];
  return replayCase({ one: aShownCase(one), history: whole, answers, documents: always, open, ticks });
}

describe('replayCase', () => {
  it('agrees with a case that was called and mended in time', () => {
    const { problems, told } = replay(
      {
        state: 'resolved',
        firstContact: { ...aShownCase().firstContact, done: iso(1), state: 'kept' },
        resolve: { ...aShownCase().resolve, done: iso(3), state: 'kept' },
      },
      [byItself(at(1), 'firstContactDueSoon'), entry(at(1), 'reach', 'contacted'), entry(at(3), 'resolve', 'resolved')],
      4,
    );
    expect(problems).toEqual([]);
    expect(told).toEqual(['firstContactDueSoon']);
  });

  it('expects warning, breach and escalation of a case that nobody touches, each at the first look after its time', () => {
    const overdue = { ...aShownCase().firstContact, state: 'overdue' };
    const all = [
      byItself(at(1), 'firstContactDueSoon'),
      byItself(at(3), 'firstContactOverdue'),
      byItself(at(3), 'escalate'),
    ];
    expect(replay({ firstContact: overdue, escalationLevel: 1 }, all, 4).problems).toEqual([]);
    expect(replay({ firstContact: overdue, escalationLevel: 1 }, all.slice(0, 2), 4).problems).toEqual([
      `lacks ${iso(3)} escalate`,
    ]);
    const twice = [...all, byItself(at(4), 'firstContactOverdue')];
    expect(replay({ firstContact: overdue, escalationLevel: 1 }, twice, 4).problems).toEqual([
      `has ${iso(4)} firstContactOverdue, which should not be`,
    ]);
  });

  it('expects nothing of a case that is grouped with others', () => {
    const { problems, told } = replay({}, [byItself(at(0), 'incident')], 0);
    expect([problems, told]).toEqual([[], []]);
  });

  it('says where a clock is shown otherwise than it was promised', () => {
    const { firstContact } = aShownCase();
    const late = { ...firstContact, due: iso(3) };
    expect(replay({ firstContact: late }, [], 0).problems).toEqual([
      `shows its firstContact due ${iso(3)}; by the ledger ${iso(2)}`,
    ]);
  });

  it('takes over the sooner promise of a worse answer that joins', () => {
    const answers = new Map([
      ['RSP-INV-1', said(9)],
      ['RSP-2', said(3, 1)],
    ]);
    const one = {
      firstContact: { due: iso(3), warn: iso(2), done: null, state: 'running' },
      resolve: { due: iso(11), warn: iso(6), done: null, state: 'running' },
    };
    expect(replay(one, [byCustomer(at(1), 'joins', 'open', 'RSP-2')], 1, answers).problems).toEqual([]);
  });

  it('begins anew with a customer who is not content, and expects the verdict', () => {
    const answers = new Map([
      ['RSP-INV-1', said(0)],
      ['RSP-2', said(2, 3)],
    ]);
    const done = [entry(at(0), 'reach', 'contacted'), entry(at(0), 'resolve', 'resolved')];
    const joins = byCustomer(at(3), 'joins', 'resolved', 'RSP-2');
    const verdict = byCustomer(at(3), 'verifyNotSatisfied', 'reopened');
    const one = {
      state: 'reopened',
      firstContact: { due: iso(5), warn: iso(4), done: null, state: 'running' },
      resolve: { due: iso(13), warn: iso(8), done: null, state: 'running' },
    };
    expect(replay(one, [...done, joins, verdict], 3, answers).problems).toEqual([]);
    expect(replay(one, [...done, joins], 3, answers).problems).toContain(`lacks ${iso(3)} verifyNotSatisfied`);
    // That it is grouped with others afterwards, and tried in vain, begins nothing anew.
    const later = [
      byItself(at(4), 'firstContactDueSoon', 'reopened'),
      entry(at(4), 'incident', '', { by: 'sidetone', via: null, from: '' }),
      entry(at(4), 'noAnswer', 'reopened', { from: 'reopened' }),
    ];
    expect(replay(one, [...done, joins, verdict, ...later], 4, answers).problems).toEqual([]);
  });

  it('expects a case to be closed of which nobody says anything', () => {
    const kept = (kind: 'firstContact' | 'resolve') => ({ ...aShownCase()[kind], done: iso(0), state: 'kept' });
    const one = { state: 'closed', firstContact: kept('firstContact'), resolve: kept('resolve') };
    const done = [entry(at(0), 'reach', 'contacted'), entry(at(0), 'resolve', 'resolved')];
    expect(replay(one, [...done, byItself(at(48), 'closeResolved', 'closed')], 60).problems).toEqual([]);
    expect(replay(one, done, 60).problems).toEqual([`lacks ${iso(48)} closeResolved`]);
  });

  it('knows no answer that nobody gave, and none at another time', () => {
    expect(replay({}, [], 0, new Map()).problems).toContain('lists RSP-INV-1, which nobody gave');
    expect(replay({}, [], 0, new Map([['RSP-INV-1', said(0, 1)]])).problems).toContain(
      `knows RSP-INV-1 since ${iso(0)}; it was given at ${iso(1)}`,
    );
  });
});
