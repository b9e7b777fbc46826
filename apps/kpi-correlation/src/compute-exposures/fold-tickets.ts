import type { TicketChanged } from '@sidetone/contracts/events';
import type { Fact } from '@sidetone/domain/kpi';
import { HOUR_MS, type Instant } from '@sidetone/domain/time';
import { fieldsSaid } from './fields-said.js';
import { firstSaid, inOrder, type Told } from './told.js';

/** `resolved` stops the customer's clock; the others end the ticket (event vocabulary, 3.1). */
const CLOCK_STOPPED: ReadonlySet<string> = new Set(['resolved', 'closed', 'cancelled', 'rejected']);

/** So begins the id under which a case of ours was made a ticket. */
const OUR_OWN = 'case:';

interface OpenSpell {
  readonly from: Instant;
  readonly to?: Instant;
}

/** The event that bears witness of a ticket, and what all of its events say. */
type Ticket = Pick<Fact, 'eventId' | 'type' | 'fields'>;

/** What one ticket's history tells of: opened, open, resolved, overdue, reopened. Nothing of a ticket that we opened ourselves. */
export function foldTicket(tellings: readonly Told<TicketChanged>[]): Fact[] {
  const history = inOrder(tellings, (data) => data.statusChangedAt);
  const [first] = history;
  if (!first || history.some(({ data }) => isOurOwn(data))) return [];
  const openedAt = Date.parse(firstSaid(history, (data) => data.openedAt) ?? first.data.statusChangedAt);
  const ticket: Ticket = { eventId: first.eventId, type: first.type, fields: fieldsSaid([...history].reverse()) };
  const { spells, reopenings } = spellsOf(history, openedAt);
  const promised = firstSaid(history, (data) => data.expectedResolutionAt);
  return [
    { ...ticket, name: 'ticket.opened', at: openedAt },
    ...spells.map((spell): Fact => ({ ...ticket, name: 'ticket.open', at: spell.from, ...spell })),
    ...spells.flatMap(({ from, to }) => (to === undefined ? [] : [resolved(ticket, from, to)])),
    ...(promised === undefined ? [] : overdue(ticket, Date.parse(promised), spells)),
    ...reopenings.map(({ at, eventId }): Fact => ({ ...ticket, eventId, name: 'ticket.reopened', at })),
  ];
}

function isOurOwn({ ticketId, relatedIds = [] }: TicketChanged): boolean {
  return [ticketId, ...relatedIds].some((id) => id.startsWith(OUR_OWN));
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

function resolved(ticket: Ticket, from: Instant, to: Instant): Fact {
  return { ...ticket, name: 'ticket.resolved', at: to, fields: { ...ticket.fields, hours: (to - from) / HOUR_MS } };
}

/** One overdue ticket, from the moment its first promise passed, if it was open then. */
function overdue(ticket: Ticket, promisedAt: Instant, spells: readonly OpenSpell[]): Fact[] {
  const wasOpen = spells.some(({ from, to }) => from <= promisedAt && (to === undefined || to > promisedAt));
  return wasOpen ? [{ ...ticket, name: 'ticket.overdue', at: promisedAt }] : [];
}
