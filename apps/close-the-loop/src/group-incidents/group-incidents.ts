import { Injectable } from '@nestjs/common';
import { groupIncidents, nameOfEvidence, type GroupedIncidents } from '@sidetone/domain/cases';
import { HOUR_MS, MINUTE_MS, type Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { RulesStore } from '../keep-rules/rules-store.js';
import { HistoryStore } from '../persistence/history-store.js';
import { BASELINE_HOURS, BASELINE_MS, IncidentStore } from './incident-store.js';

const LOOK_EVERY_MS = 15 * MINUTE_MS;

/** Looks every quarter of an hour for what detractors share, and makes incidents of it. Each member keeps its own case and is called. */
@Injectable()
export class GroupIncidents implements DueWork {
  readonly name = 'group-incidents';

  constructor(
    private readonly database: Database,
    private readonly incidents: IncidentStore,
    private readonly rules: RulesStore,
    private readonly history: HistoryStore,
    due: DueRunner,
  ) {
    due.register(this);
  }

  async runDue(now: Instant): Promise<number> {
    if ((await this.countDue(now)) === 0) return 0;
    await this.database.transaction(async (tx) => {
      await this.incidents.noteLook(tx, now);
      const rules = (await this.rules.inForce(tx)).rules['incident-rules'];
      // A member may come a window after the last, so that what is looked at begins two windows ago.
      const since = now - 2 * rules.windowHours * HOUR_MS;
      const cases = await this.incidents.casesSince(tx, since);
      const standing = await this.incidents.since(since, tx);
      const counts = await this.incidents.countsBetween(tx, since - BASELINE_MS, since);
      const baseline = {
        hours: BASELINE_HOURS,
        casesOf: (evidence: Parameters<typeof nameOfEvidence>[0]) => counts.get(nameOfEvidence(evidence)) ?? 0,
      };
      const grouped = groupIncidents(cases, standing, baseline, rules, now);
      await this.incidents.keep(tx, grouped.incidents);
      await this.history.add(tx, joinedOf(grouped, now));
    });
    return 1;
  }

  async countDue(now: Instant): Promise<number> {
    const last = await this.incidents.lastLook();
    return last === undefined || now - last >= LOOK_EVERY_MS ? 1 : 0;
  }
}

/** A case of an incident says so in its history; its state is that of its own work. */
function joinedOf({ incidents, found, joined }: GroupedIncidents, at: Instant) {
  const begun = incidents
    .filter(({ incidentId }) => found.includes(incidentId))
    .flatMap(({ incidentId, members }) => members.map((caseId) => ({ incidentId, caseId })));
  return [...begun, ...joined].map(({ incidentId, caseId }) => ({
    ...{ caseId, at, by: 'sidetone', move: 'incident', from: '', to: '', detail: { incidentId } },
  }));
}
