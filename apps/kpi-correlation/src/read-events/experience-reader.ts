import { Injectable } from '@nestjs/common';
import { DAY_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { onePage, type Page, type PageCursor } from '@sidetone/platform/web';
import { factsOf } from '../compute-exposures/facts-of.js';
import { RespondentReaches, type Target } from '../compute-exposures/respondent-reaches.js';
import type { Respondent } from '../compute-exposures/respondent.js';
import { StoredEvents } from '../compute-exposures/stored-events.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { experienceOf, type Experience, type ExperienceFilter, type PlacedExperience } from './experience-of.js';

/** Whose timeline is asked for, and which part of it. */
export interface ExperienceQuestion extends ExperienceFilter {
  readonly subscriptionId: string;
  readonly customerId: string | undefined;
  readonly limit: number;
  /** The last entry of the page before. */
  readonly after: PageCursor | undefined;
}

/** A page of a timeline, and whose line it is. */
export interface Timeline extends Page<Experience> {
  readonly subscriptionId: string;
  /** Null where no master record names the subscription. */
  readonly customerId: string | null;
}

/** What goes on is told by whole minutes, so that an answer stays the same, and its entity tag with it, for as long. */
const TOLD_BY_MS = MINUTE_MS;

/** A busy line fills a page from its last weeks; a quiet one is looked at further and further back. */
const LOOK_BACK_DAYS = [14, 56, 400];

/** The timeline of what hit a line while it was a customer's: by itself, by the services it is delivered by, by the resources that carried it. */
@Injectable()
export class ExperienceReader {
  constructor(
    private readonly database: Database,
    private readonly reaches: RespondentReaches,
    private readonly events: StoredEvents,
    private readonly catalogue: KpiCatalogue,
    private readonly clock: Clock,
  ) {}

  async read(question: ExperienceQuestion): Promise<Timeline> {
    const { subscriptionId, limit } = question;
    const { owner, strange } = await this.ownerOf(subscriptionId, question.customerId);
    const customerId = question.customerId ?? owner;
    const rows = strange ? [] : await this.placed(question, customerId ?? '');
    const { items, next } = onePage(rows, limit, ({ at, id }) => ({ at, id }));
    return { subscriptionId, customerId, items: items.map(({ experience }) => experience), next };
  }

  /** One more than fit the page, if there are so many. */
  private async placed(question: ExperienceQuestion, customerId: string): Promise<PlacedExperience[]> {
    const { subscriptionId, from, limit, after } = question;
    const now = this.clock.now();
    const asked: Respondent = {
      response_id: subscriptionId,
      subscription_id: subscriptionId,
      customer_id: customerId,
      answered_at: toIso(now),
      known_at: toIso(now),
    };
    const windowDays = Math.max(1, Math.ceil((now - from) / DAY_MS));
    const targets = await this.reaches.of(this.database, [asked], windowDays);
    const catalogue = await this.catalogue.current();
    const last = Math.min(question.to, after?.at ?? Infinity, now);
    for (const days of LOOK_BACK_DAYS) {
      const first = Math.max(from, last - days * DAY_MS);
      const found = await this.events.of(this.database, [asked], within(targets, first, last));
      const facts = factsOf(found.get(subscriptionId) ?? []);
      const experiences = experienceOf(facts, catalogue, question, now - (now % TOLD_BY_MS));
      const rows = experiences.filter((one) => comesAfter(one, after) && (first === from || one.at >= first));
      if (rows.length > limit || first === from) return rows.slice(0, limit + 1);
    }
    return [];
  }

  /** The present customer; and whether the line is known and never was `customerId`'s, who then gets nothing told of it. */
  private async ownerOf(
    subscriptionId: string,
    customerId: string | undefined,
  ): Promise<{ readonly owner: string | null; readonly strange: boolean }> {
    const [row] = await this.database.query<{ owner: string; strange: boolean }>(sql`
      select customer_id as owner, ${customerId ?? null}::text is not null and not exists (
        select from subscription_version version
        where version.subscription_id = ${subscriptionId} and version.customer_id = ${customerId ?? null}) as strange
      from subscription where subscription_id = ${subscriptionId}`);
    return row ?? { owner: null, strange: false };
  }
}

/** What is looked at for events of a shorter time. What has states is looked at as a whole in any case. */
function within(targets: readonly Target[], first: Instant, last: Instant): Target[] {
  return targets
    .map((target) => ({ ...target, from: Math.max(target.from, first), to: Math.min(target.to, last) }))
    .filter(({ from, to }) => from <= to);
}

function comesAfter({ at, id }: PlacedExperience, after: PageCursor | undefined): boolean {
  return after === undefined || at < after.at || (at === after.at && id > after.id);
}
