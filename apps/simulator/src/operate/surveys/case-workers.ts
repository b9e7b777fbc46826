import { Type, type Static } from '@sinclair/typebox';
import { verificationRequested, type OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { caseWork, sourceUri, type SurveyHabits } from '../../world/index.js';
import { refusal, type PlatformApi } from './platform-api.js';
import type { SurveyLog } from './survey-log.js';

const caseShape = Type.Object({
  caseId: Type.String(),
  contactId: Type.Union([Type.String(), Type.Null()]),
  journeyArea: Type.Union([Type.String(), Type.Null()]),
  band: Type.String(),
  openedAt: Type.String(),
});
type Case = Static<typeof caseShape>;

/** What the people of the operator find behind a case of each area. */
const CAUSE_OF: Readonly<Record<string, string>> = {
  sales: 'sales.promise',
  delivery: 'delivery.late',
  support: 'support.notSolved',
  billing: 'billing.unclear',
  network: 'network.outage',
};

interface Plan {
  readonly closedAfterMs: number;
  readonly verified: boolean;
}

/** People who call back and close cases, and want to know of some whether the fix helped. */
export class CaseWorkers {
  private readonly plans = new Map<string, Plan>();
  private readonly casesOf = new Map<string, number>();

  constructor(
    private readonly habits: Pick<SurveyHabits, 'caseOf'>,
    private readonly api: PlatformApi,
    private readonly log: SurveyLog,
  ) {}

  /** Closes what is ripe; returns the questions that are to be asked about it, if any are asked any more. */
  async work(tick: Instant, { asks }: { readonly asks: boolean }): Promise<readonly OutgoingEvent[]> {
    const open = await this.api.list('close-the-loop', '/v1/cases?live=true', caseShape);
    // In the order of their opening, so that the same cases get the same plans in each run.
    const inOrder = [...open].sort((one, other) => Date.parse(one.openedAt) - Date.parse(other.openedAt));
    const requests: OutgoingEvent[] = [];
    for (const one of inOrder) {
      const { closedAfterMs, verified } = this.planOf(one);
      if (Date.parse(one.openedAt) + closedAfterMs > tick) continue;
      await this.finish(one);
      this.log.casesClosed += 1;
      if (asks && verified && one.band === 'detractor') requests.push(...this.request(one, tick));
    }
    return requests;
  }

  private planOf({ caseId, contactId }: Case): Plan {
    const known = this.plans.get(caseId);
    if (known) return known;
    const person = contactId ?? 'nobody';
    const nth = this.casesOf.get(person) ?? 0;
    this.casesOf.set(person, nth + 1);
    const plan = this.habits.caseOf(person, nth);
    this.plans.set(caseId, plan);
    return plan;
  }

  private request({ caseId, contactId, journeyArea }: Case, tick: Instant): readonly OutgoingEvent[] {
    if (contactId === null) return [];
    const asked = { caseId, contactId, journeyArea: journeyArea ?? 'support' };
    const askAfter = tick + DAY_MS;
    this.log.verifications.push({ ...asked, askAfter, toldAt: tick });
    return [
      verificationRequested.create({
        ...{ id: `${caseId}-verify`, source: sourceUri(caseWork), time: tick },
        data: { ...asked, askAfter: toIso(askAfter), action: 'The cause was mended.' },
      }),
    ];
  }

  /** Calls, agrees on the cause where something was wrong, says what was done, and closes. */
  private async finish(one: Case): Promise<void> {
    await this.act(one, 'contact', { result: 'reached' });
    if (one.band !== 'promoter') {
      await this.act(one, 'cause', { cause: CAUSE_OF[one.journeyArea ?? 'support'] ?? 'sales.product' });
    }
    await this.act(one, 'resolve', { whatWasDone: 'The cause was mended.', customerTold: true });
    await this.act(one, 'close', { outcome: 'resolved' });
  }

  /** The people of one operator agree among themselves on who works on a case: whatever it has become is theirs. */
  private async act({ caseId }: Case, what: string, body: object): Promise<void> {
    const path = `/v1/cases/${encodeURIComponent(caseId)}/${what}`;
    const headers = { 'if-match': '*', 'x-actor': 'case worker' };
    const answer = await this.api.ask('close-the-loop', 'POST', path, body, headers);
    if (answer.status >= 300) throw refusal(`${what} of ${caseId}`, answer);
  }
}
