import type { TicketChanged } from '@sidetone/contracts/events';
import type { Contribution } from '@sidetone/domain/kpi';
import { HOUR_MS, type Instant } from '@sidetone/domain/time';
import { firstSaid, inOrder, type Told } from './told.js';

/** `resolved` stops the customer's clock; the others end the ticket (event vocabulary, 3.1). */
const CLOCK_STOPPED: ReadonlySet<string> = new Set(['resolved', 'closed', 'cancelled', 'rejected']);

interface OpenSpell {
  readonly from: Instant;
  readonly to?: Instant;
}

/** What one ticket's history adds to the ticket KPIs: opened, open hours, resolution hours, overdue, reopened. */
export function foldTicket(tellings: readonly Told<TicketChanged>[]): Contribution[] {
  const history = inOrder(tellings, (data) => data.statusChangedAt);
  const [first] = history;
  if (!first) return [];
  const openedAt = Date.parse(firstSaid(history, (data) => data.openedAt) ?? first.data.statusChangedAt);
  const told = { eventId: first.eventId, type: first.type };
  const { spells, reopenings } = spellsOf(history, openedAt);
  const promised = firstSaid(history, (data) => data.expectedResolutionAt);
  return [
    { ...told, kpi: 'ticket.opened.count', at: openedAt, amount: 1 },
    ...spells.map((spell) => ({ ...told, kpi: 'ticket.open.hours', at: spell.from, amount: 0, ...spell })),
    ...spells.flatMap(({ from, to }) =>
      to === undefined ? [] : [{ ...told, kpi: 'ticket.resolution.hours', at: to, amount: (to - from) / HOUR_MS }],
    ),
    ...(promised === undefined ? [] : overdue(told, Date.parse(promised), spells)),
    ...reopenings.map(({ at, eventId }) => ({ ...told, eventId, kpi: 'ticket.reopened.count', at, amount: 1 })),
  ];
}

function spellsOf(
  history: readonly Told<TicketChanged>[],
  openedAt: Instant,
): { spells: OpenSpell[]; reopenings: { at: Instant; eventId: string }[] } {
  const spells: OpenSpell[] = [];
  const reopenings: { at: Instant; eventId: string }[] = [];
  let openSince: Instant | undefined = openedAt;
  for (const { data, eventId } of history) {
    const changedAt = Date.parse(data.statusChangedAt);
    if (CLOCK_STOPPED.has(data.status)) {
      if (openSince === undefined) continue;
      const stoppedAt = data.resolvedAt === undefined ? changedAt : Date.parse(data.resolvedAt);
      spells.push({ from: openSince, to: Math.max(openSince, stoppedAt) });
      openSince = undefined;
    } else if (openSince === undefined) {
      openSince = changedAt;
      reopenings.push({ at: changedAt, eventId });
    }
  }
  if (openSince !== undefined) spells.push({ from: openSince });
  return { spells, reopenings };
}

/** One overdue ticket, from the moment its first promise passed, if it was open then. */
function overdue(
  told: Pick<Contribution, 'eventId' | 'type'>,
  promisedAt: Instant,
  spells: readonly OpenSpell[],
): Contribution[] {
  const wasOpen = spells.some(({ from, to }) => from <= promisedAt && (to === undefined || to > promisedAt));
  return wasOpen ? [{ ...told, kpi: 'ticket.overdue.count', at: promisedAt, amount: 1 }] : [];
}
