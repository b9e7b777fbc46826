import { reachOf } from './reach-of.js';

describe('reachOf', () => {
  it('names each service and resource once', () => {
    expect(reachOf(undefined, { services: ['SVC-1', 'SVC-1'], resources: ['CELL-1', undefined, 'CELL-1'] })).toEqual({
      reaches: { services: ['SVC-1'], resources: ['CELL-1'] },
    });
  });

  it('spreads nothing when the event names a subscription, or nothing to spread by', () => {
    expect(reachOf('SUB-1', { services: ['SVC-1'], resources: ['CELL-1'] })).toEqual({});
    expect(reachOf(undefined, { services: [], resources: [undefined] })).toEqual({});
    expect(reachOf(undefined, {})).toEqual({});
  });

  it('leaves out the kind of which none is named', () => {
    expect(reachOf(undefined, { services: ['SVC-1'] })).toEqual({ reaches: { services: ['SVC-1'] } });
    expect(reachOf(undefined, { resources: ['CELL-1'] })).toEqual({ reaches: { resources: ['CELL-1'] } });
  });
});
