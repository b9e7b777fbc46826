import { createHash } from 'node:crypto';
import type { ControlColumn, DriverAnswers } from '@sidetone/domain/drivers';
import type { KpiDirection } from '@sidetone/domain/kpi';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { levelsOf, type Characteristics } from './characteristics.js';
import { GrowingColumn } from './growing-column.js';
import { KpiBuilder } from './kpi-builder.js';
import type { RunScope } from './run-scope.js';

/** What a run needs of the database: a connection of its own, in which it sees one state of things. */
export interface Asking {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

export interface AnswersQuestion extends RunScope {
  readonly windowDays: number;
  /** Answers and exposures count as they were known at this time. */
  readonly asOf: Instant;
}

/** A KPI that answers may have an exposure to. */
export interface AskedKpi {
  readonly kpi: string;
  readonly direction: KpiDirection;
  /** Whether it counts events, so that their ages can tell how long one hurts. */
  readonly countsEvents: boolean;
}

export interface ReadAnswers {
  readonly answers: DriverAnswers;
  /** Of all that was read, in order: SHA-256. */
  readonly fingerprint: string;
}

interface Row extends Characteristics {
  readonly response_id: string;
  readonly revision: number;
  readonly exposed: number;
  readonly customer_id: string;
  readonly answered_at: Instant;
  readonly score: number;
  readonly kpis: readonly { readonly kpi: string; readonly value?: number; readonly events?: number }[];
  readonly evidence: readonly { readonly kpi: string; readonly at: string }[];
}

const AT_ONCE = 10_000;
const CONTROLS = ['segment', 'region', 'tenure', 'channel', 'contractLevel'] as const;

/** Reads the answers of a run in parts, so that no more than one part of rows stands in memory beside the columns. In a transaction of the caller's. */
export async function readAnswers(
  asking: Asking,
  question: AnswersQuestion,
  kpis: readonly AskedKpi[],
): Promise<ReadAnswers> {
  const building = new ColumnBuilder(kpis, question.windowDays);
  await asking.query(...declared(question));
  let rows: Row[];
  do {
    ({ rows } = (await asking.query(`fetch ${AT_ONCE} from answers`)) as { rows: Row[] });
    for (const row of rows) building.add(row);
  } while (rows.length === AT_ONCE);
  await asking.query('close answers');
  return building.done();
}

function declared({
  kind,
  windowDays,
  asOf,
  segment,
  region,
  journeyArea,
  contractLevel,
}: AnswersQuestion): [string, unknown[]] {
  const text = `
    declare answers no scroll cursor for
    select answer.response_id, answer.revision::float8 as revision, exposure.revision::float8 as exposed, answer.customer_id,
      (extract(epoch from answer.answered_at) * 1000)::float8 as answered_at, answer.score, customer.segment,
      coalesce(line.region, customer.region) as region, customer.contract_level, answer.channel,
      (extract(epoch from customer.customer_since) * 1000)::float8 as customer_since,
      exposure.kpis, exposure.evidence
    from answer
    cross join lateral (
      select revision, kpis, evidence from exposure
      where exposure.response_id = answer.response_id and exposure.window_days = $2 and exposure.known_at <= to_timestamp($3::float8 / 1000)
      order by revision desc limit 1) as exposure
    left join customer using (customer_id)
    left join subscription line on line.subscription_id = answer.subscription_id
    where answer.kind = $1 and not answer.withdrawn and answer.answered_at <= to_timestamp($3::float8 / 1000)
      and ($4::text is null or customer.segment = $4) and ($5::text is null or coalesce(line.region, customer.region) = $5)
      and ($6::text is null or answer.journey_area = $6) and ($7::text is null or customer.contract_level = $7)
    order by answer.answered_at, answer.response_id`;
  return [text, [kind, windowDays, asOf, segment, region, journeyArea, contractLevel]];
}

class ColumnBuilder {
  private readonly scores = new GrowingColumn((size) => new Uint8Array(size));
  private readonly answeredAt = new GrowingColumn((size) => new Float64Array(size));
  private readonly customers = new Numbering();
  private readonly kpis: Map<string, KpiBuilder>;
  private readonly controls = Object.fromEntries(CONTROLS.map((name) => [name, new Numbering()])) as Record<
    (typeof CONTROLS)[number],
    Numbering
  >;
  private readonly hash = createHash('sha256');

  constructor(
    kpis: readonly AskedKpi[],
    private readonly windowDays: number,
  ) {
    this.kpis = new Map(kpis.map((asked) => [asked.kpi, new KpiBuilder(asked, windowDays)]));
  }

  add(row: Row): void {
    const { response_id, revision, exposed, customer_id, score, answered_at, customer_since } = row;
    const { segment, region, contract_level, channel } = row;
    const answer = this.scores.length;
    this.scores.push(score);
    this.answeredAt.push(answered_at);
    this.customers.add(customer_id);
    const levels = levelsOf({ ...row, channel: row.channel ?? 'unknown' }, answered_at);
    for (const name of CONTROLS) this.controls[name].add(levels[name] ?? 'unknown');
    for (const { kpi, value, events } of row.kpis)
      if (value !== undefined) this.builderOf(kpi).add(answer, value, events);
    for (const { kpi, at } of row.evidence)
      this.builderOf(kpi).addEvent(answer, (answered_at - Date.parse(at)) / DAY_MS);
    const said = [response_id, revision, exposed, customer_id, score, answered_at];
    this.hash.update(JSON.stringify([...said, segment, region, contract_level, channel, customer_since]));
  }

  /** A measured KPI of the operator's own may be in exposures and not in the catalogue. */
  private builderOf(kpi: string): KpiBuilder {
    let builder = this.kpis.get(kpi);
    if (!builder)
      this.kpis.set(kpi, (builder = new KpiBuilder({ kpi, direction: 'none', countsEvents: false }, this.windowDays)));
    return builder;
  }

  done(): ReadAnswers {
    const n = this.scores.length;
    return {
      answers: {
        scores: this.scores.done(),
        answeredAt: this.answeredAt.done(),
        customers: this.customers.codes(),
        kpis: [...this.kpis.keys()].sort().flatMap((kpi) => this.builderOf(kpi).column(n) ?? []),
        controls: CONTROLS.map((name) => this.controls[name].control(name)),
      },
      fingerprint: this.hash.digest('hex'),
    };
  }
}

/** Numbers names in the order in which they come. */
class Numbering {
  private readonly numbers = new Map<string, number>();
  private readonly numbered = new GrowingColumn((size) => new Int32Array(size));

  add(name: string): void {
    let number = this.numbers.get(name);
    if (number === undefined) this.numbers.set(name, (number = this.numbers.size));
    this.numbered.push(number);
  }

  codes(): Int32Array {
    return this.numbered.done();
  }

  control(name: string): ControlColumn {
    return { name, levels: [...this.numbers.keys()], codes: this.codes() };
  }
}
