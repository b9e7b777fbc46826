import { analyseDrivers } from '@sidetone/domain/drivers';
import type { PopulationReport } from '@sidetone/domain/impact';
import { plantWorld } from '@sidetone/domain/planted-truth';
import { DELAY_CLASSES } from '@sidetone/domain/nps';
import { sql, trustedSql } from '@sidetone/platform/database';
import type { Suite } from '../suite/index.js';

const DELAYS = Array.from({ length: DELAY_CLASSES }, (_, index) => `delay_${index}`);

/** Puts a little of everything where services would; returns what panels are to choose. */
export async function fillSchemas(suite: Suite): Promise<{ readonly kpi: string; readonly runId: string }> {
  await fillScores(suite);
  const found = await fillRuns(suite);
  await fillRepairsAndOutages(suite);
  await fillPlaces(suite);
  await fillCases(suite);
  await fillInvitations(suite);
  return found;
}

/** A hundred answers of support, three of billing, in region north and, of some, in one that is not known. */
async function fillScores(suite: Suite): Promise<void> {
  const zeros = trustedSql(DELAYS.map(() => '0').join(', '));
  const cells = sql`values ('all', '', '', 52, 20, 31, 400, 103), ('all', 'support', '', 50, 20, 30, 390, 100), ('all', 'billing', '', 2, 0, 1, 10, 3),
    ('region', '', 'north', 40, 15, 25, 300, 80), ('region', '', '', 12, 5, 6, 100, 23), ('segment', '', 'consumer', 52, 20, 31, 400, 103),
    ('contractLevel', '', 'gold', 5, 2, 1, 20, 8)`;
  const counts = sql`promoters, passives, detractors, 0, 0, 0, invited, answered, ${zeros}`;
  await suite.query(
    'scoring',
    sql`
    insert into score_cell select dimension, 'transactional', area, value, current_date - 3, '', ${counts}
    from (${cells}) as cell (dimension, area, value, promoters, passives, detractors, invited, answered)`,
  );
  await suite.query(
    'scoring',
    sql`
    insert into score_month select dimension, kind, area, value, to_char(current_date - 3, 'YYYY-MM'), '', ${counts}
    from (select 'transactional' as kind, * from (${cells}) as cell (dimension, area, value, promoters, passives, detractors, invited, answered)
      union all values ('wave', 'wave', '', 'W1', 30, 10, 10, 100, 50)) as cells`,
  );
  await suite.query(
    'scoring',
    sql`insert into wave values ('W1', 'b2b-wave', current_date - 20), ('W2', 'b2b-wave', current_date - 1)`,
  );
  await suite.query(
    'scoring',
    sql`insert into score_target values ('wave', '', 'nps', 20, 1, 'tests', now()), ('wave', '', 'nps', 90, 2, 'tests', now())`,
  );
  const counted = (promoters: number, detractors: number) => ({ promoters, passives: 10, detractors });
  await suite.query(
    'scoring',
    sql`
    insert into score_shift values ('transactional', 'support', current_date - 2, 'down', ${JSON.stringify({
      direction: 'down',
      day: '2026-01-02',
      since: '2026-01-01',
      before: counted(40, 10),
      after: counted(20, 30),
      difference: -66,
      low: -80,
      high: -40,
    })}::jsonb, 1, false)`,
  );
}

