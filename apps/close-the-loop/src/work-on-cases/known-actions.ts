import { Injectable } from '@nestjs/common';
import { sql, type Transaction } from '@sidetone/platform/database';
import { Problem } from '@sidetone/platform/web';

/** The action plans to which a case can be tied. */
@Injectable()
export class KnownActions {
  /** @throws Problem 422 for one that there is not, or that has ended */
  async mustKnow(tx: Transaction, actionId: string): Promise<void> {
    const [found] = await tx.query<{ state: string }>(sql`
      select state from action_plan where action_id = ${actionId} for share`);
    if (found?.state === 'open') return;
    const problem =
      found === undefined ? `There is no action plan “${actionId.slice(0, 40)}”.` : `${actionId} has ended.`;
    const mend = 'GET /v1/actions lists those that are open; POST /v1/actions makes one.';
    throw new Problem(422, 'Not known', problem, [{ field: 'action', message: `${problem} ${mend}` }]);
  }
}
