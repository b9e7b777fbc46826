import { Inject, Injectable } from '@nestjs/common';
import { totalsOf, type CompiledCatalogue, type KpiTotal } from '@sidetone/domain/kpi';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, type Outcome } from '@sidetone/platform/messaging';
import { SETTINGS, type Settings } from '../app.settings.js';
import { TouchedAnswers } from '../compute-exposures/touched-answers.js';
import { LONGEST_WINDOW_MS, type Touch } from '../compute-exposures/touch.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { EventPartitions } from '../keep-partitions/event-partitions.js';
import { shareSuperseding } from '../recount-kpis/counting-lock.js';
import { dayBook } from './day-book.js';
import { EntityStore } from './entity-store.js';
import { EventKeys, type PlacedRow } from './event-keys.js';
import { FIRST_REVISION, type EventRow } from './event-row.js';
import { EventWriter, type EarlierEvent } from './event-writer.js';
import { factOfEvent } from './fact-of-event.js';
import { judgeRepeat } from './judge-repeat.js';

const NOT_NEWER = drop('not newer than what is known');
const CLOSED_DAY = drop('of a day that is closed: events of that time are no longer kept');
const NOTHING: readonly KpiTotal[] = [];

/** Operational events, each once, with the daily totals in step. */
@Injectable()
export class EventStore {
  private readonly dayOf: (instant: number) => string;

  constructor(
    private readonly keys: EventKeys,
    private readonly writer: EventWriter,
    private readonly entities: EntityStore,
    private readonly touched: TouchedAnswers,
    private readonly partitions: EventPartitions,
    private readonly catalogue: KpiCatalogue,
    @Inject(SETTINGS) settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {
    this.dayOf = dayBook(settings.OPERATOR_TIME_ZONE);
  }

  /**
   * Stores what is new and adds it to the daily totals. What was there before is judged by rules R10 and R11: a repetition is
   * dropped, the same id with another content is refused, a greater revision takes the place of a smaller.
   */
  async add(tx: Transaction, rows: readonly EventRow[]): Promise<Outcome[]> {
    // Before any row is locked: whoever counts anew waits for us, or we for him, and never each for the other.
    if (rows.some(({ revision }) => revision > FIRST_REVISION)) await shareSuperseding(tx);
    const { first, keptSince } = await this.keys.takeNumbers(tx);
    const catalogue = await this.catalogue.current(tx);
    const fates = new Map<EventRow, Outcome>();
    const placed: PlacedRow[] = [];
    for (const row of rows) {
      const day = this.dayOf(row.event.time);
      if (day < keptSince) fates.set(row, CLOSED_DAY);
      else placed.push({ row, day, seq: first + placed.length, counts: countsOf(row, catalogue) });
    }
    await this.partitions.ensure(new Set(placed.map(({ day }) => day)));
    const { once, repeated } = apart(placed);
    let refused = [...(await this.insert(tx, once)), ...repeated];
    while (refused.length > 0) {
      const replacing = await this.judge(tx, refused, fates);
      await this.supersede(tx, replacing);
      refused = await this.insert(tx, replacing);
    }
    return rows.map((row) => fates.get(row) ?? ok);
  }

  /** Returns the rows that a key refused. */
  private async insert(tx: Transaction, placed: readonly PlacedRow[]): Promise<PlacedRow[]> {
    if (placed.length === 0) return [];
    const late = await this.keys.take(tx, placed);
    const stored = late.size === 0 ? placed : placed.filter(({ row }) => !late.has(row.eventKey));
    await this.writer.write(tx, stored);
    await this.entities.add(tx, stored);
    await this.touched.touch(tx, stored);
    return late.size === 0 ? [] : placed.filter(({ row }) => late.has(row.eventKey));
  }

  /** Frees the places of earlier tellings. The answers that these had touched may lose something, too. */
  private async supersede(tx: Transaction, replacing: readonly PlacedRow[]): Promise<void> {
    if (replacing.length === 0) return;
    const places = await this.keys.free(
      tx,
      replacing.map(({ row }) => row.substanceKey),
    );
    const earlier = await this.writer.supersede(tx, places);
    const arrivedAt = replacing.reduce((last, { row }) => Math.max(last, row.event.arrivedAt), 0);
    await this.touched.mark(tx, earlier.flatMap(touchesOf), arrivedAt);
  }

  /** Decides what the refused rows are; returns those that take the place of an earlier revision, one per substance. */
  private async judge(
    tx: Transaction,
    refused: readonly PlacedRow[],
    fates: Map<EventRow, Outcome>,
  ): Promise<PlacedRow[]> {
    const known = await this.keys.find(
      tx,
      refused.map(({ row }) => row),
    );
    const byKey = new Map(known.map((event) => [event.event_key, event]));
    const bySubstance = new Map(known.map((event) => [event.substance_key, event]));
    const replacing = new Map<string, PlacedRow>();
    for (const placed of refused) {
      const { row } = placed;
      const { eventKey, substanceKey, revision } = row;
      const same = substanceKey === null ? undefined : bySubstance.get(substanceKey);
      const verdict = judgeRepeat(row, byKey.get(eventKey), same);
      if (verdict.kind !== 'replaces' || substanceKey === null) {
        fates.set(row, verdict.kind === 'replaces' ? ok : verdict);
        continue;
      }
      const rival = replacing.get(substanceKey);
      if (rival && rival.row.revision >= revision) {
        fates.set(row, NOT_NEWER);
      } else {
        if (rival) fates.set(rival.row, NOT_NEWER);
        replacing.set(substanceKey, placed);
      }
    }
    return [...replacing.values()];
  }
}

function countsOf({ event, of }: EventRow, catalogue: CompiledCatalogue): readonly KpiTotal[] {
  const { id: eventId, type, time: at, data } = event;
  const fact = of.used === false ? undefined : factOfEvent({ eventId, type, at }, data);
  return fact ? totalsOf(fact, catalogue) : NOTHING;
}

function touchesOf({ subscription_id, customer_id, resource_id, happened_at: from }: EarlierEvent): Touch[] {
  const when = { from: from - 1, to: from + LONGEST_WINDOW_MS };
  if (subscription_id !== null) return [{ kind: 'subscription', id: subscription_id, ...when }];
  if (resource_id !== null) return [{ kind: 'resource', id: resource_id, ...when }];
  return customer_id === null ? [] : [{ kind: 'customer', id: customer_id, ...when }];
}

/** Parts the rows whose id comes a second time in the batch from those that come first. */
function apart(placed: readonly PlacedRow[]): { once: readonly PlacedRow[]; repeated: PlacedRow[] } {
  const seen = new Set<string>();
  const repeated = placed.filter(({ row: { eventKey } }) => seen.size === seen.add(eventKey).size);
  if (repeated.length === 0) return { once: placed, repeated };
  const again = new Set(repeated);
  return { once: placed.filter((one) => !again.has(one)), repeated };
}
