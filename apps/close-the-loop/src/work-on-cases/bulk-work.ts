import { Injectable } from '@nestjs/common';
import { object, optional } from '@sidetone/contracts/fields';
import type { CaseCommand } from '@sidetone/domain/cases';
import type { Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { tagOf } from '@sidetone/platform/web';
import { Type } from '@sinclair/typebox';
import type { InForce } from '../keep-rules/loop-rules.js';
import { CaseStore } from '../persistence/case-store.js';
import { SaveChanges } from '../persistence/save-changes.js';
import { possibleCommands } from './possible-commands.js';
import type { Who } from './who.js';
import { workOn, type Changed } from './work-on.js';

/** Cases of a request about many: each with the ETag of what it is known as, or whatever it has become. */
export const manyCases = () =>
  Type.Array(object({ caseId: Type.String(), ifMatch: optional(Type.String()) }), { minItems: 1, maxItems: 500 });

/** What became of one case of many. */
export interface BulkResult {
  readonly caseId: string;
  readonly result: 'done' | 'changedMeanwhile' | 'notPossible' | 'noSuchCase';
  readonly detail: string | null;
  readonly etag: string | null;
}

interface Bulk {
  readonly cases: readonly { readonly caseId: string; readonly ifMatch?: string }[];
  readonly command: CaseCommand;
  readonly who: Who;
  readonly note?: string | undefined;
  readonly at: Instant;
}

/** One command for many cases: those that can take it do, and each of the others says why not. */
@Injectable()
export class BulkWork {
  constructor(
    private readonly cases: CaseStore,
    private readonly save: SaveChanges,
  ) {}

  /** One result for each case, in the order given. */
  async run(
    tx: Transaction,
    { cases, command, who, note, at }: Bulk,
    inForce: InForce,
  ): Promise<readonly BulkResult[]> {
    const ids = cases.map(({ caseId }) => caseId);
    const known = new Map((await this.cases.byIds(tx, ids)).map((one) => [one.caseId, one]));
    const changes = new Map<string, Changed>();
    const results = cases.map(({ caseId, ifMatch = '*' }): BulkResult => {
      const one = known.get(caseId);
      const failed = (result: BulkResult['result'], detail: string) => ({ caseId, result, detail, etag: null });
      if (one === undefined) return failed('noSuchCase', 'No case has this id.');
      if (changes.has(caseId)) return failed('changedMeanwhile', 'The case stands in the request twice.');
      if (ifMatch !== '*' && ifMatch !== tagOf(one.revision)) {
        return failed('changedMeanwhile', `The version in force is ${tagOf(one.revision)}.`);
      }
      const worked = workOn(one, command, { ...who, at, note }, inForce);
      if (worked.kind === 'refused') {
        const instead = possibleCommands(worked.possible).join(', ') || 'nothing';
        return failed('notPossible', `A case that is ${one.state} takes: ${instead}.`);
      }
      changes.set(caseId, worked);
      return { caseId, result: 'done', detail: null, etag: tagOf(worked.case.revision) };
    });
    await this.save.changed(tx, [...changes.values()]);
    return results;
  }
}
