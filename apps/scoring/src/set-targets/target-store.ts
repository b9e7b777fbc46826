import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText } from '@sidetone/platform/database';

export type TargetMetric = 'nps' | 'satisfactionIndex';

/** What is aimed at; an empty area is all together. */
export interface Target {
  readonly kind: SurveyKind;
  readonly journeyArea: string;
  readonly metric: TargetMetric;
  readonly target: number;
  readonly version: number;
  readonly setBy: string;
  readonly setAt: string;
}

/** The target lines. */
@Injectable()
export class TargetStore {
  constructor(private readonly database: Database) {}

  all(): Promise<Target[]> {
    return this.database.query<Target>(sql`
      select kind, journey_area as "journeyArea", metric, target, version, set_by as "setBy", ${utcText('set_at')} as "setAt"
      from score_target order by kind, metric, journey_area`);
  }

  /** NPS targets by area; none for kinds that are mixed. */
  async ofNps(kinds: readonly SurveyKind[]): Promise<ReadonlyMap<string, number>> {
    return this.of('nps', kinds);
  }

  /** The target of the index of waves, in percent. */
  async ofIndex(kinds: readonly SurveyKind[]): Promise<number | undefined> {
    return (await this.of('satisfactionIndex', kinds)).get('');
  }

  /** Sets a target; returns it with its version. */
  async put(target: Omit<Target, 'version' | 'setAt'>, now: Instant): Promise<Target | undefined> {
    const { kind, journeyArea, metric, target: aim, setBy } = target;
    const rows = await this.database.query<Target>(sql`
      insert into score_target as known (kind, journey_area, metric, target, version, set_by, set_at)
      values (${kind}, ${journeyArea}, ${metric}, ${aim}, 1, ${setBy}, ${toIso(now)})
      on conflict (kind, journey_area, metric) do update set
        target = excluded.target, version = known.version + 1, set_by = excluded.set_by, set_at = excluded.set_at
      returning kind, journey_area as "journeyArea", metric, target, version, set_by as "setBy", ${utcText('set_at')} as "setAt"`);
    return rows[0];
  }

  private async of(metric: TargetMetric, kinds: readonly SurveyKind[]): Promise<ReadonlyMap<string, number>> {
    const [kind, another] = kinds;
    if (kind === undefined || another !== undefined) return new Map();
    const rows = await this.database.query<{ area: string; target: number }>(sql`
      select journey_area as area, target from score_target where kind = ${kind} and metric = ${metric}`);
    return new Map(rows.map(({ area, target }) => [area, target]));
  }
}
