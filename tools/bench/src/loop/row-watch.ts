import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const POLL_MS = 20;

/** What dashboards show: the answer in the scores of its survey, and the outage that a chart marks. */
export type ShownRow = 'score' | 'outage';

const ASKED: Readonly<Record<ShownRow, string>> = {
  score: `select value as id from insight.nps_group_daily
    where dimension = 'survey' and area = 'overall' and kind = 'transactional' and value = any($1::text[])`,
  outage: `select entity_id as id from insight.outage where told_at > now() - interval '5 minutes' and entity_id = any($1::text[])`,
};

/** Looks for rows in the views of dashboards, by their reading role, until each is there. */
export class RowWatch {
  private readonly sent: Readonly<Record<ShownRow, Map<string, number>>> = { score: new Map(), outage: new Map() };
  private readonly delays: Readonly<Record<ShownRow, number[]>> = { score: [], outage: [] };
  private ending = false;
  private readonly running: Promise<unknown>;

  constructor(private readonly reader: pg.Client) {
    this.running = this.watch();
  }

  expect(id: string): void {
    for (const sent of Object.values(this.sent)) sent.set(id, performance.now());
  }

  /** Milliseconds from sending to each row, once all are there; those that are not after `givingUpMs` count as so late. */
  async all(givingUpMs: number): Promise<Readonly<Record<ShownRow, readonly number[]>>> {
    const until = performance.now() + givingUpMs;
    while (this.missing() > 0 && performance.now() < until) await pause(POLL_MS);
    this.ending = true;
    await this.running;
    for (const row of ['score', 'outage'] as const)
      for (const at of this.sent[row].values()) this.delays[row].push(performance.now() - at);
    return this.delays;
  }

  private missing(): number {
    return this.sent.score.size + this.sent.outage.size;
  }

  private async watch(): Promise<void> {
    while (!this.ending) {
      for (const row of ['score', 'outage'] as const) await this.look(row);
      await pause(POLL_MS);
    }
  }

  private async look(row: ShownRow): Promise<void> {
    const sent = this.sent[row];
    if (sent.size === 0) return;
    const { rows } = await this.reader.query<{ id: string }>(ASKED[row], [[...sent.keys()]]);
    for (const { id } of rows) {
      const at = sent.get(id);
      if (at === undefined) continue;
      sent.delete(id);
      this.delays[row].push(performance.now() - at);
    }
  }
}
