import type { SurveyKind } from '../programmes/index.js';
import { DAY_MS } from '../time/index.js';
import type { ContactPolicy, ContactState } from './contact-policy.js';

/** Nobody can say when an outage or a dispute ends: who waits for it looks again after a day. */
export const LOOK_AGAIN_MS = DAY_MS;
/** No question about a visit is worth asking later of who mourns, or works here. */
const FOR_GOOD: readonly ContactState[] = ['bereavement', 'staff'];

export type LeftAlone =
  | { readonly kind: 'no' }
  | { readonly kind: 'forNow'; readonly state: ContactState }
  | { readonly kind: 'forGood'; readonly state: ContactState };

/**
 * Whether a contact in these states is left alone by a question of this kind: for now, where it may be asked once the state is over; for
 * good, where no waiting mends it. A verification is asked by the very case that is open.
 */
export function leftAloneBy(
  kind: SurveyKind,
  states: ReadonlySet<ContactState>,
  { leaveAlone, exemptKinds }: Pick<ContactPolicy, 'leaveAlone' | 'exemptKinds'>,
): LeftAlone {
  if (states.size === 0) return { kind: 'no' };
  const exempt = exemptKinds.includes(kind);
  const held = leaveAlone.filter((state) => states.has(state) && !(exempt && state === 'openCase'));
  const [first] = held;
  if (first === undefined) return { kind: 'no' };
  const forGood = held.find((state) => FOR_GOOD.includes(state));
  return forGood === undefined ? { kind: 'forNow', state: first } : { kind: 'forGood', state: forGood };
}
