import { DELAY_CLASSES } from '@sidetone/domain/nps';
import { sql, trustedSql } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';
import { SCORING } from '../scoring/score-world.js';

const WAVES = 16;
const SHIFTS = 100;
/** Answers by how long they took: cells count them, and no panel asks for them. */
const NO_DELAYS = trustedSql(Array.from({ length: DELAY_CLASSES }, () => '0').join(', '));

/** Waves with their cells, what is aimed at, and shifts that were told. */
export async function keepWaves(suite: Suite): Promise<void> {
  await suite.query(
    SCORING,
    sql`insert into wave select 'W' || n, 'b2b-wave', current_date - n * 45 from generate_series(1, ${WAVES}::int) as n`,
  );
  await suite.query(
    SCORING,
    sql`insert into score_month
      select 'wave', 'wave', '', wave_id, to_char(first_day, 'YYYY-MM'), '', 300, 150, 90, 0, 0, 0, 1000, 540, ${NO_DELAYS}
      from wave`,
  );
  await suite.query(SCORING, sql`insert into score_target values ('wave', '', 'nps', 20, 1, 'bench', now())`);
  const counted = (promoters: number, detractors: number) => ({ promoters, passives: 10, detractors });
  const signal = { direction: 'down', day: '2026-01-02', since: '2026-01-01', difference: -66, low: -80, high: -40 };
  await suite.query(
    SCORING,
    sql`insert into score_shift
      select 'transactional', 'support', current_date - 7 * n, 'down',
        ${JSON.stringify({ ...signal, before: counted(40, 10), after: counted(20, 30) })}::jsonb, 1, false
      from generate_series(1, ${SHIFTS}::int) as n`,
  );
  await suite.query(SCORING, sql`vacuum analyze`);
}
