import { Injectable } from '@nestjs/common';
import type { Programme } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText, type Transaction } from '@sidetone/platform/database';

/** One connection, in a transaction or not. */
type Reader = Pick<Database, 'query'>;

/** A version of a programme, and who made it. */
export interface PublishedProgramme {
  readonly programme: Programme;
  readonly publishedAt: string;
  /** The name of the API key; `sidetone` for what ships. */
  readonly publishedBy: string;
}

interface ProgrammeRow {
  readonly programme_id: string;
  readonly version: number;
  readonly state: Programme['state'];
  readonly definition: Omit<Programme, 'programmeId' | 'version' | 'state'>;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

const COLUMNS = sql`programme_id, version, state, definition, ${utcText('published_at')} as "publishedAt", published_by as "publishedBy"`;
/** Held by whoever publishes, so that versions follow one another. */
const PUBLISH_LOCK = 7_361_108;

/** Programmes in all their versions. */
@Injectable()
export class ProgrammeStore {
  constructor(private readonly database: Database) {}

  /** The version in force of each programme, ended ones too, by id. */
  async inForce(reader: Reader = this.database): Promise<readonly PublishedProgramme[]> {
    const rows = await reader.query<ProgrammeRow>(
      sql`select distinct on (programme_id) ${COLUMNS} from programme order by programme_id, version desc`,
    );
    return rows.map(publishedIn);
  }

  /** All versions of one programme, the latest first. */
  async versions(programmeId: string, reader: Reader = this.database): Promise<readonly PublishedProgramme[]> {
    const rows = await reader.query<ProgrammeRow>(
      sql`select ${COLUMNS} from programme where programme_id = ${programmeId} order by version desc`,
    );
    return rows.map(publishedIn);
  }

  /** The waves of all versions of all programmes. */
  async waveIds(reader: Reader = this.database): Promise<ReadonlySet<string>> {
    const rows = await reader.query<{ wave_id: string }>(
      sql`select distinct definition->'occasion'->>'waveId' as wave_id from programme where kind = 'wave'`,
    );
    return new Set(rows.map((row) => row.wave_id));
  }

  /** Waits until nobody else publishes, and holds the turn until the transaction ends. */
  async waitForTurn(tx: Transaction): Promise<void> {
    await tx.query(sql`select pg_advisory_xact_lock(${PUBLISH_LOCK}, hashtext(current_schema()))`);
  }

  async add(tx: Transaction, programme: Programme, at: Instant, by: string): Promise<void> {
    const { programmeId, version, state, ...definition } = programme;
    await tx.query(sql`
      insert into programme (programme_id, version, kind, state, definition, published_at, published_by)
      values (${programmeId}, ${version}, ${definition.occasion.kind}, ${state}, ${JSON.stringify(definition)}::jsonb,
        ${toIso(at)}::timestamptz, ${by})`);
  }
}

function publishedIn(row: ProgrammeRow): PublishedProgramme {
  const { programme_id: programmeId, version, state, definition, publishedAt, publishedBy } = row;
  return { programme: { ...definition, programmeId, version, state }, publishedAt, publishedBy };
}
