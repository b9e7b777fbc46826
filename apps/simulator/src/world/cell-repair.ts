import { DAY_MS, type Instant } from '@sidetone/domain/time';
import type { Incident } from './incident.js';
import { homeAt, type LineCourse } from './line-course.js';
import type { Cell, Network } from './network.js';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';

/** Cells that were made better at a moment. */
export interface CellRepair {
  readonly at: Instant;
  readonly cellIds: ReadonlySet<string>;
  /** Share of the network faults of these cells that stay. */
  readonly remaining: number;
  /** Days before it, and after it once so many have passed, that can be compared. */
  readonly days: number;
  readonly settleDays: number;
}

/** A resource must have carried so much of a line's use for the line to count as reached (docs/repairs.md). */
export const LEAST_SHARE = 0.3;
/** Fewer days on a side tell nothing. */
const LEAST_DAYS = 7;
/** An exposure looks back so far, so faults of before the repair are gone after it. */
const MOST_SETTLE_DAYS = 28;

const NETWORK_FAULTS: ReadonlySet<Incident['kind']> = new Set([
  'voiceDrop',
  'voiceSetupFailure',
  'dataFailure',
  'dataSlow',
]);

/** The repair a profile plans, or undefined, also where the surveys are too few days to tell: every second of the worst cells, so that others as bad stay as they are. */
export function planRepair(
  { repair }: Profile,
  { cells }: Network,
  surveysFrom: Instant,
  surveyDays: number,
): CellRepair | undefined {
  if (!repair) return undefined;
  const days = Math.max(LEAST_DAYS, Math.floor(surveyDays * repair.at));
  const settleDays = Math.min(MOST_SETTLE_DAYS, surveyDays - 2 * days);
  if (settleDays < 0) return undefined;
  const count = Math.max(1, Math.round(cells.length * repair.cells));
  const worst = [...cells].sort((one, other) => badness(other) - badness(one) || (one.cellId < other.cellId ? -1 : 1));
  const chosen = worst.slice(0, 2 * count).filter((_, index) => index % 2 === 0);
  return {
    at: surveysFrom + days * DAY_MS,
    cellIds: new Set(chosen.map(({ cellId }) => cellId)),
    remaining: repair.remaining,
    days,
    settleDays,
  };
}

/** How much worse than usual a cell is for voice and data together. */
export function badness({ voice, data }: Cell): number {
  return voice + data;
}

/**
 * What happened, and what a repair spared a line: network faults on a repaired cell, with the tickets they would have provoked and the
 * talks about these. Each fault draws by its own id, so what happened and what was spared are together the world without the repair.
 */
export function splitByRepair(
  incidents: readonly Incident[],
  line: LineCourse,
  { at, cellIds, remaining }: CellRepair,
  seed: number,
): { readonly happened: readonly Incident[]; readonly spared: readonly Incident[] } {
  const gone = new Set<string>();
  for (const incident of incidents) {
    const isMended =
      NETWORK_FAULTS.has(incident.kind) &&
      'at' in incident &&
      incident.at >= at &&
      cellIds.has(homeAt(line, incident.at).cellId);
    if (isMended && !new RandomStream(seed, 'repair', incident.id).chance(remaining)) gone.add(incident.id);
  }
  if (gone.size === 0) return { happened: incidents, spared: [] };
  for (const incident of incidents) {
    if (incident.kind === 'ticket' && incident.provokedBy !== undefined && gone.has(incident.provokedBy))
      gone.add(incident.id);
  }
  for (const incident of incidents) {
    if (incident.kind === 'interaction' && incident.relatedIds.some((id) => gone.has(id))) gone.add(incident.id);
  }
  return {
    happened: incidents.filter(({ id }) => !gone.has(id)),
    spared: incidents.filter(({ id }) => gone.has(id)),
  };
}
