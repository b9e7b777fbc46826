import fc from 'fast-check';
import { responseIdOf } from './response-id.js';

it('is the same for the same invitation, and another for another', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(responseIdOf(one) === responseIdOf(other)).toBe(one === other);
      expect(responseIdOf(one)).toMatch(/^RSP-[\w-]{22}$/);
    }),
  );
});
