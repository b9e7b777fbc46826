import type { PolicyCase, Violation } from './asked.js';
import { capViolations } from './cap-violations.js';
import { clockViolations } from './clock-violations.js';
import { personViolations } from './person-violations.js';
import { quietViolations } from './quiet-violations.js';

/**
 * Every invitation that the contact policy forbade. Reckoned anew from docs/programmes.md and from what was told, without a line of the
 * code that decided: it would only agree with itself.
 */
export function findViolations(told: PolicyCase): readonly Violation[] {
  return [clockViolations, capViolations, quietViolations, personViolations].flatMap((find) => find(told));
}
