import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { worksOn } from '@sidetone/domain/business-time';
import { dayAfter, dayStart, type Instant } from '@sidetone/domain/time';
import { isWorthRetrying, withRetries } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { calendarOf } from '../keep-rules/find-rules.js';
import { RulesStore } from '../keep-rules/rules-store.js';
import { waitAtMost } from '../webhooks/wait-at-most.js';
import { digestDay } from './digest-day.js';
import { DigestMail } from './digest-mail.js';
import { DigestStore } from './digest-store.js';
import { writeDigest } from './write-digest.js';

type Keys = 'DIGEST_AT' | 'DIGEST_WEEKDAYS' | 'DIGEST_HOLIDAYS' | 'OPERATOR_TIME_ZONE' | 'CASES_URL';

/** One e-mail a working day to each recipient whose cases want something. That it is sent is noted first, so that it is sent once. */
@Injectable()
export class SendDigests implements DueWork, OnModuleDestroy {
  readonly name = 'send digests';
  private readonly logger = new Logger(SendDigests.name);
  private inWork: Promise<void> | undefined;

  constructor(
    private readonly digests: DigestStore,
    private readonly mail: DigestMail,
    private readonly rules: RulesStore,
    private readonly runner: DueRunner,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, Keys>,
  ) {
    runner.register(this);
  }

  /** One mail at a time, which other due work does not wait for. */
  async runDue(now: Instant): Promise<number> {
    const day = this.dayAt(now);
    if (!this.mail.isConfigured) return 0;
    const recovered = await this.digests.recover();
    if (day === undefined || this.inWork) return recovered;
    const planned = await this.digests.plan(day, now, await this.restingOn(day));
    const { timeZone } = this.times;
    const { moved, draft } = await this.digests.begin(day, now, dayStart(dayAfter(day), timeZone));
    if (draft) {
      const written = writeDigest(draft, { timeZone, casesUrl: this.settings.CASES_URL });
      this.inWork = this.mail
        .send(draft.email, written)
        .then(async (outcome) => {
          const { kind, name } = draft;
          if (outcome.kind !== 'taken')
            this.logger.warn({ kind, name, day, outcome: outcome.kind, why: outcome.why }, 'A digest was not taken');
          await withRetries(() => this.digests.end(draft, outcome, now), { mayPass: isWorthRetrying });
        })
        .finally(() => {
          this.inWork = undefined;
          this.runner.wake();
        });
      this.inWork.catch(() => undefined);
    }
    return recovered + planned + moved;
  }

  async countDue(now: Instant): Promise<number> {
    return this.mail.isConfigured ? this.digests.count(this.dayAt(now), now) : 0;
  }

  async onModuleDestroy(): Promise<void> {
    await waitAtMost(this.inWork ? [this.inWork] : []);
  }

  /** The teams that do not work on the day. */
  private async restingOn(day: string): Promise<readonly string[]> {
    const { rules } = await this.rules.inForce();
    return rules['case-teams'].teams.flatMap(({ team }) => (worksOn(day, calendarOf(rules, team)) ? [] : [team]));
  }

  private get times() {
    const {
      DIGEST_AT: at,
      DIGEST_WEEKDAYS: weekdays,
      DIGEST_HOLIDAYS: holidays,
      OPERATOR_TIME_ZONE: timeZone,
    } = this.settings;
    return { at, weekdays, holidays, timeZone };
  }

  private dayAt(now: Instant): string | undefined {
    return digestDay(now, this.times);
  }
}
