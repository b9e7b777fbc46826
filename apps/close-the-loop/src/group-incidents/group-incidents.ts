import { Injectable } from '@nestjs/common';
import { groupIncidents, nameOfEvidence, type SharedEvidence } from '@sidetone/domain/cases';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { RulesStore } from '../keep-rules/rules-store.js';
import { IncidentLooks } from './incident-looks.js';
import { IncidentStore } from './incident-store.js';
import { SharedEvidenceReader } from './shared-evidence-reader.js';
import { wantedLooks } from './wanted-looks.js';

const LOOK_EVERY_MS = 15 * MINUTE_MS;
/** Cases of so long before say what is usual. */
const BASELINE_MS = 28 * DAY_MS;

type Rules = Parameters<typeof groupIncidents>[3];

/**
 * Looks every quarter of an hour for what detractors share, and makes incidents of it. Each member keeps its own case and is called. A look reaches
 * back to whatever was stored since, so that a burst is found also when it is told late or after a stop.
 */
@Injectable()
export class GroupIncidents implements DueWork {
  readonly name = 'group-incidents';

  constructor(
    private readonly database: Database,
    private readonly looks: IncidentLooks,
    private readonly evidence: SharedEvidenceReader,
    private readonly incidents: IncidentStore,
    private readonly rules: RulesStore,
    due: DueRunner,
  ) {
    due.register(this);
  }

  async runDue(now: Instant): Promise<number> {
    if ((await this.countDue(now)) === 0) return 0;
    return this.database.transaction(async (tx) => {
      const rules = (await this.rules.inForce(tx)).rules['incident-rules'];
      const windowMs = rules.windowHours * HOUR_MS;
      const opened = await this.looks.begin(tx, now, { windowMs, everyMs: LOOK_EVERY_MS });
      // Another replica looked since it was asked whether one is due.
      if (opened === undefined) return 0;
      const wanted = wantedLooks(opened);
      let grew = false;
      for (let ago = Math.max(...wanted); ago >= 0; ago -= 1) {
        // What has grown may reach a window further, where nothing is new.
        if (wanted.has(ago) || grew) grew = await this.look(tx, now - ago * windowMs, rules, now);
      }
      return 1;
    });
  }

  async countDue(now: Instant): Promise<number> {
    const last = await this.looks.last();
    return last === undefined || now - last >= LOOK_EVERY_MS ? 1 : 0;
  }

  /** @returns whether an incident was found, or grew */
  private async look(tx: Transaction, end: Instant, rules: Rules, now: Instant): Promise<boolean> {
    // A member may come a window after the last, so that what is looked at begins two windows before.
    const since = end - 2 * rules.windowHours * HOUR_MS;
    const cases = await this.evidence.casesIn(tx, since, end);
    if (cases.length === 0) return false;
    const standing = await this.incidents.since(tx, since);
    const counts = await this.evidence.countsIn(tx, since - BASELINE_MS, since);
    const baseline = {
      hours: BASELINE_MS / HOUR_MS,
      casesOf: (evidence: SharedEvidence) => counts.get(nameOfEvidence(evidence)) ?? 0,
    };
    const grouped = groupIncidents(cases, standing, baseline, rules, now);
    await this.incidents.keep(tx, grouped, now);
    return grouped.found.length > 0 || grouped.joined.length > 0;
  }
}
