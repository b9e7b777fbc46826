import { dataOf, notificationOf, refusalOf } from './testing/adapt-sample.js';

const V41 = 'tmf641-v4.1.ServiceOrderStateChangeEvent';

describe('a service order', () => {
  it.each([
    ['its expected date', {}, '2026-11-11T15:00:00.000Z'],
    ['the date that was asked for, without one', { expectedCompletionDate: undefined }, '2026-11-09T15:00:00.000Z'],
    ['the end of a day in the operator’s zone', { expectedCompletionDate: '2026-11-11' }, '2026-11-11T21:59:59.000Z'],
    ['nothing', { expectedCompletionDate: null, requestedCompletionDate: null }, undefined],
  ])('is promised by %s', (_what, dates, promised) => {
    const said = dataOf(notificationOf(V41, dates))['promisedAt'];
    expect(typeof said === 'string' ? new Date(said).toISOString() : said).toBe(promised);
  });

  it('was completed when the event happened, where it does not say when', () => {
    expect(dataOf(notificationOf(V41, { completionDate: undefined }))['completedAt']).toBe('2026-11-23T08:20:00Z');
    expect(dataOf(notificationOf(V41, { completionDate: undefined, state: 'held' }))).not.toHaveProperty('completedAt');
  });

  it('is in a state that nobody knows, and still an order', () => {
    expect(dataOf(notificationOf(V41, { state: 'waitingForWeather' }))['state']).toBe('waitingForWeather');
  });

  it.each([
    ['ServiceOrderCreateEvent', 'created'],
    ['ServiceOrderMilestoneEvent', 'milestone'],
    ['ServiceOrderJeopardyEvent', 'jeopardy'],
    ['ServiceOrderDeleteEvent', 'deleted'],
    ['ServiceOrderAttributeValueChangeEvent', 'attribute'],
  ])('is told of by %s as %s', (eventType, change) => {
    expect(dataOf(notificationOf(V41, {}, { eventType }))['change']).toBe(change);
  });

  it('says which item cannot be used', () => {
    expect(refusalOf(notificationOf(V41, { serviceOrderItem: [{ id: '1' }] }))).toMatch(
      /'items.*action.*serviceOrderItem/,
    );
  });
});
