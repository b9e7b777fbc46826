import fc from 'fast-check';
import { npsReading } from '@sidetone/domain/nps';
import { wilsonInterval } from '@sidetone/domain/statistics';
import { sql, trustedSql } from '@sidetone/platform/database';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { readingFunctions } from './reading-functions.js';

const MINIMUM_N = 10;
let suite: SuiteDatabase;

beforeAll(async () => {
  suite = await openDatabase();
  for (const statement of readingFunctions(MINIMUM_N)) await suite.database.query(trustedSql(statement));
});
afterAll(() => suite.close());

const counts = fc.record({
  promoters: fc.nat(200_000),
  passives: fc.nat(200_000),
  detractors: fc.nat(200_000),
});
const few = fc.record({ promoters: fc.nat(6), passives: fc.nat(6), detractors: fc.nat(6) });

it('reads any counts as the API does, too few answers included', async () => {
  const drawn = [...fc.sample(counts, 300), ...fc.sample(few, 300), { promoters: 12, passives: 0, detractors: 0 }];
  const rows = await suite.database.query<{
    score: number | null;
    low: number | null;
    high: number | null;
    status: string;
  }>(sql`
    select insight.nps_score(p, q, d) as score, insight.nps_low(p, q, d) as low, insight.nps_high(p, q, d) as high, insight.nps_status(p + q + d) as status
    from unnest(${drawn.map(({ promoters }) => promoters)}::bigint[], ${drawn.map(({ passives }) => passives)}::bigint[],
      ${drawn.map(({ detractors }) => detractors)}::bigint[]) with ordinality as each (p, q, d, place) order by place`);
  expect(rows).toHaveLength(drawn.length);
  rows.forEach((row, index) => {
    const reading = npsReading(drawn[index] ?? { promoters: 0, passives: 0, detractors: 0 }, MINIMUM_N);
    if (reading.kind === 'insufficient') {
      const status = reading.n === 0 ? 'no answers' : 'too few answers';
      expect(row).toEqual({ score: null, low: null, high: null, status });
      return;
    }
    expect(row.status).toBe('ok');
    expect(row.score).toBeCloseTo(reading.score, 9);
    expect(row.low).toBeCloseTo(reading.low, 9);
    expect(row.high).toBeCloseTo(reading.high, 9);
  });
});

it('reads any share with Wilson’s interval, and none of nobody', async () => {
  const drawn = fc
    .sample(fc.tuple(fc.nat(300_000), fc.nat(300_000)), 500)
    .map(([one, other]) => ({ successes: Math.min(one, other), trials: Math.max(one, other) }))
    .concat([
      { successes: 0, trials: 0 },
      { successes: 0, trials: 1 },
      { successes: 1, trials: 1 },
    ]);
  const rows = await suite.database.query<{ low: number | null; high: number | null }>(sql`
    select insight.share_low(successes, trials) as low, insight.share_high(successes, trials) as high
    from unnest(${drawn.map(({ successes }) => successes)}::bigint[], ${drawn.map(({ trials }) => trials)}::bigint[])
      with ordinality as each (successes, trials, place) order by place`);
  rows.forEach(({ low, high }, index) => {
    const interval = wilsonInterval(drawn[index] ?? { successes: 0, trials: 0 });
    if (!interval) return expect({ low, high }).toEqual({ low: null, high: null });
    expect(low).toBeCloseTo(interval.low, 12);
    expect(high).toBeCloseTo(interval.high, 12);
  });
});

it('finds nothing where no rows are added up', async () => {
  const [row] = await suite.database.query(
    sql`select insight.nps_score(null, null, null) as score, insight.nps_status(null) as status, insight.share(null, null) as share`,
  );
  expect(row).toEqual({ score: null, status: 'no answers', share: null });
});
