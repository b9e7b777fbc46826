import type { AlarmChanged } from '@sidetone/contracts/events';
import { foldAlarm } from './fold-alarms.js';
import { alarmTold, at, spans } from './testing/told-states.js';

const raised = { change: 'raised', changedAt: at('10'), serviceAffecting: true } as const;
const cleared = { severity: 'cleared', changedAt: at('12') } as const;
const outages = (...changes: readonly Partial<AlarmChanged>[]) => spans(foldAlarm(alarmTold(...changes)));

describe('foldAlarm', () => {
  it('is an outage from raise to clear', () => {
    expect(outages(raised, cleared)).toEqual(['20 10:00:00 to 20 12:00:00']);
    const times = { raisedAt: at('09:58'), clearedAt: at('11:57') };
    expect(outages({ ...raised, raisedAt: times.raisedAt }, { ...cleared, ...times })).toEqual([
      '20 09:58:00 to 20 11:57:00',
    ]);
  });

  it('bears witness by the event that told how severe it was, with all that was said', () => {
    const [outage] = foldAlarm(
      alarmTold(
        { ...raised, severity: 'minor', resourceId: 'CELL-1' },
        { change: 'attribute', severity: 'critical', changedAt: at('10:30'), probableCause: 'Loss of Signal' },
        { change: 'attribute', severity: 'major', changedAt: at('11') },
        { ...cleared, serviceAffecting: false },
      ),
    );
    expect(outage).toEqual({
      name: 'outage',
      eventId: 'E-2',
      type: 'oss.alarm.changed.v1',
      at: Date.parse(at('10')),
      from: Date.parse(at('10')),
      to: Date.parse(at('12')),
      fields: {
        alarmId: 'A-1',
        change: 'attribute',
        severity: 'critical',
        changedAt: at('11'),
        serviceAffecting: true,
        resourceId: 'CELL-1',
        probableCause: 'Loss of Signal',
        raisedAt: '2026-11-20T10:00:00.000Z',
        clearedAt: '2026-11-20T12:00:00.000Z',
      },
    });
  });

  it.each([
    ['is not said to affect service', { serviceAffecting: undefined }],
    ['does not affect service', { serviceAffecting: false }],
    ['is planned', { planned: true }],
    ['is minor', { severity: 'minor' }],
    ['is of unknown severity', { severity: 'indeterminate' }],
    ['is of a severity nobody knows yet', { severity: 'catastrophic' }],
  ])('is no outage when it %s', (_what, difference) => {
    expect(outages({ ...raised, ...difference }, cleared)).toEqual([]);
  });

  it('is an outage when it is major', () => {
    expect(outages({ ...raised, severity: 'major' }, cleared)).toHaveLength(1);
  });

  it('is an outage from its raise when it becomes one later, and none when a correction says that it is none', () => {
    const enriched = { change: 'attribute', changedAt: at('10:05') } as const;
    expect(
      outages({ ...raised, serviceAffecting: undefined }, { ...enriched, serviceAffecting: true }, cleared),
    ).toEqual(['20 10:00:00 to 20 12:00:00']);
    expect(outages(raised, { ...enriched, serviceAffecting: false }, cleared)).toEqual([]);
    expect(outages(raised, { ...enriched, planned: true }, cleared)).toEqual([]);
  });

  it('takes what a partial body leaves out for not said', () => {
    expect(outages(raised, { change: 'attribute', changedAt: at('11') }, cleared)).toHaveLength(1);
    expect(outages({ ...raised, serviceAffecting: undefined }, { ...cleared, serviceAffecting: true })).toHaveLength(1);
  });

  it('is no outage when only its clear is known, which does not say how severe it was', () => {
    const whole = { ...cleared, raisedAt: at('10'), clearedAt: at('12'), serviceAffecting: true, planned: false };
    expect(outages(whole)).toEqual([]);
    expect(outages(whole, { ...raised, raisedAt: at('10') })).toHaveLength(1);
  });

  it('does not take the clear of another raise, of which nothing is known, for its own', () => {
    const other = { ...cleared, changedAt: at('15'), raisedAt: at('14'), clearedAt: at('15') };
    expect(outages(raised, cleared, other)).toEqual(['20 10:00:00 to 20 12:00:00']);
  });

  it('ends after 7 days when nobody clears it, and says that this is assumed', () => {
    const facts = foldAlarm(alarmTold(raised));
    expect(spans(facts)).toEqual(['20 10:00:00 to 27 10:00:00']);
    expect(facts[0]?.fields).toMatchObject({ assumedEnd: true });
    expect(facts[0]?.fields).not.toHaveProperty('clearedAt');
    expect(foldAlarm(alarmTold(raised, cleared))[0]?.fields).not.toHaveProperty('assumedEnd');
  });

  it('lasts longer than 7 days when the clear says so', () => {
    expect(outages(raised, { ...cleared, changedAt: '2026-11-29T10:00:00Z' })).toEqual(['20 10:00:00 to 29 10:00:00']);
  });

  it('is taken back by a deletion, whatever came before it, and counts again when it is told anew', () => {
    const deleted = { change: 'deleted', severity: 'cleared', changedAt: at('13') } as const;
    expect(outages(raised, cleared, deleted)).toEqual([]);
    expect(outages(raised, deleted)).toEqual([]);
    expect(outages(deleted, cleared, raised)).toEqual([]);
    expect(outages(raised, deleted, { ...raised, changedAt: at('14') }, { ...cleared, changedAt: at('15') })).toEqual([
      '20 14:00:00 to 20 15:00:00',
    ]);
  });

  it('is two outages when it is raised again, also when the old times are repeated', () => {
    const again = { changedAt: at('14'), raisedAt: at('10'), clearedAt: undefined };
    const clearedAgain = { ...cleared, changedAt: at('15'), raisedAt: at('10') };
    expect(outages(raised, cleared, again, clearedAgain)).toEqual([
      '20 10:00:00 to 20 12:00:00',
      '20 14:00:00 to 20 15:00:00',
    ]);
  });

  it('is over when a time of clearing stands beside the severity it had', () => {
    const archived = { ...raised, changedAt: at('12'), raisedAt: at('10'), clearedAt: at('12') };
    expect(outages(archived)).toEqual(['20 10:00:00 to 20 12:00:00']);
    const noted = { change: 'attribute', changedAt: at('12:30'), clearedAt: at('12') } as const;
    expect(outages(raised, cleared, noted)).toEqual(['20 10:00:00 to 20 12:00:00']);
    const stale = { ...raised, changedAt: at('14'), clearedAt: at('12') };
    expect(outages(raised, cleared, stale, { ...cleared, changedAt: at('15') })).toEqual([
      '20 10:00:00 to 20 12:00:00',
      '20 14:00:00 to 20 15:00:00',
    ]);
  });

  it('believes the last correction of its times', () => {
    const corrected = {
      ...cleared,
      change: 'attribute',
      changedAt: at('13'),
      raisedAt: at('10:10'),
      clearedAt: at('11'),
    } as const;
    expect(outages(raised, cleared, corrected)).toEqual(['20 10:10:00 to 20 11:00:00']);
  });

  it('takes a clear up to 5 minutes before the raise, as clocks differ, for no time at all', () => {
    expect(outages({ ...raised, raisedAt: at('10') }, { ...cleared, clearedAt: at('09:57') })).toEqual([
      '20 10:00:00 to 20 10:00:00',
    ]);
  });

  it('tells nothing of an alarm of which nothing is told', () => {
    expect(foldAlarm([])).toEqual([]);
  });
});
