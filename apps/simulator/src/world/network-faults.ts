import { MINUTE_MS, type Instant } from '@sidetone/domain/time';
import type { CallFailed, DataFailed, DataSlow, DataThrottled, NetworkCause } from './incident.js';
import type { Cell } from './network.js';
import type { Subscription } from './people.js';
import type { Profile } from './profile.js';
import type { RandomStream } from './random-stream.js';

export type NetworkFault = CallFailed | DataFailed | DataSlow | DataThrottled;

/** Ends the network gave to an answered call (section 3.2 of the vocabulary). */
const dropCauses: readonly NetworkCause[] = [
  { protocol: 'releaseCause', value: 3 },
  { protocol: 'releaseCause', value: 2 },
  { protocol: 'q850', value: 41 },
  { protocol: 'q850', value: 38 },
];
/** Why the network never set a call up; busy and no answer are not among them. */
const setupCauses: readonly NetworkCause[] = [
  { protocol: 'sip', value: 503 },
  { protocol: 'sip', value: 580 },
  { protocol: 'q850', value: 34 },
  { protocol: 'q850', value: 47 },
];

export interface FaultWeek {
  readonly profile: Profile;
  readonly subscription: Subscription;
  /** The cell at home when the week begins. */
  readonly home: Cell;
  /** Names the week's incidents: unique for a subscription and week. */
  readonly prefix: string;
  moment(): Instant;
  readonly stream: RandomStream;
}

/**
 * A week of network faults of one subscription. Voice and data rates share the cell's and the line's frailty, hence their
 * counts are correlated; throttling comes from the tariff alone and depends on nothing but the share of load.
 */
export function networkFaultsIn(week: FaultWeek): readonly NetworkFault[] {
  const { profile, subscription, home, stream, prefix } = week;
  const { faults } = profile;
  const { frailty, load } = subscription;
  const voice = home.voice * frailty * load;
  const data = home.data * frailty * load;
  return [
    ...times(stream, faults.voiceDrop * voice, (n): CallFailed => ({
      kind: 'voiceDrop',
      id: `c-${prefix}-d${n}`,
      at: week.moment(),
      durationSec: 1 + Math.floor(stream.exponential(95)),
      direction: direction(stream),
      cause: stream.oneOf(dropCauses),
    })),
    ...times(stream, faults.voiceSetupFailure * voice, (n): CallFailed => ({
      kind: 'voiceSetupFailure',
      id: `c-${prefix}-s${n}`,
      at: week.moment(),
      durationSec: 0,
      direction: direction(stream),
      cause: stream.oneOf(setupCauses),
    })),
    ...times(stream, faults.dataFailure * data, (n): DataFailed => ({
      kind: 'dataFailure',
      id: `s-${prefix}-f${n}`,
      at: week.moment(),
      durationSec: Math.floor(stream.exponential(40)),
      phase: stream.oneOf(['attach', 'setup', 'drop'] as const),
    })),
    ...times(stream, faults.dataSlow.per28Days * data, (n): DataSlow => ({
      kind: 'dataSlow',
      id: `s-${prefix}-l${n}`,
      ...spell(week.moment(), faults.dataSlow, stream),
      medianKbps: 200 + stream.below(2600),
    })),
    ...times(stream, faults.dataThrottled.per28Days * load, (n): DataThrottled => ({
      kind: 'dataThrottled',
      id: `s-${prefix}-t${n}`,
      ...spell(week.moment(), faults.dataThrottled, stream),
    })),
  ];
}

/** Makes a Poisson number of things whose expected number in 28 days is given. */
export function times<T>(stream: RandomStream, per28Days: number, make: (n: number) => T): readonly T[] {
  return Array.from({ length: stream.poisson(per28Days / 4) }, (_, n) => make(n));
}

function spell(at: Instant, shape: { medianMinutes: number; sigma: number }, stream: RandomStream) {
  const seconds = Math.max(1, Math.round((stream.logNormal(shape.medianMinutes, shape.sigma) * MINUTE_MS) / 1000));
  return { at, startedAt: at - seconds * 1000, seconds };
}

function direction(stream: RandomStream): 'mo' | 'mt' {
  return stream.chance(0.5) ? 'mo' : 'mt';
}
