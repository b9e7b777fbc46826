import { Injectable, Logger } from '@nestjs/common';
import { readKpiDefinition } from '@sidetone/domain/kpi';
import { Database, sql, utcText, type Transaction } from '@sidetone/platform/database';
import type { CatalogueEntry } from './catalogue-entry.js';

/** One connection, in a transaction or not. */
type Reader = Pick<Database, 'query'>;

interface DefinitionRow extends Omit<CatalogueEntry, 'definition'> {
  readonly kpi: string;
  readonly definition: unknown;
}

const COLUMNS = sql`kpi, version::float8 as version, retired, definition,
  ${utcText('changed_at')} as "changedAt", changed_by as "changedBy", note`;

/** Held by whoever edits, so that versions are seen in the order in which they are counted. */
const EDIT_LOCK = 7_361_107;

/** The versions of KPI definitions that an operator made. */
@Injectable()
export class DefinitionStore {
  private readonly logger = new Logger(DefinitionStore.name);

  constructor(private readonly database: Database) {}

  /** The greatest version; 0 when all is as it ships. */
  async version(reader: Reader = this.database): Promise<number> {
    const [row] = await reader.query<{ version: number }>(
      sql`select coalesce(max(version), 0)::float8 as version from kpi_definition`,
    );
    return row?.version ?? 0;
  }

  /** The version in force of each KPI that was ever changed. */
  async latest(reader: Reader = this.database): Promise<CatalogueEntry[]> {
    return this.read(
      await reader.query<DefinitionRow>(
        sql`select distinct on (kpi) ${COLUMNS} from kpi_definition order by kpi, version desc`,
      ),
    );
  }

  /** All versions of one KPI, the latest first. */
  async history(kpi: string, reader: Reader = this.database): Promise<CatalogueEntry[]> {
    return this.read(
      await reader.query<DefinitionRow>(
        sql`select ${COLUMNS} from kpi_definition where kpi = ${kpi} order by version desc`,
      ),
    );
  }

  /** Waits until nobody else edits, and holds the turn until the transaction ends. */
  async waitForTurn(tx: Transaction): Promise<void> {
    await tx.query(sql`select pg_advisory_xact_lock(${EDIT_LOCK}, hashtext(current_schema()))`);
  }

  async add(
    tx: Transaction,
    { definition, version, retired, changedAt, changedBy, note }: CatalogueEntry,
  ): Promise<void> {
    await tx.query(sql`
      insert into kpi_definition (kpi, version, definition, retired, changed_at, changed_by, note)
      values (${definition.kpi}, ${version}, ${JSON.stringify(definition)}::jsonb, ${retired}, ${changedAt}, ${changedBy}, ${note})`);
  }

  /** Asks that the history of a KPI be counted anew. */
  async askRecount(tx: Transaction, { definition, version, changedAt }: CatalogueEntry): Promise<void> {
    await tx.query(
      sql`insert into kpi_recount (kpi, version, asked_at) values (${definition.kpi}, ${version}, ${changedAt})`,
    );
  }

  /** What was stored by another release may look at facts that this one does not have: then the KPI rests, and the log says so. */
  private read(rows: readonly DefinitionRow[]): CatalogueEntry[] {
    return rows.flatMap(({ kpi, definition, ...row }) => {
      const result = readKpiDefinition(kpi, definition);
      if (result.kind === 'read') return [{ ...row, definition: result.definition }];
      const { problems } = result;
      this.logger.error({ kpi, version: row.version, problems }, 'A stored KPI definition cannot be used: edit it.');
      return [];
    });
  }
}
