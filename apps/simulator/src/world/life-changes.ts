import { DAY_MS, type Instant } from '@sidetone/domain/time';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';

/** When each thing happens to a line, each at most once; ∞ is never. */
export interface LifeChanges {
  /** Another SIM in the same telephone: nothing that a person would notice. */
  readonly simSwappedAt: Instant;
  /** The line goes over to another customer. */
  readonly handedOverAt: Instant;
  /** The number is ported: this line ends, and a new one of the same customer begins. */
  readonly portedAt: Instant;
  /** Another home cell. */
  readonly movedHouseAt: Instant;
  /** The same cells, with other shares of the use. */
  readonly changedHabitsAt: Instant;
}

/** Nothing is drawn for later than this, so that a world does not hold people who may turn up in decades. */
const FORESEEN_DAYS = 2 * 365;

const never = { simSwap: 0, handover: 0, portedNumber: 0, movedHouse: 0, changedHabits: 0 };

/** What will happen to a line in two years from the start of history: the first points of Poisson processes, in whole seconds. A line that is ported is not handed over. */
export function drawChanges(
  subscriptionId: string,
  mayPort: boolean,
  { people: { changes = never } }: Profile,
  seed: number,
  historyFrom: Instant,
): LifeChanges {
  // Each kind of change has numbers of its own, so that another rate of one leaves the others where they are.
  const first = (kind: keyof typeof never): Instant => {
    const meanMs = (28 * DAY_MS) / changes[kind];
    if (!Number.isFinite(meanMs)) return Infinity;
    const waitedMs = new RandomStream(seed, 'change', kind, subscriptionId).exponential(meanMs);
    return waitedMs > FORESEEN_DAYS * DAY_MS ? Infinity : historyFrom + (1 + Math.floor(waitedMs / 1000)) * 1000;
  };
  const ported = mayPort ? first('portedNumber') : Infinity;
  const handedOver = first('handover');
  return {
    simSwappedAt: first('simSwap'),
    handedOverAt: handedOver < ported ? handedOver : Infinity,
    portedAt: ported <= handedOver ? ported : Infinity,
    movedHouseAt: first('movedHouse'),
    changedHabitsAt: first('changedHabits'),
  };
}
