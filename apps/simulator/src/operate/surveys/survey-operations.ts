import { interactionChanged, type OutgoingEvent } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import { SurveyHabits, type Emission, type Surveys, type World } from '../../world/index.js';
import { AnswerDesk, type SurveyMessage } from '../answer-desk.js';
import { CustomerBrowser } from '../customer-browser.js';
import type { ServiceAddress } from '../wait-until-settled.js';
import { CaseWorkers } from './case-workers.js';
import { GatewayMoods } from './gateway-moods.js';
import { Interviewers } from './interviewers.js';
import { lastQuestionOver } from './last-question.js';
import { PlatformApi } from './platform-api.js';
import { RepairPlan } from './repair-plan.js';
import { endCalendar, setUpSurveys } from './set-up-surveys.js';
import { SurveyDesk } from './survey-desk.js';
import { SurveyLog } from './survey-log.js';
import { surveyReport, type SurveyReport } from './survey-report.js';

/** An operator that asks by programmes of its own: sets them up, and plays everybody who has a part in them. */
export class SurveyOperations {
  readonly desk: AnswerDesk;
  private readonly log = new SurveyLog();
  private readonly people: SurveyDesk;
  private readonly interviewers: Interviewers;
  private readonly caseWorkers: CaseWorkers;
  private readonly gateway: GatewayMoods;
  private readonly api: PlatformApi;

  constructor(
    private readonly world: World,
    private readonly surveys: Surveys,
    services: readonly ServiceAddress[],
    apiKey: string,
  ) {
    const habits = new SurveyHabits(world.size.seed, surveys.behaviour);
    const browser = new CustomerBrowser();
    this.api = new PlatformApi(services, apiKey);
    this.desk = new AnswerDesk(browser, (given) => this.people.note(given));
    this.people = new SurveyDesk(world, habits, this.desk, browser, this.log);
    this.interviewers = new Interviewers(world, surveys, habits, this.api, this.log);
    const repair = new RepairPlan(surveys.loop?.action, world.ticketsMendedAt, this.api);
    this.caseWorkers = new CaseWorkers(world, habits, this.api, repair, this.log);
    this.gateway = new GatewayMoods(habits, this.log);
  }

  /** By when the last question is over. */
  get endsAt(): Instant {
    return lastQuestionOver(this.surveys, this.world.size.endsAt);
  }

  async setUp(): Promise<void> {
    await setUpSurveys(this.surveys, this.api);
    await this.caseWorkers.begin();
  }

  /** Nothing more is asked by the calendar from now on. */
  fallSilent(): Promise<void> {
    return endCalendar(this.surveys, this.api);
  }

  statusFor(message: SurveyMessage): number | undefined {
    return this.gateway.statusFor(message);
  }

  take(message: SurveyMessage, receivedAt: Instant): void {
    this.people.take(message, receivedAt);
  }

  /** Takes note of what was told: only who was told can be held to it. */
  note(emissions: readonly Emission[]): void {
    for (const emission of emissions) {
      if (emission.kind !== 'event' || emission.fate !== 'stored') continue;
      const { event, emittedAt } = emission;
      if (!this.log.firstTold.has(event.id)) this.log.firstTold.set(event.id, emittedAt);
      if (event.topic === interactionChanged.topic) this.log.talks.push(talkIn(event, emittedAt));
    }
  }

  /** What the people of the operator do about cases at a tick. It comes before the answers of that tick, which may change these cases. */
  workOnCases(tick: Instant): Promise<void> {
    this.log.ticks.push(tick);
    return this.caseWorkers.work(tick);
  }

  /** What people do after a tick, beside answering by their links. */
  async after(tick: Instant): Promise<void> {
    await this.people.unsubscribe(tick);
    await this.interviewers.call(tick);
  }

  report(until: Instant): SurveyReport {
    return surveyReport(this.world, this.surveys, this.log, until);
  }
}

function talkIn({ data, time, id }: OutgoingEvent, toldAt: Instant): SurveyLog['talks'][number] {
  const fields = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  const text = (name: string): string => String(fields.find(([field]) => field === name)?.[1] ?? id);
  return { interactionId: text('interactionId'), kind: text('kind'), contactId: text('contactId'), at: time, toldAt };
}
