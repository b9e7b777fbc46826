import { Injectable } from '@nestjs/common';
import { Database, sql, utcText } from '@sidetone/platform/database';
import type { Case } from '../persistence/case.js';
import { DriverStore, type MatchedDriver } from '../show-drivers/driver-store.js';
import { ExposureStore, type Exposure } from '../show-exposure/exposure-store.js';
import type { TicketAnswer } from '../tickets/ticket-body.js';
import { TicketStore } from '../tickets/ticket-store.js';
import { exposureAnswer, type ExposureAnswer } from './exposure-answer.js';

/** A ticket of the customer that is open in the operator's ticket system, whoever asked for it. */
export interface OpenTicket {
  readonly ticketId: string;
  readonly status: string;
  readonly statusChangedAt: string;
  readonly openedAt: string | null;
  readonly type: string | null;
  readonly severity: string | null;
}

/** What a caller should know before dialling. */
export interface EvidenceAnswer {
  /** Null as long as it is not known. */
  readonly exposure: ExposureAnswer | null;
  /** Drivers of lower scores that hit this customer, too, the weightiest first. */
  readonly drivers: readonly MatchedDriver[];
  readonly openTickets: readonly OpenTicket[];
  /** That was asked for this case; null where nobody did. */
  readonly ticket: TicketAnswer | null;
  readonly incidents: readonly string[];
}

/** What stands beside a case: the exposure of its latest answer, the drivers that it matches, tickets that are open, its own ticket. */
@Injectable()
export class CaseEvidence {
  constructor(
    private readonly database: Database,
    private readonly exposures: ExposureStore,
    private readonly drivers: DriverStore,
    private readonly tickets: TicketStore,
  ) {}

  async of(one: Case): Promise<EvidenceAnswer> {
    const exposure = await this.exposureOf(one);
    const hit = exposure === undefined ? [] : hitKpis(exposure);
    const [drivers, openTickets, ticket, incidents] = await Promise.all([
      this.drivers.matching(hit),
      this.ticketsOf(one),
      this.tickets.of(one.caseId),
      this.incidentsOf(one.caseId),
    ]);
    return {
      exposure: exposure ? exposureAnswer(exposure) : null,
      drivers,
      openTickets,
      ticket: ticket ?? null,
      incidents,
    };
  }

  /** Of the latest answer that has one. */
  exposureOf(one: Case): Promise<Exposure | undefined> {
    return this.exposures.latestOf(one.answers.map(({ responseId }) => responseId));
  }

  private ticketsOf({ customerId, subscriptionId }: Case): Promise<OpenTicket[]> {
    if (customerId === undefined) return Promise.resolve([]);
    return this.database.query<OpenTicket>(sql`
      select ticket_id as "ticketId", status, ${utcText('status_changed_at')} as "statusChangedAt",
        ${utcText('opened_at')} as "openedAt", ticket_type as type, severity
      from known_ticket
      where is_open and (customer_id = ${customerId} or subscription_id = ${subscriptionId ?? null})
      order by status_changed_at desc, ticket_id limit 20`);
  }

  private async incidentsOf(caseId: string): Promise<string[]> {
    const rows = await this.database.query<{ incident_id: string }>(sql`
      select incident_id from incident_case where case_id = ${caseId} order by incident_id`);
    return rows.map((row) => row.incident_id);
  }
}

/** The KPIs by which a customer was hit before answering: those of the evidence, and those that are not 0. */
export function hitKpis({ kpis, evidence }: Exposure): readonly string[] {
  const counted = kpis.filter(({ missing, value = 0, events = 0 }) => !missing && value > 0 && events > 0);
  return [...new Set([...evidence.map(({ kpi }) => kpi), ...counted.map(({ kpi }) => kpi)])];
}
