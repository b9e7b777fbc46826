import { HOUR_MS, MINUTE_MS, type Instant } from '@sidetone/domain/time';
import type { Cell } from './network.js';
import { isOutage, LONGEST_OUTAGE_HOURS, type Alarm, type AlarmClaim, type Problem } from './outage.js';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';
import type { Span } from './span.js';
import { WEEK_MS } from './week-rhythm.js';

type Outages = NonNullable<Profile['outages']>;

/** Within so much of each other the alarms of one burst begin, on average. */
const BURST_GAP_MINUTES = 25;
/** R2: a list holds no more. */
const MOST_SERVICES = 1_000;

const harmless: readonly AlarmClaim[] = [
  { severity: 'critical', serviceAffecting: false },
  { severity: 'major' },
  { severity: 'minor', serviceAffecting: true },
  { severity: 'warning', serviceAffecting: false, planned: false },
];
const planned: AlarmClaim = { severity: 'major', serviceAffecting: true, planned: true };
const unplanned: readonly AlarmClaim[] = [
  { severity: 'critical', serviceAffecting: true, planned: false },
  { severity: 'major', serviceAffecting: true },
];

export interface CellWeek {
  readonly alarms: readonly Alarm[];
  readonly problems: readonly Problem[];
}

/** One week of one cell that is to be made. */
export interface CellWeekSetting {
  readonly cell: Cell;
  readonly index: number;
  readonly weekStart: Instant;
  readonly outages: Outages;
  readonly seed: number;
  /** The services that the cell carries, all through a span. */
  servicesIn(span: Span): readonly string[];
}

/**
 * A week of one cell: alarms come in bursts and may overlap; some are announced work, some hurt nobody. Of some bursts people
 * make a service problem that names the services they find on the cell.
 */
export function outagesOfWeek(week: CellWeekSetting): CellWeek {
  const { cell, index, weekStart, outages, seed } = week;
  const stream = new RandomStream(seed, 'outages', cell.cellId, index);
  const bursts = Array.from({ length: stream.poisson(outages.burstsPer28Days / 4) }, (_, burst) => {
    const id = `${cell.cellId.slice('CELL-'.length)}-${index}-${burst}`;
    let from = wholeSecond(weekStart + stream.uniform() * WEEK_MS);
    const alarms = Array.from({ length: 1 + stream.poisson(outages.furtherAlarms) }, (_, n): Alarm => {
      if (n > 0) from = wholeSecond(from + stream.exponential(BURST_GAP_MINUTES) * MINUTE_MS);
      return { id: `AL-${id}-${n}`, cell, from, to: from + lengthOf(outages, stream), says: claim(outages, stream) };
    });
    return { alarms, problem: problemOf(id, alarms, week, stream) };
  });
  return {
    alarms: bursts.flatMap(({ alarms }) => alarms),
    problems: bursts.flatMap(({ problem }) => problem ?? []),
  };
}

function claim(outages: Outages, stream: RandomStream): AlarmClaim {
  if (stream.chance(outages.planned)) return planned;
  return stream.oneOf(stream.chance(outages.harmless) ? harmless : unplanned);
}

/** From soon after the first outage of the burst on; it may outlast the alarms, or be closed too early. */
function problemOf(
  id: string,
  alarms: readonly Alarm[],
  { outages, servicesIn }: CellWeekSetting,
  stream: RandomStream,
): Problem | undefined {
  const isNoted = stream.chance(outages.problem);
  const delayMs = stream.exponential(10) * MINUTE_MS;
  const lengthMs = lengthOf(outages, stream);
  const outagesTold = alarms.filter(isOutage);
  const [first] = outagesTold;
  if (!isNoted || !first) return undefined;
  const from = wholeSecond(first.from + delayMs);
  const span = { from, to: from + lengthMs };
  const serviceIds = servicesIn(span).slice(0, MOST_SERVICES);
  if (serviceIds.length === 0) return undefined;
  return { id: `SP-${id}`, ...span, alarmIds: outagesTold.map((alarm) => alarm.id), serviceIds };
}

function lengthOf({ medianMinutes, sigma }: Outages, stream: RandomStream): number {
  const ms = Math.min(stream.logNormal(medianMinutes, sigma) * MINUTE_MS, LONGEST_OUTAGE_HOURS * HOUR_MS);
  return Math.max(1000, wholeSecond(ms));
}

function wholeSecond(ms: number): number {
  return Math.round(ms / 1000) * 1000;
}
