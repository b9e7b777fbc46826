import { Inject, Injectable } from '@nestjs/common';
import { SECOND_MS } from '@sidetone/domain/time';
import { OutboundHttp, readRange, type Exchange } from '@sidetone/platform/outbound';
import { SETTINGS, type Settings } from '../app.settings.js';
import { ticketIn, type ReadTicket } from './read-ticket.js';
import { isWhole, notTaken, searchTicket } from './search-ticket.js';
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
    const search = `${base}/troubleTicket?${query.toString()}`;
    const searched = await searchTicket(search, draft.caseId, (url) => this.call('GET', url));
    if (searched.kind === 'found') return { kind: 'made', ...searched.ticket };
    if (searched.kind === 'unsure') return { kind: 'failed', why: searched.why };
    const { TICKET_TYPE: type, TICKET_SEVERITY: severity } = this.settings;
    const body = JSON.stringify(ticketRequest(draft, { version, type, severity }));
    const created = await this.call('POST', `${base}/troubleTicket`, body);
    const ticket = isWhole(created) ? ticketIn(created.body) : undefined;
    return ticket ? { kind: 'made', ...ticket } : { kind: 'failed', why: notTaken('the new ticket', created) };
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
