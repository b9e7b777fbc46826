import {
  callFailedFact,
  countsOf,
  isNetworkFault,
  NETWORK_CAUSES,
  SHIPPED_CATALOGUE,
  type CallCause,
  type NetworkCauses,
} from './index.js';

const witness = { eventId: 'V-1', type: 'oss.call.failure.v1', at: Date.UTC(2026, 10, 22) };
const kpisOf = (kind: 'drop' | 'setupFailure', cause: CallCause, networkCauses?: NetworkCauses) =>
  countsOf(callFailedFact(witness, { kind, cause }, networkCauses), SHIPPED_CATALOGUE);

describe('a failed call', () => {
  it.each<[CallCause['protocol'], readonly number[]]>([
    ['releaseCause', [2, 3, 4, 5, 6, 7]],
    ['failureCause', [1, 2, 3]],
    ['q850', [25, 27, 34, 38, 41, 42, 44, 47, 58, 63, 102, 111, 127]],
    ['sip', [408, 500, 502, 503, 504, 580]],
    ['causeForTerm', [4]],
  ])('is the network’s fault for %s %j', (protocol, values) => {
    for (const value of values) expect(isNetworkFault({ protocol, value })).toBe(true);
  });

  it.each<[CallCause['protocol'], readonly number[]]>([
    ['releaseCause', [1, 8]],
    ['failureCause', [0, 4]],
    ['q850', [16, 17, 18, 19, 20, 21, 31]],
    ['sip', [404, 480, 484, 486, 487, 600, 603]],
    ['causeForTerm', [0, 1, 2, 3, 5]],
  ])('is not for %s %j, and counts for no KPI', (protocol, values) => {
    for (const value of values) expect(kpisOf('setupFailure', { protocol, value })).toEqual([]);
  });

  it('counts as a drop when it was answered, else as a failed set-up', () => {
    expect(kpisOf('drop', { protocol: 'q850', value: 41 })).toEqual([{ kpi: 'voice.drop.count', amount: 1 }]);
    expect(kpisOf('setupFailure', { protocol: 'sip', value: 503 })).toEqual([
      { kpi: 'voice.setupfail.count', amount: 1 },
    ]);
  });

  it('is never read with another protocol’s table', () => {
    expect(isNetworkFault({ protocol: 'q850', value: 4 })).toBe(false);
    expect(isNetworkFault({ protocol: 'releaseCause', value: 4 })).toBe(true);
  });

  it('is believed when a probe tells it, which reports nothing but failures', () => {
    expect(kpisOf('drop', { protocol: 'probe', value: 0 })).toHaveLength(1);
  });

  it('may be judged by an operator’s own table', () => {
    const own = { ...NETWORK_CAUSES, sip: new Set([480]) };
    expect(kpisOf('setupFailure', { protocol: 'sip', value: 480 }, own)).toHaveLength(1);
    expect(kpisOf('setupFailure', { protocol: 'sip', value: 503 }, own)).toEqual([]);
  });
});
