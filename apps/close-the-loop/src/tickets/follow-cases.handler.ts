import { Controller, Inject } from '@nestjs/common';
import { caseClosed, caseEscalated, caseOpened, caseUpdated } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { Clock } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { ForgetCases } from '../forget-cases/forget-cases.js';
import { TicketStore } from './ticket-store.js';
import { ToldCaseStore } from './told-case-store.js';
import { afterEvent, type CaseEvent } from './told-case.js';

type Keys = 'TICKET_TEAMS' | 'TICKET_URL' | 'TICKET_GIVE_UP_HOURS';

/** Keeps cases as case.* tells them, and asks for the tickets that a team wants for each of its detractors. */
@Controller()
export class FollowCases {
  constructor(
    private readonly cases: ToldCaseStore,
    private readonly tickets: TicketStore,
    private readonly forgotten: ForgetCases,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, Keys>,
  ) {}

  @OnEvents(caseOpened, caseUpdated, caseEscalated, caseClosed)
  async handle(batch: EventBatch<CaseEvent>, tx: Transaction): Promise<Outcome[]> {
    const standing = await this.cases.byIds(tx, new Set(batch.events.map(({ data }) => data.caseId)));
    const changed = new Set<string>();
    const wanted: string[] = [];
    const outcomes = batch.events.map(({ data, late }) => {
      const after = afterEvent(standing.get(data.caseId), data);
      if (!after) return drop('nothing new of a case');
      standing.set(after.caseId, after);
      changed.add(after.caseId);
      if ('responseId' in data && !late && this.wantsTicket(after)) wanted.push(after.caseId);
      return ok;
    });
    await this.cases.keep(
      tx,
      [...changed].flatMap((caseId) => standing.get(caseId) ?? []),
    );
    for (const caseId of wanted)
      await this.tickets.ask(
        tx,
        { caseId, note: null, by: 'TICKET_TEAMS' },
        this.clock.now(),
        this.settings.TICKET_GIVE_UP_HOURS,
      );
    // What came to a case between its last answer and the news of its end is forgotten now.
    await this.forgotten.forget(
      tx,
      batch.events.flatMap(({ data }) => ('outcome' in data && data.outcome === 'notNeeded' ? [data.caseId] : [])),
      this.clock.now(),
    );
    return outcomes;
  }

  private wantsTicket({ team, band }: { readonly team: string; readonly band: string }): boolean {
    const { TICKET_URL: url, TICKET_TEAMS: teams } = this.settings;
    return url !== undefined && band === 'detractor' && teams.includes(team);
  }
}
