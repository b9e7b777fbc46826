import { normaliseId } from '@sidetone/contracts/fields';
import { externalIdOf } from './ticket.js';

/** What a ticket system says of a ticket. */
export interface ReadTicket {
  readonly ticketId: string;
  readonly status: string | null;
}

/** The ticket of a case among what a search found: a system that does not know the filter answers with others, too. Undefined for none. */
export function ourTicketIn(body: string, caseId: string): ReadTicket | undefined {
  const found: unknown = parsed(body);
  const tickets: readonly unknown[] = Array.isArray(found) ? found : [];
  return tickets.filter((ticket) => externalIdsOf(ticket).includes(externalIdOf(caseId))).map(ticketOf)[0];
}

/** The ticket that was just made; undefined where the answer names none. */
export const ticketIn = (body: string): ReadTicket | undefined => ticketOf(parsed(body));

/** Whether an answer to a search is a list, and so can be believed when it holds nothing. */
export const isList = (body: string): boolean => Array.isArray(parsed(body));

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
