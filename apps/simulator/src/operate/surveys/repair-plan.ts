import { Type } from '@sinclair/typebox';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import type { Surveys } from '../../world/index.js';
import { refusal, type PlatformApi } from './platform-api.js';

/** So long before something is repaired it is known that it will be. */
const KNOWN_BEFORE_MS = 56 * DAY_MS;
const madePlan = Type.Object({ actionId: Type.String() });

export type PlannedAction = NonNullable<NonNullable<Surveys['loop']>['action']>;

/** The action plan against the cause that is repaired: made when the repair is decided on, closed when it is done. */
export class RepairPlan {
  private actionId: string | undefined;
  private isDone = false;

  constructor(
    private readonly planned: PlannedAction | undefined,
    private readonly repairedAt: Instant | undefined,
    private readonly api: PlatformApi,
  ) {}

  /** Makes or closes the plan where it is time. */
  async keep(now: Instant): Promise<void> {
    const { planned, repairedAt } = this;
    if (!planned || repairedAt === undefined || this.isDone || now < repairedAt - KNOWN_BEFORE_MS) return;
    const { title, owner, cause, expectedEffect, whatWasDone } = planned;
    if (this.actionId === undefined) {
      const body = { title, owner, cause, expectedEffect, dueAt: toIso(repairedAt) };
      const { actionId } = await this.api.make('close-the-loop', '/v1/actions', body, madePlan, { 'x-actor': owner });
      this.actionId = actionId;
    }
    if (now < repairedAt) return;
    const path = `/v1/actions/${this.actionId}/close`;
    const body = { outcome: 'done', whatWasDone, customersTold: true };
    const headers = { 'if-match': '*', 'x-actor': owner };
    const answer = await this.api.ask('close-the-loop', 'POST', path, body, headers);
    if (answer.status >= 300) throw refusal(`to close ${this.actionId}`, answer);
    this.isDone = true;
  }

  /** The plan to which cases of a cause are tied now, if there is one. */
  openAgainst(cause: string | null): string | undefined {
    return !this.isDone && cause !== null && cause === this.planned?.cause ? this.actionId : undefined;
  }

  /** Whether what is done about a cause now mends it for good. */
  mends(cause: string | null, now: Instant): boolean {
    return cause !== null && cause === this.planned?.cause && now >= (this.repairedAt ?? Infinity);
  }
}
