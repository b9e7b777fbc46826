import { DAY_MS, HOUR_MS, type Instant } from '@sidetone/domain/time';
import { emission, type PlantedExposure, type Truth, type World } from '../world/index.js';
import { AnswerDesk, type AnswerSummary } from './answer-desk.js';
import type { EventProducer } from './event-producer.js';
import { MessageGateway } from './message-gateway.js';
import { publishEmissions, publishTick } from './publish-emissions.js';
import { SimulationLedger, type LedgerSummary } from './simulation-ledger.js';
import { waitUntilSettled, type ServiceAddress } from './wait-until-settled.js';

export interface SimulationSettings {
  readonly world: World;
  readonly producer: EventProducer;
  readonly services: readonly ServiceAddress[];
  /** Where survey-dispatch finds the message gateway; 0 = any free port. */
  readonly gatewayPort: number;
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
}

/** An operator at work: lives a world tick by tick against the running platform, through public doors only. */
export class Simulation {
  readonly ledger = new SimulationLedger();
  private readonly desk = new AnswerDesk();
  private readonly gateway: MessageGateway;
  private now: Instant;

  constructor(private readonly settings: SimulationSettings) {
    const { world } = settings;
    this.now = world.historyFrom;
    // A message arrives while the world stands still at a tick, so when it came does not depend on the machine's speed.
    this.gateway = new MessageGateway((message) =>
      this.desk.take(message, world.respondentTo({ ...message, receivedAt: this.now })),
    );
  }

  /** Opens the message gateway; returns its address. */
  start(): Promise<string> {
    return this.gateway.start(this.settings.gatewayPort);
  }

  stop(): Promise<void> {
    return this.gateway.stop();
  }

  /** Master data, the time before surveys in one go, then tick by tick up to the end of the world's history. */
  async liveThroughHistory(): Promise<SimulationReport> {
    const { world, producer } = this.settings;
    const tickMs = world.size.profile.pace.tickHours * HOUR_MS;
    await publishEmissions(
      world.masters().map((event) => emission(event)),
      producer,
      this.ledger,
    );
    for (let day = world.historyFrom + DAY_MS; day < world.surveysFrom; day += DAY_MS) {
      this.settings.signal?.throwIfAborted();
      await publishEmissions(world.eventsUntil(day), producer, this.ledger);
      this.tellProgress('history', day);
    }
    await this.tickTo(world.surveysFrom, 'surveys');
    while (this.now < world.size.endsAt) await this.tickTo(Math.min(this.now + tickMs, world.size.endsAt), 'surveys');
    await this.settle();
    return this.report();
  }

  /** One step of time: what happened until then, the tick, quiet, and the answers whose moment has come. */
  async tickTo(tick: Instant, stage: SimulationProgress['stage']): Promise<void> {
    const { world, producer } = this.settings;
    await publishEmissions(world.eventsUntil(tick), producer, this.ledger);
    this.now = tick;
    await publishTick(tick, producer);
    await this.settle();
    await this.desk.answerUntil(tick);
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
    };
  }

  private settle(): Promise<void> {
    const { services, signal } = this.settings;
    return waitUntilSettled(services, this.now, signal ? { signal } : {});
  }

  private tellProgress(stage: SimulationProgress['stage'], now: Instant): void {
    const { world, onProgress } = this.settings;
    const done = Math.min(1, (now - world.historyFrom) / (world.size.endsAt - world.historyFrom));
    onProgress?.({ stage, now, done, sent: this.ledger.entries.length, answered: this.desk.accepted.size });
  }
}
