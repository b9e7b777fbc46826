import type { Instant } from '@sidetone/domain/time';
import type { Cell } from './network.js';
import { isGone, type Customer, type Subscription } from './people.js';
import { holds, type Span } from './span.js';

/** A line from its first day to its last: whose it was, and which cells carried it. */
export interface LineCourse {
  readonly subscription: Subscription;
  /** From activation to termination. */
  readonly lives: Span;
  /** In order of time and without gaps, from −∞ to ∞: what a line leaves behind stays with its last owner. */
  readonly owners: readonly Ownership[];
  /** In order of time and without gaps, from activation to termination. */
  readonly usage: readonly Usage[];
  readonly simSwappedAt: Instant;
}

export interface Ownership extends Span {
  readonly customer: Customer;
  /** The line's user, who speaks for this line alone; without one the customer's contacts speak for all lines. */
  readonly contactId: string | undefined;
}

export interface Usage extends Span {
  /** The first is home. The shares sum to 1 at most: the rest is used where no cell of ours is. */
  readonly cells: readonly CellShare[];
}

export interface CellShare {
  readonly cell: Cell;
  readonly share: number;
}

/** Whose the line was at a moment. */
export function ownerAt({ owners }: LineCourse, at: Instant): Ownership {
  return found(owners, at);
}

/** Which cells carried the line at a moment; before its first and after its last day, those of that day. */
export function usageAt({ usage }: LineCourse, at: Instant): Usage {
  const [first] = usage;
  if (first && at < first.from) return first;
  return usage.find((spell) => holds(spell, at)) ?? found(usage, Number.MAX_SAFE_INTEGER);
}

/** The cell of the home at a moment. */
export function homeAt(course: LineCourse, at: Instant): Cell {
  return usageAt(course, at).cells[0]?.cell ?? course.subscription.home;
}

/** The people who speak for the line at a moment; nobody, where all of them are gone. */
export function speakersAt(course: LineCourse, at: Instant): readonly string[] {
  const { customer, contactId } = ownerAt(course, at);
  return customer.contacts
    .filter((contact) => (contactId === undefined || contact.contactId === contactId) && !isGone(contact, at))
    .map((contact) => contact.contactId);
}

function found<S extends Span>(spells: readonly S[], at: Instant): S {
  const spell = spells.find((one) => holds(one, at)) ?? spells.at(-1);
  if (!spell) throw new RangeError('A line has at least one owner and one place of use.');
  return spell;
}
