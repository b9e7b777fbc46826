import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import { Database, sql, trustedSql, utcText, type Transaction } from '@sidetone/platform/database';

export type TargetMetric = 'nps' | 'satisfactionIndex';

/** What a target is of; an empty area is all together. */
export interface TargetKey {
  readonly kind: SurveyKind;
  readonly journeyArea: string;
  readonly metric: TargetMetric;
}

/** What is aimed at, in one of its versions. */
export interface Target extends TargetKey {
  readonly target: number;
  readonly version: number;
  /** The name of the API key. */
  readonly setBy: string;
  readonly setAt: string;
}

/** Held by whoever sets a target, so that versions follow one another. */
const TARGETS_LOCK = 7_361_012;

const columns = sql`kind, journey_area as "journeyArea", metric, target, version, set_by as "setBy", ${utcText('set_at')} as "setAt"`;
const inForce = trustedSql(
  '(select distinct on (kind, journey_area, metric) * from score_target order by kind, journey_area, metric, version desc) as target_in_force',
);

/** The target lines in all their versions. */
@Injectable()
export class TargetStore {
  constructor(private readonly database: Database) {}

  /** Those in force. */
  all(): Promise<Target[]> {
    return this.database.query<Target>(sql`select ${columns} from ${inForce} order by kind, metric, journey_area`);
  }

  /** All versions of one target, the one in force first; none where nobody set it. */
  versions(
    { kind, journeyArea, metric }: TargetKey,
    reader: Pick<Database, 'query'> = this.database,
  ): Promise<Target[]> {
    return reader.query<Target>(sql`
      select ${columns} from score_target where kind = ${kind} and journey_area = ${journeyArea} and metric = ${metric}
      order by version desc`);
  }

  /** NPS targets by area; none for kinds that are mixed. */
  async ofNps(kinds: readonly SurveyKind[]): Promise<ReadonlyMap<string, number>> {
    return this.of('nps', kinds);
  }

  /** The target of the index of waves, in percent. */
  async ofIndex(kinds: readonly SurveyKind[]): Promise<number | undefined> {
    return (await this.of('satisfactionIndex', kinds)).get('');
  }

  /** Waits until nobody else sets a target, and holds the turn until the transaction ends. */
  async waitForTurn(tx: Transaction): Promise<void> {
    await tx.query(sql`select pg_advisory_xact_lock(${TARGETS_LOCK}::int, hashtext(current_schema()))`);
  }

  async add(tx: Transaction, { kind, journeyArea, metric, target, version, setBy, setAt }: Target): Promise<void> {
    await tx.query(sql`
      insert into score_target (kind, journey_area, metric, target, version, set_by, set_at)
      values (${kind}, ${journeyArea}, ${metric}, ${target}, ${version}, ${setBy}, ${setAt}::timestamptz)`);
  }

  private async of(metric: TargetMetric, kinds: readonly SurveyKind[]): Promise<ReadonlyMap<string, number>> {
    const [kind, another] = kinds;
    if (kind === undefined || another !== undefined) return new Map();
    const rows = await this.database.query<{ area: string; target: number }>(sql`
      select distinct on (journey_area) journey_area as area, target from score_target
      where kind = ${kind} and metric = ${metric} order by journey_area, version desc`);
    return new Map(rows.map(({ area, target }) => [area, target]));
  }
}
