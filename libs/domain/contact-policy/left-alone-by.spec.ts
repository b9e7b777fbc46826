import { CONTACT_STATES, leftAloneBy } from './index.js';

const strict = { leaveAlone: CONTACT_STATES, exemptKinds: ['verification'] as const };

it('leaves nobody alone for what the policy does not name', () => {
  expect(leftAloneBy('wave', new Set(), strict)).toEqual({ kind: 'no' });
  expect(leftAloneBy('wave', new Set(['staff', 'openOutage']), { ...strict, leaveAlone: ['dunning'] })).toEqual({
    kind: 'no',
  });
});

it('waits for what ends, and not for what no waiting mends', () => {
  expect(leftAloneBy('wave', new Set(['openOutage']), strict)).toEqual({ kind: 'forNow', state: 'openOutage' });
  expect(leftAloneBy('wave', new Set(['openOutage', 'bereavement']), strict)).toEqual({
    kind: 'forGood',
    state: 'bereavement',
  });
});

it('lets a verification ask in spite of the case that wants it, and of nothing else', () => {
  expect(leftAloneBy('verification', new Set(['openCase']), strict)).toEqual({ kind: 'no' });
  expect(leftAloneBy('transactional', new Set(['openCase']), strict)).toEqual({ kind: 'forNow', state: 'openCase' });
  expect(leftAloneBy('verification', new Set(['openCase', 'dunning']), strict)).toEqual({
    kind: 'forNow',
    state: 'dunning',
  });
});
