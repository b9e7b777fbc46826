import { dataOf, notificationOf, refusalOf } from './testing/adapt-sample.js';

const V41 = 'tmf641-v4.1.ServiceOrderStateChangeEvent';

describe('a service order', () => {
  it.each([
    ['its expected date', {}, '2026-11-11T15:00:00.000Z'],
    ['nothing but what was asked for, without one', { expectedCompletionDate: undefined }, undefined],
    ['the end of a day in the operator’s zone', { expectedCompletionDate: '2026-11-11' }, '2026-11-11T21:59:59.000Z'],
    ['nothing', { expectedCompletionDate: null, requestedCompletionDate: null }, undefined],
  ])('is promised by %s', (_what, dates, promised) => {
    const said = dataOf(notificationOf(V41, dates))['promisedAt'];
    expect(typeof said === 'string' ? new Date(said).toISOString() : said).toBe(promised);
  });

  it('is promised by the notification that says so, not by a later one that only asks', () => {
    const first = dataOf(notificationOf(V41, { expectedCompletionDate: '2026-11-11T15:00:00Z' }));
    const asked = { expectedCompletionDate: undefined, requestedCompletionDate: '2026-11-30T15:00:00Z' };
    const second = dataOf(notificationOf(V41, asked, { eventId: 'later' }));
    expect(first).toHaveProperty('promisedAt');
    expect(second).not.toHaveProperty('promisedAt');
    expect(Date.parse(String(second['requestedAt']))).toBe(Date.UTC(2026, 10, 30, 15));
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
