import { alarmChanged, problemChanged } from '@sidetone/contracts/events';
import { foldOutages } from './fold-outages.js';
import { sampleOf } from './testing/sample-of.js';
import { alarmTold, at, problemTold, spans } from './testing/told-states.js';

describe('foldOutages', () => {
  it('names the outages of alarms and problems in order of time, overlapping or not', () => {
    const alarm = alarmTold(
      { change: 'raised', changedAt: at('10'), serviceAffecting: true },
      { severity: 'cleared', changedAt: at('12') },
    );
    const problem = problemTold({ statusChangedAt: at('11') }, { status: 'resolved', statusChangedAt: at('13') });
    const earlier = problemTold({ statusChangedAt: at('07') }, { status: 'closed', statusChangedAt: at('09') });
    expect(spans(foldOutages({ alarms: [alarm], problems: [problem, earlier] }))).toEqual([
      '20 07:00:00 to 20 09:00:00',
      '20 10:00:00 to 20 12:00:00',
      '20 11:00:00 to 20 13:00:00',
    ]);
  });

  it('knows the outage of the samples from the problem, and from the alarm once its raise is told', () => {
    const clear = alarmTold(sampleOf(alarmChanged));
    const raise = alarmTold({ alarmId: '88120417', change: 'raised', changedAt: '2026-11-22T17:42:03Z' });
    const problem = problemTold(sampleOf(problemChanged));
    expect(spans(foldOutages({ alarms: [clear], problems: [problem] }))).toEqual(['22 17:50:00 to 22 19:10:27']);
    expect(spans(foldOutages({ alarms: [[...clear, ...raise]], problems: [problem] }))).toEqual([
      '22 17:42:03 to 22 19:10:27',
      '22 17:50:00 to 22 19:10:27',
    ]);
  });
});
