import { dataOf, notificationOf, refusalOf } from './testing/adapt-sample.js';

const V4 = 'tmf656-v4.ServiceProblemStateChangeEvent';

describe('a service problem', () => {
  it.each([
    ['60', 60],
    [' 0.5 ', 0.5],
    [60, 60],
    ['high', undefined],
    ['', undefined],
    ['1e3', undefined],
  ])('of impact "%s" has %s', (impactImportanceFactor, impact) => {
    expect(dataOf(notificationOf(V4, { impactImportanceFactor }))['impact']).toBe(impact);
  });

  it('coerces no other number from text', () => {
    expect(refusalOf(notificationOf(V4, { priority: '2' }))).toContain('event.serviceProblem.priority');
  });
});
