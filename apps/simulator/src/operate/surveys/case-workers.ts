import { toIso, type Instant } from '@sidetone/domain/time';
import type { SurveyHabits, World } from '../../world/index.js';
import { findCause } from './find-cause.js';
import { nextStep, type CaseStep, type Round } from './next-step.js';
import type { PlatformApi } from './platform-api.js';
import type { RepairPlan } from './repair-plan.js';
import { shownCase, type ShownCase } from './shown-case.js';
import type { SurveyLog } from './survey-log.js';
import { TeamHours } from './team-hours.js';

/** A case that is left lying is taken up so long after its time, and longer. */
const LATE_BY_MINUTES = 60;

/** People who work on cases as their plans have it, in the hours of their teams, through the API as everybody else. */
export class CaseWorkers {
  private readonly rounds = new Map<string, Round>();
  private readonly roundsOf = new Map<string, number>();
  private hours: TeamHours | undefined;

  constructor(
    private readonly world: Pick<World, 'makeGood'>,
    private readonly habits: Pick<SurveyHabits, 'caseOf' | 'forgives'>,
    private readonly api: PlatformApi,
    private readonly repair: RepairPlan,
    private readonly log: SurveyLog,
  ) {}

  /** Reads by which hours the teams work; before that nobody does. */
  async begin(): Promise<void> {
    this.hours = await TeamHours.read(this.api);
  }

  /** Does in each case what is ripe, as far as somebody is at work. */
  async work(now: Instant): Promise<void> {
    if (!this.hours) return;
    await this.repair.keep(now);
    const live = await this.api.list('close-the-loop', '/v1/cases?live=true', shownCase);
    // In the order of their opening, so that the same cases get the same plans in each run.
    const inOrder = [...live].sort(
      (one, other) =>
        Date.parse(one.openedAt) - Date.parse(other.openedAt) || (contactOf(one) < contactOf(other) ? -1 : 1),
    );
    for (const one of inOrder) {
      this.roundOf(one, this.hours);
      if (this.hours.isAtWork(one.team, now)) await this.goOn(one, now, this.hours);
    }
  }

  private async goOn(from: ShownCase, now: Instant, hours: TeamHours): Promise<void> {
    let one = from;
    for (;;) {
      const round = this.roundOf(one, hours);
      const plan = this.repair.openAgainst(one.rootCause);
      const step = nextStep(one, round, now, plan);
      if (!step) return;
      one = await this.act(one, step.what, await this.bodyOf(one, step, plan, now), now);
      if (one.state === 'contacted' && round.mendedAt === undefined) {
        const mendedAt = hours.after(one.team, now, round.plan.mendedAfterMinutes);
        this.rounds.set(keyOf(one), { ...round, mendedAt });
      }
    }
  }

  private async bodyOf(one: ShownCase, step: CaseStep, plan: string | undefined, now: Instant): Promise<object> {
    switch (step.what) {
      case 'contact':
      case 'close':
        return step.body;
      case 'cause':
        return { cause: await findCause(one, this.api, this.log) };
      case 'action':
        return { action: plan };
      case 'resolve': {
        if (one.band === 'promoter') return { whatWasDone: 'Thanked.', customerTold: true };
        const isMended = this.repair.mends(one.rootCause, now);
        this.world.makeGood(contactOf(one), now, this.habits.forgives(isMended));
        const whatWasDone = isMended ? 'The cause is mended for good.' : 'Mended for this customer.';
        return { whatWasDone, customerTold: true };
      }
    }
  }

  /** @throws Error with the platform's words where it refuses, also where somebody else has changed the case meanwhile */
  private async act(one: ShownCase, what: CaseStep['what'], body: object, now: Instant): Promise<ShownCase> {
    const by = one.owner ?? `${one.team} desk`;
    const path = `/v1/cases/${encodeURIComponent(one.caseId)}/${what}`;
    const headers = { 'if-match': `"${one.version}"`, 'x-actor': by };
    const after = await this.api.make('close-the-loop', path, body, shownCase, headers).catch((error: unknown) => {
      throw new Error(`${by} could not ${what} ${one.caseId} (${one.state}) at ${toIso(now)}.`, { cause: error });
    });
    const said = Object.values(body).find((value): value is string => typeof value === 'string') ?? '';
    this.log.work.push({ caseId: one.caseId, at: now, by, what, said, version: after.version });
    if (after.state === 'closed') this.log.casesClosed += 1;
    return after;
  }

  private roundOf(one: ShownCase, hours: TeamHours): Round {
    const key = keyOf(one);
    const known = this.rounds.get(key);
    if (known) return known;
    const contact = contactOf(one);
    const nth = this.roundsOf.get(contact) ?? 0;
    this.roundsOf.set(contact, nth + 1);
    const plan = this.habits.caseOf(contact, nth);
    const begun = Date.parse(one.round === 1 ? one.openedAt : one.stateChangedAt);
    const contactAt = plan.isLate
      ? hours.after(one.team, Date.parse(one.firstContact.due), LATE_BY_MINUTES + plan.contactAfterMinutes)
      : hours.after(one.team, begun, plan.contactAfterMinutes);
    const round = { plan, contactAt, mendedAt: undefined };
    this.rounds.set(key, round);
    return round;
  }
}

const contactOf = ({ contactId }: ShownCase): string => contactId ?? 'nobody';
const keyOf = ({ caseId, round }: ShownCase): string => `${caseId} ${round}`;