async function fillRuns(suite: Suite): Promise<{ readonly kpi: string; readonly runId: string }> {
  const { answers } = plantWorld('plain', 3, 2_000);
  const planted = analyseDrivers(answers, { seed: 1, draws: 20, keptRespondents: 10 });
  const [driver] = planted.report.drivers.filter(({ flagged, lag }) => flagged && lag !== null);
  if (!driver) throw new Error('The planted world has no flagged driver whose events have an age.');
  // The planted KPI has a name that no catalogue knows.
  const kpi = 'voice.drop.count';
  const leftOut = [{ kpi: 'voice.setupfail.count', reason: 'Nobody who answered was exposed to it.' }];
  const analysed = { ...planted, report: { ...planted.report, leftOut } };
  const analysis = JSON.stringify(analysed).replaceAll(JSON.stringify(driver.kpi), JSON.stringify(kpi));
  const impact = { people: 300, points: 1.5, interval: { low: 0.5, high: 2.5 } };
  const expected = { people: 900, lines: 950, nps: 12, interval: { low: 8, high: 16 }, detractorShare: 0.3 };
  const population: PopulationReport = {
    people: 1_000,
    lines: 1_050,
    strangers: 0,
    silent: expected,
    answered: { ...expected, people: 100 },
    groups: [{ control: 'segment', level: 'business', silent: null, answered: null }],
    kpis: [{ kpi, atRisk: 40, ...impact }],
    resources: [{ resourceId: 'CELL-1', ...impact, kpis: [{ kpi, people: 300, points: 1.5 }] }],
  };
  const runId = '00000000-0000-4000-8000-000000000001';
  const add = (id: string, region: string | null) =>
    suite.query(
      'kpi-correlation',
      sql`
    insert into driver_run (run_id, ranked_at, kind, region, window_days, state, analysis, population)
    values (${id}, now() - interval '1 hour', 'transactional', ${region}, 28, 'done', ${analysis}::jsonb, ${JSON.stringify(population)}::jsonb)`,
    );
  await add(runId, null);
  await add('00000000-0000-4000-8000-000000000002', 'north');
  return { kpi, runId };
}

async function fillRepairsAndOutages(suite: Suite): Promise<void> {
  const proof = (verdict: string) =>
    JSON.stringify({ verdict, reason: 'Because.', score: { difference: 12, low: 4, high: 20, customers: 240 } });
  await suite.query(
    'kpi-correlation',
    sql`
    insert into repair (repair_id, name, kind, targets, repaired_at, team, kpi, registered_at, registered_by, proof, proven_at) values
      ('REP-1', 'New antenna', 'resource', '{CELL-1,CELL-2}', now() - interval '40 days', 'core voice', 'voice.drop.count', now(), 'tests', ${proof('improved')}::jsonb, now()),
      ('REP-2', 'New script', 'process', '{support}', now() - interval '50 days', 'core voice', null, now(), 'tests', ${proof('trends differed before')}::jsonb, now()),
      ('REP-3', 'New fibre', 'region', '{north}', now() - interval '1 day', 'core voice', null, now(), 'tests', null, null)`,
  );
  const told = (type: string, id: string, seq: number, data: unknown) =>
    suite.query(
      'kpi-correlation',
      sql`
    insert into entity_event (type, entity_id, seq, source, event_id, happened_at, arrived_at, late, data)
    values (${type}, ${id}, ${seq}, '//tests', ${`${id}-${seq}`}, now() - interval '1 day' + ${seq} * interval '1 hour', now(), false, ${JSON.stringify(data)})`,
    );
  await suite.query(
    'kpi-correlation',
    sql`
    insert into entity values ('oss.alarm.changed.v1', 'AL-1', now()), ('oss.alarm.changed.v1', 'AL-2', now()), ('oss.problem.changed.v1', 'PR-1', now())`,
  );
  const alarm = { change: 'raised', severity: 'major', serviceAffecting: true, specificProblem: 'Power lost' };
  await told('oss.alarm.changed.v1', 'AL-1', 1, { ...alarm, raisedAt: '2026-11-01T10:00:00Z' });
  await told('oss.alarm.changed.v1', 'AL-1', 2, {
    ...alarm,
    severity: 'cleared',
    raisedAt: '2026-11-01T10:00:00Z',
    clearedAt: '2026-11-01T12:00:00Z',
  });
  await told('oss.alarm.changed.v1', 'AL-2', 1, { ...alarm, planned: true });
  await told('oss.problem.changed.v1', 'PR-1', 1, { status: 'inProgress' });
}

/** Of the resource and the region that something is told of; a customer is there. */
async function fillPlaces(suite: Suite): Promise<void> {
  await suite.query(
    'kpi-correlation',
    sql`insert into customer (customer_id, segment, region, version) values ('CUS-1', 'consumer', 'north', 1)`,
  );
  await suite.query(
    'kpi-correlation',
    sql`
    insert into place (kind, place_id, longitude, latitude, changed_at, changed_by)
    values ('resource', 'CELL-1', 24.95, 60.2, now(), 'tests'), ('region', 'north', 26.5, 67, now(), 'tests')`,
  );
}

