import { topologyUpserted, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { LineCourse, Usage } from './line-course.js';
import { masterEnvelope } from './master-events.js';

/** What a link says of one cell, told at `at`. */
interface Link {
  readonly cellId: string;
  readonly share: number;
  readonly from: Instant;
}

/**
 * The links of a line that are to be told when a spell of its use begins: those of cells it comes to, and of cells whose share
 * is another from then on. A cell left behind has its link ended; an earlier link of the same cell is ended by the later one.
 */
export function linkEvents(line: LineCourse, spell: Usage, time: Instant): readonly OutgoingEvent[] {
  const before = line.usage[line.usage.indexOf(spell) - 1];
  const left = (before?.cells ?? []).filter(({ cell }) => !spell.cells.some((one) => one.cell === cell));
  const fresh = spell.cells.filter(
    ({ cell, share }) => !before?.cells.some((one) => one.cell === cell && one.share === share),
  );
  return [
    ...left.map(({ cell, share }) => endedLink(line, { cellId: cell.cellId, share }, spell.from)),
    ...fresh.map(({ cell, share }) =>
      linkEvent(line, { cellId: cell.cellId, share, from: spell.from }, { version: 1, time }),
    ),
  ];
}

/** The links that end with the line itself. */
export function lastLinkEvents(line: LineCourse): readonly OutgoingEvent[] {
  const { cells } = line.usage.at(-1) ?? { cells: [] };
  return cells.map(({ cell, share }) => endedLink(line, { cellId: cell.cellId, share }, line.lives.to));
}

function endedLink(line: LineCourse, link: Omit<Link, 'from'>, to: Instant): OutgoingEvent {
  const from = linkedSince(line, link, to);
  return linkEvent(line, { ...link, from }, { version: 2, time: to, to });
}

/** When the link that holds just before `at` began: the cell may have been there since before the last spell. */
function linkedSince({ usage }: LineCourse, { cellId, share }: Omit<Link, 'from'>, at: Instant): Instant {
  let since = at;
  for (const { from, cells } of usage.filter((spell) => spell.from < at).reverse()) {
    if (!cells.some((one) => one.cell.cellId === cellId && one.share === share)) break;
    since = from;
  }
  return since;
}

function linkEvent(
  { subscription: { subscriptionId } }: LineCourse,
  { cellId, share, from }: Link,
  { version, time, to }: { readonly version: number; readonly time: Instant; readonly to?: Instant },
): OutgoingEvent {
  const linkId = `${subscriptionId}|${cellId}|${toIso(from)}`;
  return topologyUpserted.create({
    ...masterEnvelope(linkId, version, time),
    data: {
      linkId,
      resourceId: cellId,
      resourceKind: 'cell',
      subscriptionId,
      validFrom: toIso(from),
      ...(to === undefined ? {} : { validTo: toIso(to) }),
      weight: share,
      method: 'usageShare',
      version,
    },
  });
}
