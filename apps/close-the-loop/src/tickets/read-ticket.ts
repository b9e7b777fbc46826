import { normaliseId } from '@sidetone/contracts/fields';
import { externalIdOf } from './ticket.js';

/** What a ticket system says of a ticket. */
export interface ReadTicket {
  readonly ticketId: string;
  readonly status: string | null;
}

/** What a search for the ticket of a case found on one page: ours, if it is there, and the ids of all, which a system that does not know the filter tells, too. */
export interface FoundPage {
  readonly ours: ReadTicket | undefined;
  readonly ids: readonly string[];
}

/** Undefined where the answer is no list, or tells of a ticket of ours without its id, and so cannot be gone by. */
export function foundIn(body: string, caseId: string): FoundPage | undefined {
  const found: unknown = parsed(body);
  if (!Array.isArray(found)) return undefined;
  const tickets: readonly unknown[] = found;
  const named = tickets.filter((ticket) => externalIdsOf(ticket).includes(externalIdOf(caseId)));
  const [ours] = named.flatMap((ticket) => ticketOf(ticket) ?? []);
  if (named.length > 0 && ours === undefined) return undefined;
  return { ours, ids: tickets.map((one) => ticketOf(one)?.ticketId ?? '') };
}

/** The ticket that was just made; undefined where the answer names none. */
export const ticketIn = (body: string): ReadTicket | undefined => ticketOf(parsed(body));

function ticketOf(ticket: unknown): ReadTicket | undefined {
  const given = field(ticket, 'id');
  const id = Number.isSafeInteger(given) ? String(given) : given;
  const ticketId = typeof id === 'string' ? normaliseId(id) : undefined;
  const status = field(ticket, 'status');
  return typeof ticketId === 'string' ? { ticketId, status: typeof status === 'string' ? status : null } : undefined;
}

/** v4 `externalId`, v5 `externalIdentifier[].id`. */
function externalIdsOf(ticket: unknown): readonly unknown[] {
  const v5 = field(ticket, 'externalIdentifier');
  const identifiers: readonly unknown[] = Array.isArray(v5) ? v5 : [];
  return [field(ticket, 'externalId'), ...identifiers.map((one) => field(one, 'id'))];
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
