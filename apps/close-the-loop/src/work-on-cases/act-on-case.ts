import { Injectable } from '@nestjs/common';
import { verificationRequested, type OutgoingEvent } from '@sidetone/contracts/events';
import { isLive, type CaseCommand } from '@sidetone/domain/cases';
import { HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { Clock, DueRunner } from '@sidetone/platform/time';
import { mayEdit, Problem } from '@sidetone/platform/web';
import { classOf } from '../keep-rules/find-rules.js';
import type { InForce } from '../keep-rules/loop-rules.js';
import { RulesStore } from '../keep-rules/rules-store.js';
import { CaseStore } from '../persistence/case-store.js';
import type { Case } from '../persistence/case.js';
import { SaveChanges } from '../persistence/save-changes.js';
import { possibleCommands } from './possible-commands.js';
import type { Who } from './who.js';
import { workOn, type Changed, type Worked } from './work-on.js';

/** What somebody asks of a case. */
export interface Asked {
  readonly command: (one: Case, inForce: InForce, tx: Transaction) => CaseCommand | Promise<CaseCommand>;
  readonly note?: string | undefined;
  /** Hours after which the customer is asked whether it helped, where somebody says so. */
  readonly verifyAfterHours?: number | undefined;
}

/** Commands of people on cases: each one transaction, with what is kept and told of it. */
@Injectable()
export class ActOnCase {
  constructor(
    private readonly database: Database,
    private readonly rules: RulesStore,
    private readonly cases: CaseStore,
    private readonly save: SaveChanges,
    private readonly clock: Clock,
    private readonly due: DueRunner,
  ) {}

  /** @throws Problem 404, 409, 412, 422, 428 */
  async act(caseId: string, asked: Asked, who: Who, ifMatch: string | undefined): Promise<Case> {
    const now = this.clock.now();
    const after = await this.database.transaction(async (tx) => {
      const [one] = await this.cases.byIds(tx, [caseId]);
      if (!one) throw new Problem(404, 'No such case', 'No case has this id; GET /v1/cases lists them.');
      mayEdit(ifMatch, one.revision);
      const inForce = await this.rules.inForce(tx);
      const worked = await this.work(tx, one, asked, who, now, inForce);
      if (worked.kind === 'refused') throw refusal(one, worked);
      await this.refuseASecond(tx, one, worked.case);
      await this.save.changed(tx, [worked]);
      return worked.case;
    });
    this.due.wake();
    return after;
  }

  /** A respondent has one live case of a topic: what has ended is not reopened beside it. */
  private async refuseASecond(tx: Transaction, before: Case, after: Case): Promise<void> {
    if (isLive(before.state) || !isLive(after.state)) return;
    const rival = await this.cases.rivalOf(tx, after);
    if (rival !== undefined)
      throw new Problem(409, 'Another case lives', `${rival} of the same contact and topic is open: go on there.`, [
        { field: 'caseId', message: rival },
      ]);
  }

  /** What a command makes of a case that is held by the transaction; nothing is written yet. */
  async work(
    tx: Transaction,
    one: Case,
    { command, note, verifyAfterHours }: Asked,
    who: Who,
    at: Instant,
    inForce: InForce,
  ): Promise<Worked> {
    const given = await command(one, inForce, tx);
    const worked = workOn(one, given, { ...who, at, note }, inForce);
    if (worked.kind === 'refused' || given.kind !== 'resolve') return worked;
    const hours = verifyAfterHours ?? classOf(inForce.rules, one.band, one.contractLevel).verifyAfterHours;
    return { ...worked, news: [...worked.news, ...verification(worked.case, at, hours)] };
  }
}

/** What a refused command is answered with: why, and what is possible instead. */
export function refusal(one: Case, { reason, mend, possible }: Extract<Worked, { kind: 'refused' }>): Problem {
  const instead = possibleCommands(possible);
  const next = instead.length === 0 ? 'Nothing is possible any more.' : `Possible now: ${instead.join(', ')}.`;
  const detail = reason === 'notInThisState' ? `A case that is ${one.state} does not take this. ${next}` : mend;
  return new Problem(409, 'Not possible in this state', detail, [{ field: 'possible', message: instead.join(', ') }]);
}

function verification(one: Changed['case'], at: Instant, hours: number | undefined): readonly OutgoingEvent[] {
  if (hours === undefined || one.contactId === '') return [];
  const { caseId, contactId, customerId, topic, round, resolution, invitationId } = one;
  return [
    verificationRequested.create({
      ...{ id: `${caseId}:verify:${round}`, source: '//sidetone/close-the-loop', time: at, subject: caseId },
      correlationId: invitationId,
      data: {
        ...{ caseId, round, contactId, customerId, journeyArea: topic, askAfter: toIso(at + hours * HOUR_MS) },
        action: resolution?.whatWasDone,
      },
    }),
  ];
}
