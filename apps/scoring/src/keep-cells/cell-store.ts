import { Injectable } from '@nestjs/common';
import { sql, trustedSql, unnest, type Column, type Transaction } from '@sidetone/platform/database';
import { ShiftStore } from '../watch-shifts/shift-store.js';
import { byMonth, type CellChange, type CellChanges } from './cell-changes.js';
import { COUNT_COLUMNS } from './cell-place.js';

const countColumns: Readonly<Record<string, Column<CellChange>>> = Object.fromEntries(
  COUNT_COLUMNS.map((name, index) => [name, ['int', ({ counts }: CellChange) => counts[index] ?? 0] as const]),
);
const keyColumns = {
  dimension: 'text',
  kind: 'text',
  area: 'text',
  value: 'text',
  period: 'text',
  stratum: 'text',
} as const;
const columns = { ...keyColumns, ...countColumns };

const names = trustedSql(COUNT_COLUMNS.join(', '));
const sums = trustedSql(COUNT_COLUMNS.map((name) => `${name} = kept.${name} + excluded.${name}`).join(', '));

/** Neighbours of the key together: they stand on the same pages of the index. */
const keyOrder = trustedSql(
  `order by ${Object.keys(keyColumns)
    .map((name) => `${name} collate "C"`)
    .join(', ')}`,
);

/** The cells of days and months. Changed with the facts they count, in the same transaction, while scores are held. */
@Injectable()
export class CellStore {
  constructor(private readonly shifts: ShiftStore) {}

  /** Adds the changes; a changed series is watched anew. One statement for days and one for months, whatever the number of facts. */
  async apply(tx: Transaction, changes: CellChanges): Promise<void> {
    const days = changes.ofDays();
    if (days.length === 0) return;
    await tx.query(sql`
      insert into score_cell as kept (dimension, kind, journey_area, value, day, stratum, ${names})
      select dimension, kind, area, value, period::date, stratum, ${names} from ${unnest(columns, days)} ${keyOrder}
      on conflict (dimension, kind, journey_area, value, day, stratum) do update set ${sums}`);
    await this.shifts.noteChanged(tx, days);
    const months = byMonth(days);
    if (months.length === 0) return;
    await tx.query(sql`
      insert into score_month as kept (dimension, kind, journey_area, value, month, stratum, ${names})
      select dimension, kind, area, value, period, stratum, ${names} from ${unnest(columns, months)} ${keyOrder}
      on conflict (dimension, kind, journey_area, value, month, stratum) do update set ${sums}`);
  }
}