/** One that waits past its time, one that was contacted in time, one that is closed. */
async function fillCases(suite: Suite): Promise<void> {
  await suite.query(
    'close-the-loop',
    sql`
    insert into cases (case_id, response_id, response_revision, invitation_id, survey_id, contact_id, customer_id, journey_area, topic, score, band, priority, team, state,
      state_changed_at, alert, overdue, escalation_level, opened_at, first_contact_due, resolve_due, contacted_at, resolved_at, closed_at, outcome, root_cause, withdrawn, version, clocks)
    select 'CASE-' || place, 'RSP-' || place, 1, 'INV-' || place, 'support', 'CON-' || place, 'CUS-' || place, 'support', 'support', 3, 'detractor', 1, 'service desk', state,
      now(), true, false, 0, opened_at, opened_at + interval '1 day', opened_at + interval '10 days', contacted_at, closed_at, closed_at, outcome, cause, false, 1, '{}'
    from (values (1, 'open', now() - interval '3 days', null::timestamptz, null::timestamptz, null, null),
      (2, 'contacted', now() - interval '2 days', now() - interval '47 hours', null, null, null),
      (3, 'closed', now() - interval '9 days', now() - interval '212 hours', now() - interval '8 days', 'resolved', 'coverage')) as each (place, state, opened_at, contacted_at, closed_at, outcome, cause)`,
  );
  await suite.query(
    'close-the-loop',
    sql`
    insert into action_plan (action_id, title, owner, due_at, expected_effect, repairs, state, created_at, created_by, version)
    values ('ACT-1', 'Call all of them', 'Ada', now() - interval '1 day', 'Fewer repeats', '[]', 'open', now(), 'tests', 1)`,
  );
}

async function fillInvitations(suite: Suite): Promise<void> {
  await suite.query(
    'survey-dispatch',
    sql`
    insert into candidate (programme_id, occasion_id, candidate_id, contact_id, customer_id, occasion_at, cause_id, due_at, state, reason, decided_at)
    values ('support', 'INT-1', 'CAN-1', 'CON-1', 'CUS-1', now() - interval '2 days', 'c', now() - interval '1 day', 'suppressed', 'noConsent', now() - interval '1 day')`,
  );
  await suite.query(
    'survey-dispatch',
    sql`
    insert into invitation (invitation_id, occasion_id, contact_id, customer_id, survey_id, journey_area, kind, channel, language, occasion_at, issued_event_id, issued_at, expires_at,
      programme_version, issued)
    values ('INV-1', 'INT-2', 'CON-2', 'CUS-2', 'support', 'support', 'transactional', 'email', 'en', now() - interval '2 days', 'e', now() - interval '1 day', now() + interval '9 days', 1, '{}')`,
  );
  // As the service counts them in the background.
  await suite.query(
    'survey-dispatch',
    sql`insert into counted_until values ('asked', now()), ('leftAlone', now()) on conflict do nothing`,
  );
  await suite.query(
    'survey-dispatch',
    sql`insert into asked_day values (current_date - 1, 'support', 'transactional', 'support', 'email', 1, 0, 0)`,
  );
  await suite.query(
    'survey-dispatch',
    sql`insert into left_alone_day values (current_date - 1, 'support', 'noConsent', 1)`,
  );
  await suite.query(
    'response-ingest',
    sql`
    insert into invitation (invitation_id, survey_id, kind, contact_id, customer_id, channel, expires_at) values ('INV-9', 'support', 'transactional', 'CON-9', 'CUS-9', 'email', now())`,
  );
  await suite.query(
    'response-ingest',
    sql`
    insert into set_aside (set_aside_id, invitation_id, reason, channel, words, came_at) values ('SA-1', 'INV-9', 'unreadable', 'sms', 'hello', now() - interval '1 hour')`,
  );
}
