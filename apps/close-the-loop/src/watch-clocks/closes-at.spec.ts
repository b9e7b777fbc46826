import { DAY_MS } from '@sidetone/domain/time';
import { shippedRules } from '../keep-rules/shipped-rules.js';
import { closesAt } from './closes-at.js';

const at = Date.UTC(2026, 10, 23, 9);
const shipped = shippedRules('UTC', 'duty manager');
const resolved = { state: 'resolved', stateChangedAt: at } as const;

describe('when a case closes by itself', () => {
  it('is so many days after it was resolved as the service levels say, else fourteen', () => {
    const { closeAfterDays: _shipped, ...levels } = shipped['service-levels'];
    expect(closesAt(resolved, shipped)).toBe(at + 14 * DAY_MS);
    expect(closesAt(resolved, { ...shipped, 'service-levels': levels })).toBe(at + 14 * DAY_MS);
    expect(closesAt(resolved, { ...shipped, 'service-levels': { ...levels, closeAfterDays: 3 } })).toBe(
      at + 3 * DAY_MS,
    );
  });

  it('is never for one that is not resolved, or that its customer has verified', () => {
    expect(closesAt({ ...resolved, state: 'verified' }, shipped)).toBeUndefined();
    expect(closesAt({ ...resolved, state: 'inAction' }, shipped)).toBeUndefined();
    expect(closesAt({ ...resolved, state: 'reopened' }, shipped)).toBeUndefined();
  });
});
