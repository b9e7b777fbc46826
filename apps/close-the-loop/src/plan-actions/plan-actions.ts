import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parseTime } from '@sidetone/contracts/fields';
import { causeOf } from '@sidetone/domain/causes';
import { toIso } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { Clock, DueRunner } from '@sidetone/platform/time';
import { badRequest, mayEdit, Problem } from '@sidetone/platform/web';
import type { LoopRules } from '../keep-rules/loop-rules.js';
import { RulesStore } from '../keep-rules/rules-store.js';
import { noticeRequest } from '../tell-customers/notice-request.js';
import { BulkWork, type BulkResult } from '../work-on-cases/bulk-work.js';
import { readText } from '../work-on-cases/read-text.js';
import type { Who } from '../work-on-cases/who.js';
import type { ClosePlanBody, PlanBody } from './action-bodies.js';
import { ActionStore, type ActionPlan } from './action-store.js';

/** Action plans: made, changed, tied to cases and ended, each with who did it. */
@Injectable()
export class PlanActions {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionStore,
    private readonly rules: RulesStore,
    private readonly bulk: BulkWork,
    private readonly clock: Clock,
    private readonly due: DueRunner,
  ) {}

  /** @throws Problem 400, 422 */
  async make(body: PlanBody, { by }: Who): Promise<ActionPlan> {
    const { rules } = await this.rules.inForce();
    const fresh = {
      ...{ actionId: `ACT-${randomUUID().replaceAll('-', '').slice(0, 12)}`, version: 1, state: 'open' as const },
      ...{ whatWasDone: null, customersTold: null, whyNotTold: null, closedAt: null, closedBy: null },
      ...{ createdAt: toIso(this.clock.now()), createdBy: by, ...planIn(body, rules) },
    };
    await this.database.transaction((tx) => this.actions.put(tx, fresh));
    return { ...fresh, cases: 0 };
  }

  /** @throws Problem 400, 404, 409, 412, 422, 428 */
  async change(actionId: string, body: PlanBody, ifMatch: string | undefined): Promise<ActionPlan> {
    const { rules } = await this.rules.inForce();
    return this.edit(actionId, ifMatch, planIn(body, rules));
  }

  /** @throws Problem 400, 404, 409, 412, 428 */
  async end(actionId: string, body: ClosePlanBody, { by }: Who, ifMatch: string | undefined): Promise<ActionPlan> {
    const whyNotTold = readText('whyNotTold', body.whyNotTold);
    const words = readText('tellCustomers', body.tellCustomers);
    if (!body.customersTold && words === undefined && whyNotTold === undefined) {
      const message = 'Say what the customers are to be told (tellCustomers), or why they are not told (whyNotTold).';
      throw badRequest('1 field(s) need mending.', [{ field: 'whyNotTold', message }]);
    }
    const now = this.clock.now();
    const change = {
      ...{ state: body.outcome, whatWasDone: readText('whatWasDone', body.whatWasDone) ?? null },
      ...{ customersTold: body.customersTold, whyNotTold: whyNotTold ?? null },
      ...{ closedAt: toIso(now), closedBy: by },
    };
    return this.edit(actionId, ifMatch, change, async (tx) => {
      if (words === undefined) return;
      const told = { words, cannotBeDone: body.outcome === 'dropped' };
      const cases = await this.actions.customersOf(tx, actionId);
      await tx.publish(cases.flatMap((one) => noticeRequest(one, `${actionId}:told:${one.caseId}`, told, now)));
    });
  }

  /** Ties cases to a plan; each says what became of it. @throws Problem 404, 409 */
  async tie(
    actionId: string,
    cases: readonly { readonly caseId: string; readonly ifMatch?: string }[],
    who: Who,
  ): Promise<readonly BulkResult[]> {
    const results = await this.database.transaction(async (tx) => {
      mustBeOpen(await this.actions.locked(tx, actionId));
      const command = { kind: 'startAction', action: actionId } as const;
      return this.bulk.run(tx, { cases, command, who, at: this.clock.now() }, await this.rules.inForce(tx));
    });
    this.due.wake();
    return results;
  }

  private edit(
    actionId: string,
    ifMatch: string | undefined,
    change: Partial<ActionPlan>,
    andThen: (tx: Transaction) => Promise<void> = async () => undefined,
  ): Promise<ActionPlan> {
    return this.database.transaction(async (tx) => {
      const before = mustBeOpen(await this.actions.locked(tx, actionId));
      mayEdit(ifMatch, before.version);
      const after = { ...before, ...change, version: before.version + 1 };
      await this.actions.put(tx, after);
      await andThen(tx);
      return after;
    });
  }
}

/** @throws Problem 404, 409 */
function mustBeOpen(plan: ActionPlan | undefined): ActionPlan {
  if (!plan) throw new Problem(404, 'No such action plan', 'No plan has this id; GET /v1/actions lists them.');
  if (plan.state === 'open') return plan;
  throw new Problem(409, 'The plan has ended', `It is ${plan.state} since ${plan.closedAt}. Make a new one.`);
}

/** @throws Problem 400, 422 */
function planIn(body: PlanBody, rules: LoopRules) {
  const dueAt = parseTime(body.dueAt);
  if (dueAt === undefined) {
    const message = 'dueAt must be an instant with an offset, such as 2026-12-18T15:00:00+02:00.';
    throw badRequest('1 field(s) need mending.', [{ field: 'dueAt', message }]);
  }
  const { teams } = rules['case-teams'];
  const isKnown = teams.some(
    ({ team, people }) => team === body.owner || people.some(({ person }) => person === body.owner),
  );
  if (!isKnown) throw unknown('owner', body.owner, 'Name a team, or a person of one; PUT /v1/case-teams adds people.');
  if (body.cause !== undefined && causeOf(body.cause, rules.causes.groups) === undefined) {
    throw unknown('cause', body.cause, 'Give the code of a cause of GET /v1/causes.');
  }
  return {
    ...{ title: readText('title', body.title) ?? '', what: readText('what', body.what) ?? null, owner: body.owner },
    ...{ cause: body.cause ?? null, dueAt: toIso(dueAt), repairs: body.repairs ?? [] },
    expectedEffect: readText('expectedEffect', body.expectedEffect) ?? '',
  };
}

function unknown(field: string, value: string, mend: string): Problem {
  const problem = `Nobody knows “${value.slice(0, 60)}”.`;
  return new Problem(422, 'Not known', problem, [{ field, message: `${problem} ${mend}` }]);
}
