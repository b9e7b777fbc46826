import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, trustedSql, utcText, type Sql } from '@sidetone/platform/database';
import type { FileMapping } from './file-mapping.js';

export interface StoredMapping {
  readonly name: string;
  /** Counts the changes, from 1. */
  readonly revision: number;
  readonly changedAt: string;
  readonly mapping: FileMapping;
}

/** Mappings by name. They were checked before they were kept. */
@Injectable()
export class MappingStore {
  constructor(private readonly database: Database) {}

  /** Keeps a mapping in place of the one of that name; the same again changes nothing. */
  async keep(name: string, mapping: FileMapping, now: Instant): Promise<void> {
    await this.database.query(sql`
      insert into ingest_mapping as known (name, kind, content, revision, changed_at)
      values (${name}, ${mapping.kind}, ${JSON.stringify(mapping)}, 1, ${toIso(now)})
      on conflict (name) do update set kind = excluded.kind, content = excluded.content,
        revision = known.revision + 1, changed_at = excluded.changed_at
      where known.content <> excluded.content`);
  }

  async find(name: string): Promise<StoredMapping | undefined> {
    const [mapping] = await this.list(sql`name = ${name}`);
    return mapping;
  }

  list(condition: Sql = trustedSql('true')): Promise<StoredMapping[]> {
    return this.database.query<StoredMapping>(sql`
      select name, revision, ${utcText('changed_at')} as "changedAt", content as mapping
      from ingest_mapping where ${condition} order by name`);
  }
}
