import { Injectable } from '@nestjs/common';
import { JOURNEY_AREAS } from '@sidetone/domain/journey';
import type { RepairKind } from '@sidetone/domain/repairs';
import { Database, sql } from '@sidetone/platform/database';

/** Which things that can be repaired are known here. */
@Injectable()
export class KnownTargets {
  constructor(private readonly database: Database) {}

  /** Those of the targets that nothing names: no link of topology, no customer, no journey area. */
  async unknownOf(kind: RepairKind, targets: readonly string[]): Promise<ReadonlySet<string>> {
    if (kind === 'process') {
      const areas: ReadonlySet<string> = new Set(JOURNEY_AREAS);
      return new Set(targets.filter((target) => !areas.has(target)));
    }
    const named =
      kind === 'resource'
        ? sql`select from topology_link link where link.resource_id = target`
        : sql`select from customer where customer.region = target`;
    const rows = await this.database.query<{ target: string }>(
      sql`select target from unnest(${targets}::text[]) as asked (target) where not exists (${named})`,
    );
    return new Set(rows.map(({ target }) => target));
  }
}
