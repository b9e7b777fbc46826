import { Controller } from '@nestjs/common';
import { interactionChanged, type InteractionChanged } from '@sidetone/contracts/events';
import { DAY_MS, toIso } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { CellChanges } from '../keep-cells/cell-changes.js';
import { CellStore } from '../keep-cells/cell-store.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { FillTeams } from './fill-teams.js';

const columns = { interaction_id: 'text', team: 'text', changed_at: 'timestamptz' } as const;
/** Nobody is asked about a touchpoint that is older. */
const KEPT_MS = 90 * DAY_MS;

/** Keeps which team, or which technician, served the customer at a touchpoint: the first that is told. */
@Controller()
export class KeepTeams {
  constructor(
    private readonly teams: FillTeams,
    private readonly cells: CellStore,
  ) {}

  @OnEvents(interactionChanged)
  async handle({ events }: EventBatch<InteractionChanged>, tx: Transaction): Promise<Outcome[]> {
    const told = new Map<string, { interaction_id: string; team: string; changed_at: string }>();
    for (const { data, time } of events) {
      const { interactionId, team } = data;
      if (team === undefined || told.has(interactionId)) continue;
      told.set(interactionId, { interaction_id: interactionId, team, changed_at: toIso(time) });
    }
    if (told.size > 0) await this.keep(tx, [...told.values()], Math.max(...events.map((event) => event.arrivedAt)));
    return events.map(({ data }) => (data.team === undefined ? drop('interaction without a team') : ok));
  }

  private async keep(tx: Transaction, rows: readonly { interaction_id: string }[], now: number): Promise<void> {
    await holdScores(tx);
    await tx.query(sql`
      with forgotten as (delete from interaction_team where changed_at < ${toIso(now - KEPT_MS)}::timestamptz)
      insert into interaction_team (interaction_id, team, changed_at)
      select interaction_id, team, changed_at from ${unnest(columns, rows)} order by interaction_id
      on conflict do nothing`);
    const cells = new CellChanges();
    await this.teams.ofInteractions(
      tx,
      rows.map((row) => row.interaction_id),
      cells,
    );
    await this.cells.apply(tx, cells);
  }
}
