import { Inject, Injectable } from '@nestjs/common';
import { totalsOf } from '@sidetone/domain/kpi';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, type Outcome } from '@sidetone/platform/messaging';
import { SETTINGS, type Settings } from '../app.settings.js';
import { TouchedAnswers } from '../compute-exposures/touched-answers.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { EventPartitions } from '../keep-partitions/event-partitions.js';
import { dayBook } from './day-book.js';
import { EntityStore } from './entity-store.js';
import { EventKeys, type PlacedRow } from './event-keys.js';
import type { EventRow } from './event-row.js';
import { EventWriter } from './event-writer.js';
import { factOfEvent } from './fact-of-event.js';
import { judgeRepeat } from './judge-repeat.js';

const NOT_NEWER = drop('not newer than what is known');

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
    const first = await this.keys.takeNumbers(tx);
    const placed = rows.map((row, index) => ({ row, day: this.dayOf(row.event.time), seq: first + index }));
    await this.partitions.ensure(new Set(placed.map(({ day }) => day)));
    const fates = new Map<EventRow, Outcome>();
    const { once, repeated } = apart(placed);
    let refused = [...(await this.insert(tx, once)), ...repeated];
    while (refused.length > 0) {
      const replacing = await this.judge(tx, refused, fates);
      await this.writer.supersede(
        tx,
        replacing.map(({ row }) => row.substanceKey),
      );
      refused = await this.insert(tx, replacing);
    }
    return rows.map((row) => fates.get(row) ?? ok);
  }

  /** Returns the rows that a key refused. */
  private async insert(tx: Transaction, placed: readonly PlacedRow[]): Promise<PlacedRow[]> {
    if (placed.length === 0) return [];
    const late = await this.keys.take(tx, placed);
    const stored = late.size === 0 ? placed : placed.filter(({ row }) => !late.has(row.eventKey));
    const catalogue = await this.catalogue.current(tx);
    await this.writer.write(
      tx,
      stored.map((one) => {
        const { id: eventId, type, time: at, data } = one.row.event;
        const fact = one.row.of.used === false ? undefined : factOfEvent({ eventId, type, at }, data);
        return { ...one, counts: fact ? totalsOf(fact, catalogue) : [] };
      }),
    );
    await this.entities.add(tx, stored);
    await this.touched.touch(tx, stored);
    return late.size === 0 ? [] : placed.filter(({ row }) => late.has(row.eventKey));
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

/** Parts the rows whose id comes a second time in the batch from those that come first. */
function apart(placed: readonly PlacedRow[]): { once: PlacedRow[]; repeated: PlacedRow[] } {
  const seen = new Set<string>();
  const once: PlacedRow[] = [];
  const repeated: PlacedRow[] = [];
  for (const one of placed) {
    if (seen.has(one.row.eventKey)) repeated.push(one);
    else once.push(one);
    seen.add(one.row.eventKey);
  }
  return { once, repeated };
}
