import { Inject, Injectable } from '@nestjs/common';
import { SECOND_MS } from '@sidetone/domain/time';
import { OutboundHttp, readRange, type Exchange } from '@sidetone/platform/outbound';
import { SETTINGS, type Settings } from '../app.settings.js';
import { isList, ourTicketIn, ticketIn, type ReadTicket } from './read-ticket.js';
import { ticketRequest } from './ticket-request.js';
import { externalIdOf, type TicketDraft } from './ticket.js';

type Keys = 'TICKET_URL' | 'TICKET_VERSION' | 'TICKET_AUTHORIZATION' | 'TICKET_TYPE' | 'TICKET_SEVERITY';

export const TICKET_TIMEOUT_SECONDS = 15;
const MOST_BYTES = 1_048_576;

/** The address is the operator's own setting, and may lie anywhere in the own network. */
const ANYWHERE = ['0.0.0.0/0', '::/0'].flatMap((range) => readRange(range) ?? []);

export type Made = ({ readonly kind: 'made' } & ReadTicket) | { readonly kind: 'failed'; readonly why: string };

/** The operator's ticket system (TMF621). */
@Injectable()
export class TicketSystem {
  private readonly http = new OutboundHttp({
    allowed: ANYWHERE,
    timeoutMs: TICKET_TIMEOUT_SECONDS * SECOND_MS,
    maxBytes: MOST_BYTES,
  });

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, Keys>) {}

  /** The ticket of a case: the one that an earlier attempt made, of which no word came back, or else a new one. Never throws. */
  async make(draft: TicketDraft): Promise<Made> {
    const { TICKET_URL: base, TICKET_VERSION: version } = this.settings;
    if (base === undefined) return { kind: 'failed', why: 'TICKET_URL is not set.' };
    const filter = version === 'v5' ? 'externalIdentifier.id' : 'externalId';
    const query = new URLSearchParams({ [filter]: externalIdOf(draft.caseId) });
    const search = await this.call('GET', `${base}/troubleTicket?${query.toString()}`);
    const earlier = search.kind === 'answered' ? ourTicketIn(search.body, draft.caseId) : undefined;
    if (earlier) return { kind: 'made', ...earlier };
    // Only who surely has none gets one; else there would be two.
    const hasNone = search.kind === 'answered' && (search.status === 404 || (isOk(search) && isList(search.body)));
    if (!hasNone) return { kind: 'failed', why: whyNot('the search for an earlier ticket', search) };
    const { TICKET_TYPE: type, TICKET_SEVERITY: severity } = this.settings;
    const body = JSON.stringify(ticketRequest(draft, { version, type, severity }));
    const created = await this.call('POST', `${base}/troubleTicket`, body);
    const ticket = created.kind === 'answered' && isOk(created) ? ticketIn(created.body) : undefined;
    return ticket ? { kind: 'made', ...ticket } : { kind: 'failed', why: whyNot('the new ticket', created) };
  }

  private call(method: 'GET' | 'POST', url: string, body?: string): Promise<Exchange> {
    const { TICKET_AUTHORIZATION: authorization } = this.settings;
    return this.http.send({
      method,
      url,
      headers: {
        accept: 'application/json',
        ...(authorization === '' ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
  }
}

const isOk = ({ status, cut }: Extract<Exchange, { kind: 'answered' }>): boolean =>
  status >= 200 && status < 300 && !cut;

function whyNot(what: string, exchange: Exchange): string {
  if (exchange.kind !== 'answered') return `The ticket system did not take ${what}: ${exchange.why}`;
  const { status } = exchange;
  const hint = status === 401 || status === 403 ? ' Check TICKET_AUTHORIZATION.' : '';
  const said = status >= 200 && status < 300 ? 'with no ticket in its answer' : `with status ${status}`;
  return `The ticket system answered ${what} ${said}.${hint}`;
}
