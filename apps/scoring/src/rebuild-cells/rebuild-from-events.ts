import { Injectable } from '@nestjs/common';
import { invitationDispatched, responseReceived } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import { sql, type Transaction } from '@sidetone/platform/database';
import { KeptEvents, type Offsets } from '@sidetone/platform/messaging';
import { Problem } from '@sidetone/platform/web';
import { holdScores } from '../keep-cells/hold-scores.js';
import { LONG_WAIT_MS } from './long-work.js';
import { MendFacts, type FactsFound } from './mend-facts.js';
import { RecountsOwed } from './recounts-owed.js';
import { ShadowFacts, type Shadow } from './shadow-facts.js';

/** What was read, and what it says of the kept facts. */
export interface FactsOfEvents {
  /** Records of `survey.response.v1` and `survey.invitation.v1` that were read. */
  readonly records: number;
  readonly answers: FactsFound;
  readonly invitations: FactsFound;
}

const TOPICS = [responseReceived.topic, invitationDispatched.topic];
const REBUILD_LOCK = 7_361_014;

type Standing = ReadonlyMap<string, Offsets>;

/** Makes the facts anew from the events that Kafka keeps, holds the kept ones against them, and puts right what differs. */
@Injectable()
export class RebuildFromEvents {
  constructor(
    private readonly events: KeptEvents,
    private readonly shadows: ShadowFacts,
    private readonly facts: MendFacts,
    private readonly owed: RecountsOwed,
  ) {}

  /** @throws Problem 409 while another such rebuild runs, or where the topics are not those that the facts came by */
  rebuild(): Promise<FactsOfEvents> {
    return this.shadows.use(async (shadow) => {
      await this.holdTurn(shadow);
      // As far as the service had come: what follows is read while it waits, so that both stand at the same record.
      const before = await shadow.database.transaction((tx) => this.standing(tx));
      let records = 0;
      const keptSince = new Map<string, Instant | undefined>();
      for (const topic of TOPICS) {
        const read = await this.events.read(topic, { until: before.get(topic) ?? new Map() }, (events) =>
          shadow.database.transaction((tx) => shadow.take(tx, events)),
        );
        assertSameTopic(topic, before.get(topic), read.ends);
        records += read.records;
        keptSince.set(topic, read.since);
      }
      return shadow.database.transaction(async (tx) => {
        await holdScores(tx, LONG_WAIT_MS);
        const now = await this.standing(tx);
        for (const topic of TOPICS) {
          const range = { from: before.get(topic) ?? new Map(), until: now.get(topic) ?? new Map() };
          records += (await this.events.read(topic, range, (events) => shadow.take(tx, events))).records;
        }
        const answers = await this.facts.answers(tx, keptSince.get(responseReceived.topic));
        const invitations = await this.facts.invitations(tx, keptSince.get(invitationDispatched.topic));
        if ([answers, invitations].some(({ missing, differing }) => missing + differing > 0)) await this.owed.note(tx);
        return { records, answers, invitations };
      });
    });
  }

  private async holdTurn({ database }: Shadow): Promise<void> {
    const [turn] = await database.query<{ ours: boolean }>(sql`
      select pg_try_advisory_lock(${REBUILD_LOCK}::int, hashtext(current_schema())) as ours`);
    if (turn?.ours === true) return;
    throw new Problem(409, 'Already at work', 'Another rebuild from events runs: wait for its end.');
  }

  /** How far the service has taken each topic. It is noted in the transaction of the effects, so that it is exact. */
  private async standing(tx: Transaction): Promise<Standing> {
    const rows = await tx.query<{ topic: string; partition: number; next: number }>(sql`
      select topic, partition, counted_to::float8 as next from record_position where topic = any(${TOPICS}::text[])`);
    return new Map(
      TOPICS.map((topic) => [
        topic,
        new Map(rows.filter((row) => row.topic === topic).map(({ partition, next }) => [partition, next])),
      ]),
    );
  }
}

/** Of a topic that was made anew, or on another cluster, events tell nothing of the facts: no comparison is better than a wrong one. */
function assertSameTopic(topic: string, taken: Offsets = new Map(), ends: Offsets): void {
  for (const [partition, next] of taken) {
    const end = ends.get(partition) ?? 0;
    if (end >= next) continue;
    throw new Problem(
      409,
      'Other topics than those of the facts',
      `Of ${topic}, partition ${partition}, ${next} records were counted, and Kafka has ${end}: this is another cluster, or the topic was made anew. Nothing was changed.`,
    );
  }
}
