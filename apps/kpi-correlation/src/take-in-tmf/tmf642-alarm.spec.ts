import { dataOf, notificationOf } from './testing/adapt-sample.js';

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

  it('affects services and has parents', () => {
    const said = dataOf(
      notificationOf(CREATED, { affectedService: [{ id: 7 }, {}], parentAlarm: [{ id: '1' }, { id: '1' }] }),
    );
    expect(said).toMatchObject({ serviceIds: ['7'], parentAlarmIds: ['1'] });
  });
});
