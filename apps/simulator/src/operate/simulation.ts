import { DAY_MS, HOUR_MS, type Instant } from '@sidetone/domain/time';
import { emission, type Emission, type PlantedExposure, type Truth, type World } from '../world/index.js';
import { AnswerDesk, type AnswerSummary } from './answer-desk.js';
import type { EventProducer } from './event-producer.js';
import { MessageGateway } from './message-gateway.js';
import { publishEmissions, publishTick } from './publish-emissions.js';
import { SimulationLedger, type LedgerSummary } from './simulation-ledger.js';
import { PlatformApi } from './surveys/platform-api.js';
import { SurveyOperations } from './surveys/survey-operations.js';
import type { SurveyReport } from './surveys/survey-report.js';
import { tellPlaces } from './tell-places.js';
import { waitUntilSettled, type ServiceAddress } from './wait-until-settled.js';

export interface SimulationSettings {
  readonly world: World;
  readonly producer: EventProducer;
  readonly services: readonly ServiceAddress[];
  /** Where survey-dispatch finds the message gateway; 0 = any free port. */
  readonly gatewayPort: number;
  /** The address to listen at for it; without one the loopback. */
  readonly gatewayHost?: string;
  /** Opens the services' API; needed where the profile has surveys of its own. Without it nobody is told where cells are. */
  readonly apiKey?: string;
  /** Stops the simulation at the next step. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SimulationProgress) => void;
}

export interface SimulationProgress {
  readonly stage: 'history' | 'surveys' | 'live';
  readonly now: Instant;
  /** Share of the simulated past that is done, 0–1. */
  readonly done: number;
  readonly sent: number;
  readonly answered: number;
}

export interface SimulationReport {
  readonly truth: Truth;
  readonly ledger: LedgerSummary;
  readonly answers: AnswerSummary;
  /** What was planted on each answer that the platform took. */
  readonly exposures: readonly PlantedExposure[];
  readonly historyFrom: Instant;
  readonly surveysFrom: Instant;
  readonly now: Instant;
  /** Where the profile has surveys of its own: how they were set up, and what came of them as people know it. */
  readonly surveys?: SurveyReport;
}

/** From the page to the case that it opens, and to whoever leaves people alone for that. */
const WAY_OF_ANSWERS = ['response-ingest', 'close-the-loop', 'survey-dispatch'];

/** An operator at work: lives a world tick by tick against the running platform, through public doors only. */
export class Simulation {
  readonly ledger = new SimulationLedger();
  private readonly desk: AnswerDesk;
  private readonly surveys: SurveyOperations | undefined;
  private readonly gateway: MessageGateway;
  private now: Instant;

  /** @throws Error where the profile has surveys to be set up, and no key opens the API */
  constructor(private readonly settings: SimulationSettings) {
    const { world, services, apiKey = '' } = settings;
    const { surveys } = world.size.profile;
    this.now = world.historyFrom;
    if (surveys && apiKey === '')
      throw new Error('This profile sets up surveys through the API: give a key of it as API_KEY.');
    this.surveys = surveys && new SurveyOperations(world, surveys, services, apiKey);
    this.desk = this.surveys?.desk ?? new AnswerDesk();
    // A message arrives while the world stands still at a tick, so when it came does not depend on the machine's speed.
    this.gateway = new MessageGateway(
      (message) =>
        this.surveys
          ? this.surveys.take(message, this.now)
          : this.desk.take(message, world.respondentTo({ ...message, receivedAt: this.now })),
      (message) => this.surveys?.statusFor(message),
    );
  }

  /** Opens the message gateway; returns its address. */
  start(): Promise<string> {
    const { gatewayPort, gatewayHost = '127.0.0.1' } = this.settings;
    return this.gateway.start(gatewayPort, gatewayHost);
  }

  stop(): Promise<void> {
    return this.gateway.stop();
  }

