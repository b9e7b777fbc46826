import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@sidetone/contracts/identity';
import { toIso } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { Clock, DueRunner } from '@sidetone/platform/time';
import { badRequest, mayEdit } from '@sidetone/platform/web';
import { ClockMoves } from '../watch-clocks/clock-moves.js';
import { CLOCK_DOCUMENTS, type DocumentName, type LoopRules } from './loop-rules.js';
import { rulesProblems } from './rules-problems.js';
import { RulesStore, type Published } from './rules-store.js';

/** Changes of rules: each a next version of one document, judged together with all others. */
@Injectable()
export class PublishRules {
  constructor(
    private readonly database: Database,
    private readonly rules: RulesStore,
    private readonly clocks: ClockMoves,
    private readonly clock: Clock,
    private readonly due: DueRunner,
  ) {}

  /** @throws Problem 400 with everything that is wrong, 412, 428 */
  async put<Name extends DocumentName>(
    name: Name,
    definition: LoopRules[Name],
    ifMatch: string | undefined,
    by: string,
  ): Promise<Published<Name>> {
    const published = await this.database.transaction(async (tx) => {
      await this.rules.waitForTurn(tx);
      const before = await this.rules.published(name, tx);
      mayEdit(ifMatch, before.version);
      if (canonicalJson(before.definition) === canonicalJson(definition)) return before;
      const inForce = await this.rules.inForce(tx);
      const now = this.clock.now();
      const problems = rulesProblems(name, { ...inForce.rules, [name]: definition }, now);
      if (problems.length > 0) throw badRequest(`${problems.length} field(s) need mending.`, problems);
      const version = before.version + 1;
      await this.rules.add(tx, name, version, definition, now, by);
      if (CLOCK_DOCUMENTS.has(name)) await this.clocks.note(tx, inForce, now);
      return { version, definition, publishedAt: toIso(now), publishedBy: by };
    });
    this.due.wake();
    return published;
  }
}
