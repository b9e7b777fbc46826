import { Injectable } from '@nestjs/common';
import { sql, type Transaction } from '@sidetone/platform/database';
import { CustomerStore } from '../keep-customers/customer-store.js';
import type { InForce } from '../keep-rules/loop-rules.js';
import { CaseStore, LIVE } from '../persistence/case-store.js';
import { ExposureStore } from '../show-exposure/exposure-store.js';
import type { AnswerVersion, GivenVersion } from './answer-version.js';
import { CaseBook } from './case-book.js';
import type { Known } from './open-case.js';
import { Router, type Load } from './router.js';

export interface Context {
  readonly book: CaseBook;
  readonly router: Router;
  readonly knownOf: (version: AnswerVersion) => Known;
}

/** What is needed to decide about a batch of answers, in a few statements whatever their number. */
@Injectable()
export class AnswerContext {
  constructor(
    private readonly cases: CaseStore,
    private readonly customers: CustomerStore,
    private readonly exposures: ExposureStore,
  ) {}

  async of(tx: Transaction, versions: readonly AnswerVersion[], { rules }: InForce): Promise<Context> {
    const given = versions.filter((version): version is GivenVersion => version.kind === 'given');
    const responseIds = [...new Set(versions.map(({ responseId }) => responseId))];
    const contactIds = [...new Set(given.map(({ contactId }) => contactId))];
    const caseIds = [...new Set(given.flatMap(({ verifies }) => verifies ?? []))];
    const book = new CaseBook(await this.cases.touchedBy(tx, { responseIds, contactIds, caseIds }));
    const customers = await this.customers.among(tx, [...new Set(given.map(({ customerId }) => customerId))]);
    const routesByKpi = rules['routing-rules'].rules.some(({ when }) => when.kpi !== undefined);
    const kpis = routesByKpi ? await this.exposures.worstKpis(tx, responseIds) : new Map<string, string>();
    const hasPeople = rules['case-teams'].teams.some(({ people }) => people.length > 0);
    const loads = hasPeople && given.length > 0 ? await this.loads(tx) : [];
    return {
      book,
      router: new Router(rules, loads),
      knownOf: (version) =>
        version.kind === 'withdrawn'
          ? {}
          : { customer: customers.get(version.customerId), kpi: kpis.get(version.responseId) },
    };
  }

  private loads(tx: Transaction): Promise<Load[]> {
    return tx.query<Load>(sql`
      select person, count(*)::int as "openCases",
        (extract(epoch from max(assigned_at)) * 1000)::float8 as "lastAssignedAt"
      from cases where person is not null and ${LIVE} group by person`);
  }
}
