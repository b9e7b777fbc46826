import { npsBand, type Band } from '@sidetone/domain/nps';
import type { CaseEntry, LoopDocuments, ShownCase } from '../read/shown-cases.js';
import type { OpenMinutes } from './open-minutes.js';
import { KINDS, ServicePromises, type BothPromised, type Kind, type Promised } from './service-promises.js';

export interface LedgerClock extends Promised {
  readonly stoppedAt?: number;
  readonly warned: boolean;
  readonly broken: boolean;
}

/** An answer as whoever gave it knows it. */
export interface LedgerAnswer {
  readonly score: number;
  readonly arrivedAt: number;
  readonly answeredAt: number;
}

const WORST_FIRST: readonly Band[] = ['detractor', 'passive', 'promoter'];
const DAY_MS = 86_400_000;
const SHIPPED_CLOSE_AFTER_DAYS = 14;
/** The states in which nothing runs any more. */
const OVER = ['closed', 'withdrawn'];

/** The clocks of one case, kept beside the platform's from what people and customers did. */
export class CaseClocks {
  readonly clocks = new Map<Kind, LedgerClock>();
  band: Band = 'promoter';
  level = 0;
  private state = 'open';
  private changedAt = 0;
  private resolvedAt: number | undefined;
  private contacted = false;
  private readonly promises = new Map<string, BothPromised>();
  private readonly levels: ServicePromises;
  private readonly chain: LoopDocuments['teams'][number]['chain'];

  constructor(
    one: Pick<ShownCase, 'team' | 'contractLevel'>,
    private readonly documents: LoopDocuments,
    private readonly open: OpenMinutes,
  ) {
    this.chain = documents.teams.find(({ team }) => team === one.team)?.chain ?? [];
    this.levels = new ServicePromises(documents.levels, one.contractLevel, open);
  }

  get isLive(): boolean {
    return !OVER.includes(this.state);
  }

  /** What is to be told at a tick, by the names under which histories have it. */
  sweep(tick: number): readonly string[] {
    if (!this.isLive) return [];
    const told = KINDS.flatMap((kind) => this.tellOf(kind, tick));
    const { closeAfterDays = SHIPPED_CLOSE_AFTER_DAYS } = this.documents.levels;
    if (this.state !== 'resolved' || tick < this.changedAt + closeAfterDays * DAY_MS) return told;
    this.enter('closed', tick);
    return [...told, 'closeResolved'];
  }

  /** What an answer leads to at once, by the names under which histories have it. */
  takeAnswer(responseId: string, answer: LedgerAnswer): readonly string[] {
    const isFirst = this.promises.size === 0;
    const before = this.band;
    const band = npsBand(answer.score);
    if (isFirst || WORST_FIRST.indexOf(band) < WORST_FIRST.indexOf(before)) this.band = band;
    this.promises.set(responseId, this.levels.promise(band, answer.arrivedAt));
    for (const kind of KINDS) this.takeSoonest(kind, isFirst);
    if (isFirst) return [];
    const isLater = this.resolvedAt === undefined || answer.answeredAt > this.resolvedAt;
    if (isLater && this.state === 'resolved') return [band === 'detractor' ? 'verifyNotSatisfied' : 'verifySatisfied'];
    const isSettled = this.state === 'verified' || this.state === 'closed';
    if (isLater && isSettled && band === 'detractor') return ['reopen'];
    if (!this.isLive) return [];
    const again = band === 'detractor' && before === 'detractor' && this.contacted;
    if (!again || !this.levels.classOf(this.band).escalates || this.chain[this.level] === undefined) return [];
    this.level += 1;
    return ['escalate'];
  }

  /** Follows a step that somebody took. What is only noted, such as that the case is of an incident, tells no state. */
  follow({ move, from, to, at }: Pick<CaseEntry, 'move' | 'from' | 'to' | 'at'>): void {
    const when = Date.parse(at);
    if (move === 'resolve') this.resolvedAt = when;
    if (move === 'reach') this.contacted = true;
    if (to !== from) this.enter(to, when);
  }

  private enter(state: string, at: number): void {
    this.state = state;
    this.changedAt = at;
    if (state === 'contacted' || state === 'contactRefused') this.stop('firstContact', at);
    if (state === 'resolved') this.stop('resolve', at);
    if (OVER.includes(state)) for (const kind of KINDS) this.stop(kind, at);
    if (state === 'reopened') this.beginAnew(at);
  }

  private beginAnew(at: number): void {
    const promise = this.levels.promise(this.band, at);
    for (const responseId of this.promises.keys()) this.promises.set(responseId, promise);
    for (const kind of KINDS) this.clocks.set(kind, { ...promise[kind], warned: false, broken: false });
    this.contacted = false;
    this.level = 0;
  }

  private stop(kind: Kind, at: number): void {
    const clock = this.clocks.get(kind);
    if (clock && clock.stoppedAt === undefined) this.clocks.set(kind, { ...clock, stoppedAt: at });
  }

  /** The soonest promise holds; what was promised once somebody has spoken with the customer is never put off. */
  private takeSoonest(kind: Kind, isFirst: boolean): void {
    const clock = this.clocks.get(kind);
    if (clock?.stoppedAt !== undefined) return;
    const all = [...this.promises.values()].map((promise) => promise[kind]);
    const kept = this.contacted && clock ? [clock, ...all] : all;
    const soonest = kept.reduce((best, one) => (one.dueAt < best.dueAt ? one : best));
    if (!isFirst && clock?.dueAt === soonest.dueAt) return;
    const { warnAt, dueAt } = soonest;
    this.clocks.set(kind, { warnAt, dueAt, warned: false, broken: false });
  }

  private tellOf(kind: Kind, tick: number): readonly string[] {
    const clock = this.clocks.get(kind);
    if (!clock) return [];
    const told: string[] = [];
    const { escalates } = this.levels.classOf(this.band);
    const runs = clock.stoppedAt === undefined;
    // Kept in the very instant in which it is due, it is kept.
    const isPast = clock.dueAt < tick;
    const warns = runs && escalates && !clock.warned && !isPast && clock.warnAt <= tick;
    const breaks = !clock.broken && isPast && clock.dueAt < (clock.stoppedAt ?? Infinity);
    if (warns) told.push(`${kind}DueSoon`);
    if (breaks) told.push(`${kind}Overdue`);
    this.clocks.set(kind, { ...clock, warned: clock.warned || warns, broken: clock.broken || breaks });
    if (!runs || !escalates) return told;
    for (const { afterMinutes } of this.chain.slice(this.level)) {
      if (!isPast || this.open.after(clock.dueAt, afterMinutes) > tick) break;
      this.level += 1;
      told.push('escalate');
    }
    return told;
  }
}