  /**
   * Master data, the time before surveys in one go, then tick by tick up to the end of the world's history; where the profile has surveys,
   * on until the last question is over.
   */
  async liveThroughHistory(): Promise<SimulationReport> {
    const { world, services, apiKey = '' } = this.settings;
    if (apiKey !== '') await tellPlaces(world.places(), new PlatformApi(services, apiKey));
    await this.publish(world.masters().map((event) => emission(event)));
    for (let day = world.historyFrom + DAY_MS; day < world.surveysFrom; day += DAY_MS) {
      this.settings.signal?.throwIfAborted();
      await this.publish(world.eventsUntil(day));
      this.tellProgress('history', day);
    }
    await this.tickTo(world.surveysFrom, 'surveys');
    await this.surveys?.setUp();
    const { endsAt } = world.size;
    while (this.now < endsAt) await this.tickTo(Math.min(this.nextTick(), endsAt), 'surveys');
    if (this.surveys) {
      // What was asked for until now has reached whoever asks.
      await this.settle();
      await this.surveys.fallSilent();
    }
    const over = this.surveys?.endsAt ?? endsAt;
    while (this.now < over) await this.tickTo(this.nextTick(), 'surveys');
    await this.settle();
    return this.report();
  }

  /** One step of time: what happened until then, the tick, quiet, and the answers whose moment has come. */
  async tickTo(tick: Instant, stage: SimulationProgress['stage']): Promise<void> {
    const { world, producer } = this.settings;
    await this.publish(world.eventsUntil(tick).filter((one) => !this.comesAfterAll(one)));
    // Who decides at a tick is held to what was told before it: so everything must have been read by then.
    if (this.surveys && this.now > world.historyFrom) await this.settleBeforeTick();
    this.now = tick;
    await publishTick(tick, producer);
    await this.settle();
    if (stage === 'surveys') await this.surveys?.workOnCases(tick);
    await this.desk.answerUntil(tick);
    await this.surveys?.after(tick);
    this.tellProgress(stage, tick);
  }

  report(): SimulationReport {
    const { world } = this.settings;
    return {
      truth: world.truth(this.desk.accepted),
      ledger: this.ledger.summary(),
      answers: this.desk.summary(),
      exposures: world.plantedExposures(this.desk.accepted),
      historyFrom: world.historyFrom,
      surveysFrom: world.surveysFrom,
      now: this.now,
      ...(this.surveys ? { surveys: this.surveys.report(this.now) } : {}),
    };
  }

  private async publish(emissions: readonly Emission[]): Promise<void> {
    await publishEmissions(emissions, this.settings.producer, this.ledger);
    this.surveys?.note(emissions);
  }

  /** After the last day nobody talks to the operator any more, so that there is an end to what is asked about. */
  private comesAfterAll(one: Emission): boolean {
    const isTalk = this.surveys !== undefined && one.topic === 'bss.interaction.v1';
    return isTalk && (one.kind === 'event' ? one.event.time : one.emittedAt) > this.settings.world.size.endsAt;
  }

  /** Ticks are so many hours apart, from the first hour that the profile names. */
  private nextTick(): Instant {
    const { size, surveysFrom } = this.settings.world;
    const { tickHours, firstTickHour = 0 } = size.profile.pace;
    const first = surveysFrom + firstTickHour * HOUR_MS;
    const tickMs = tickHours * HOUR_MS;
    return this.now < first ? first : first + (Math.floor((this.now - first) / tickMs) + 1) * tickMs;
  }

  private settle(): Promise<void> {
    const { services, signal } = this.settings;
    return waitUntilSettled(services, this.now, signal ? { signal } : {});
  }

  /** What was told and answered since the last tick has reached whoever decides who is asked. */
  private settleBeforeTick(): Promise<void> {
    const { services, signal } = this.settings;
    const onTheWay = WAY_OF_ANSWERS.flatMap((name) => services.filter((service) => service.name === name));
    return waitUntilSettled(onTheWay, this.now, { inOrder: true, ...(signal ? { signal } : {}) });
  }

  private tellProgress(stage: SimulationProgress['stage'], now: Instant): void {
    const { world, onProgress } = this.settings;
    const end = this.surveys?.endsAt ?? world.size.endsAt;
    const done = Math.min(1, (now - world.historyFrom) / (end - world.historyFrom));
    onProgress?.({ stage, now, done, sent: this.ledger.entries.length, answered: this.desk.accepted.size });
  }
}
