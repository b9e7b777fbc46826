import { callFailureKpi, NETWORK_CAUSES, type CallCause } from './index.js';

describe('callFailureKpi', () => {
  it.each<[CallCause['protocol'], readonly number[]]>([
    ['releaseCause', [2, 3, 4, 5, 6, 7]],
    ['failureCause', [1, 2, 3]],
    ['q850', [25, 27, 34, 38, 41, 42, 44, 47, 58, 63, 102, 111, 127]],
    ['sip', [408, 500, 502, 503, 504, 580]],
    ['causeForTerm', [4]],
  ])('blames the network for %s %j', (protocol, values) => {
    for (const value of values) expect(callFailureKpi('drop', { protocol, value })).toBe('voice.drop.count');
  });

  it.each<[CallCause['protocol'], readonly number[]]>([
    ['releaseCause', [1, 8]],
    ['failureCause', [0, 4]],
    ['q850', [16, 17, 18, 19, 20, 21, 31]],
    ['sip', [404, 480, 484, 486, 487, 600, 603]],
    ['causeForTerm', [0, 1, 2, 3, 5]],
  ])('does not for %s %j', (protocol, values) => {
    for (const value of values) expect(callFailureKpi('setupFailure', { protocol, value })).toBeUndefined();
  });

  it('counts a call never answered as a failed set-up', () => {
    expect(callFailureKpi('setupFailure', { protocol: 'sip', value: 503 })).toBe('voice.setupfail.count');
  });

  it('never reads one protocol with another’s table', () => {
    expect(callFailureKpi('drop', { protocol: 'q850', value: 4 })).toBeUndefined();
    expect(callFailureKpi('drop', { protocol: 'releaseCause', value: 4 })).toBe('voice.drop.count');
  });

  it('believes a probe, which reports nothing but failures', () => {
    expect(callFailureKpi('drop', { protocol: 'probe', value: 0 })).toBe('voice.drop.count');
  });

  it('lets an operator bring a table of its own', () => {
    const own = { ...NETWORK_CAUSES, sip: new Set([480]) };
    expect(callFailureKpi('setupFailure', { protocol: 'sip', value: 480 }, own)).toBe('voice.setupfail.count');
  });
});
