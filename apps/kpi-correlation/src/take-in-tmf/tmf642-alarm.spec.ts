import { dataOf, notificationOf, refusalOf } from './testing/adapt-sample.js';

const CREATED = 'tmf642-v4.AlarmCreateEvent';

describe('an alarm', () => {
  it.each([
    ['AlarmCreateEvent', 'raised'],
    ['AlarmStateChangeEvent', 'state'],
    ['AlarmAttributeValueChangeEvent', 'attribute'],
    ['AlarmDeleteEvent', 'deleted'],
  ])('is told of by %s as %s', (eventType, change) => {
    expect(dataOf(notificationOf(CREATED, {}, { eventType }))['change']).toBe(change);
  });

  it.each([
    ['planned', true],
    [' PLANNED ', true],
    ['unplanned', false],
    ['inService', false],
    [undefined, undefined],
  ])('with the indicator %s is planned: %s', (plannedOutageIndicator, planned) => {
    expect(dataOf(notificationOf(CREATED, { plannedOutageIndicator }))['planned']).toBe(planned);
  });

  it('is cleared by its state, where it has no severity', () => {
    expect(dataOf(notificationOf(CREATED, { perceivedSeverity: undefined, state: 'Cleared' }))['severity']).toBe(
      'cleared',
    );
  });

  it('may be deleted by its id alone', () => {
    const deleted = {
      ...notificationOf(CREATED, {}, { eventType: 'AlarmDeleteEvent' }),
      event: { alarm: { id: 'A-1' } },
    };
    expect(dataOf(deleted)).toMatchObject({ alarmId: 'A-1', change: 'deleted', severity: 'indeterminate' });
  });

  it('is refused without a severity while it is there', () => {
    expect(refusalOf(notificationOf(CREATED, { perceivedSeverity: undefined }))).toContain('severity');
  });

  it('affects services and has parents', () => {
    const said = dataOf(
      notificationOf(CREATED, { affectedService: [{ id: 7 }, {}], parentAlarm: [{ id: '1' }, { id: '1' }] }),
    );
    expect(said).toMatchObject({ serviceIds: ['7'], parentAlarmIds: ['1'] });
  });
});
