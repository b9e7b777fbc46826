import type { Instant } from '@sidetone/domain/time';
import type { LifeChanges } from './life-changes.js';
import type { CellShare, Usage } from './line-course.js';
import type { Cell, Network } from './network.js';
import type { Subscription } from './people.js';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';
import type { Span } from './span.js';

/** Whoever changes habits uses the network less than before, by this factor: part of the use goes over somebody's wifi. */
const NEW_HABITS = 0.75;

/** Where a line is used while it lives: at home, perhaps at work too, from some day on in another home or less than before. */
export function usageOfLine(
  { subscriptionId, region, home }: Subscription,
  lives: Span,
  changes: Pick<LifeChanges, 'movedHouseAt' | 'changedHabitsAt'>,
  { network: { workCell } }: Profile,
  network: Network,
  seed: number,
): readonly Usage[] {
  const others = (...taken: readonly (Cell | undefined)[]): readonly Cell[] =>
    network.cellsOf(region).filter((cell) => !taken.includes(cell));
  const pick = (name: string, cells: readonly Cell[]): Cell | undefined =>
    cells.length === 0 ? undefined : new RandomStream(seed, name, subscriptionId).oneOf(cells);
  const worksElsewhere = new RandomStream(seed, 'work', subscriptionId).chance(workCell?.share ?? 0);
  const work = worksElsewhere ? pick('work cell', others(home)) : undefined;
  const newHome = pick('new home', others(home, work)) ?? home;

  const cellsAt = (at: Instant): readonly CellShare[] => {
    const factor = at >= changes.changedHabitsAt ? NEW_HABITS : 1;
    const cell = at >= changes.movedHouseAt ? newHome : home;
    if (!work || !workCell) return [{ cell, share: factor }];
    return [
      { cell, share: workCell.homeWeight * factor },
      { cell: work, share: workCell.workWeight * factor },
    ];
  };
  const cuts = [changes.movedHouseAt, changes.changedHabitsAt].filter((at) => lives.from < at && at < lives.to);
  const starts = [...new Set([lives.from, ...cuts])].sort((one, other) => one - other);
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? lives.to, cells: cellsAt(from) }));
}
