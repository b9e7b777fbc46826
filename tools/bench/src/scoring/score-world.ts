import { sql, trustedSql, unnest, type Sql } from '@sidetone/platform/database';
import type { RunningService, Suite } from '@sidetone/testing/suite';
import { newAnswer, numbersInParts } from './publish-answers.js';

export const SCORING = 'scoring';
const ANSWERS_PER_CUSTOMER = 20;
const FEWEST_CUSTOMERS = 1_000;
const DAYS = 730;

/** Starts scoring, which makes its tables. */
export function startScoring(suite: Suite): Promise<RunningService> {
  return suite.start(SCORING, { LOG_LEVEL: 'warn', OPERATOR_TIME_ZONE: 'UTC' });
}

export function customersOf(answers: number): number {
  return Math.max(FEWEST_CUSTOMERS, Math.ceil(answers / ANSWERS_PER_CUSTOMER));
}

/** A number from 0 to `sides` − 1, always the same for the same `n` and seed. `n` is our own text. */
const draw = (n: string, seed: number, sides: number): string =>
  `abs(hashint4extended((${n})::int, ${seed}) % ${sides})::int`;
const oneOf = (n: string, seed: number, names: readonly string[]): string =>
  `(array['${names.join("', '")}'])[1 + ${draw(n, seed, names.length)}]`;

const REGIONS = ['Uusimaa', 'Pirkanmaa', 'Varsinais-Suomi', 'Lappi', 'Kainuu', 'Savo', 'Satakunta', 'Kymenlaakso'];
const CHANNELS = ['sms', 'email', 'agent', 'app'];
const AREAS = ['sales', 'delivery', 'support', 'billing', 'network'];
const LANGUAGES = ['fi', 'sv', 'en'];

/** Customers of four segments and eight regions; one in ten is no consumer, and an account of its own. */
export async function makeCustomers(suite: Suite, customers: number): Promise<void> {
  await suite.query(
    SCORING,
    sql`insert into customer (customer_id, segment, region, contract_level, version)
      select 'CUS-' || c, case when c % 10 = 0 then ${trustedSql(oneOf('c', 1, ['business', 'enterprise', 'wholesale']))} else 'consumer' end,
        ${trustedSql(oneOf('c', 2, REGIONS))}, ${trustedSql(oneOf('c', 3, ['gold', 'silver', 'basic']))}, 1
      from generate_series(0, ${customers}::int - 1) as c`,
  );
}

/** What an invitation and its answer share, for the numbers from `from` on; they are asked over two years up to `until`. */
function asked(from: number, count: number, customers: number, until: Date): Sql {
  return sql`
    select n, 'INV-' || n as invitation_id, 'RSP-' || n as response_id, 'after-contact' as survey_id, 'transactional' as kind,
      ${trustedSql(oneOf('n', 4, AREAS))} as journey_area, ${trustedSql(oneOf('n', 5, CHANNELS))} as channel,
      ${trustedSql(oneOf('n', 6, LANGUAGES))} as language, 'CON-' || n as contact_id, customer_id, 'SUB-' || n as subscription_id,
      ${until.toISOString()}::timestamptz - make_interval(days => 2, secs => ${trustedSql(draw('n', 7, DAYS * 86_400))}) as dispatched_at,
      segment, region, contract_level, case when segment <> 'consumer' then customer_id end as account,
      ${trustedSql(oneOf('n', 8, ['Fibre 1000', 'Fibre 100', 'Mobile 5G']))} as product
    from generate_series(${from}::int, ${from + count}::int - 1) as n
    join customer on customer_id = 'CUS-' || ${trustedSql(draw('n', 9, customers))}`;
}

type New = ReturnType<typeof newAnswer>;
const INVITED = {
  invitation_id: ['text', ({ invitationId }: New) => invitationId],
  survey_id: ['text', ({ surveyId }: New) => surveyId],
  kind: ['text', ({ kind }: New) => kind],
  journey_area: ['text', ({ journeyArea }: New) => journeyArea],
  channel: ['text', ({ channel }: New) => channel],
  language: ['text', ({ language }: New) => language],
  contact_id: ['text', ({ contactId }: New) => contactId],
  customer_id: ['text', ({ customerId }: New) => customerId],
  subscription_id: ['text', ({ subscriptionId }: New) => subscriptionId],
  dispatched_at: ['timestamptz', ({ dispatchedAt }: New) => dispatchedAt],
} as const;

const SHARED = `survey_id, kind, journey_area, channel, language, contact_id, customer_id, subscription_id, dispatched_at,
  segment, region, contract_level, account, product`;

/** Invitations as they are kept, of which the first `answered` get an answer. */
export async function makeInvitations(suite: Suite, count: number, answered: number, until: Date): Promise<void> {
  await suite.query(
    SCORING,
    sql`insert into invitation_fact (invitation_id, ${trustedSql(SHARED)}, week, day, customer_known)
      select invitation_id, ${trustedSql(SHARED)}, to_char(dispatched_at at time zone 'UTC', 'IYYY-"W"IW'),
        (dispatched_at at time zone 'UTC')::date, true
      from (${asked(0, count, customersOf(answered), until)}) as asked`,
  );
  await suite.query(SCORING, sql`vacuum analyze invitation_fact`);
}

/** The invitations of new answers, as they are kept before these come. */
export async function makeNewInvitations(
  suite: Suite,
  first: number,
  count: number,
  customers: number,
  now: number,
): Promise<void> {
  for (const numbers of numbersInParts(first, count)) {
    const rows = numbers.map((number) => newAnswer(number, customers, now));
    await suite.query(
      SCORING,
      sql`insert into invitation_fact (invitation_id, ${trustedSql(SHARED)}, week, day, customer_known)
        select invitation_id, survey_id, kind, journey_area, channel, language, contact_id, customer_id, subscription_id, dispatched_at,
          segment, region, contract_level, case when segment <> 'consumer' then customer_id end, null,
          to_char(dispatched_at at time zone 'UTC', 'IYYY-"W"IW'), (dispatched_at at time zone 'UTC')::date, true
        from ${unnest(INVITED, rows)} join customer using (customer_id)`,
    );
  }
  await suite.query(SCORING, sql`vacuum analyze invitation_fact`);
}

/** Answers as they are kept, each up to two days after its invitation. The score depends on the region, so that groups differ. */
export async function makeAnswers(suite: Suite, count: number, until: Date): Promise<void> {
  const delay = trustedSql(draw('n', 10, 2 * 1_440));
  const score = trustedSql(`least(10, ${draw('n', 11, 12)} + (hashtextextended(region, 0) & 1)::int)`);
  await suite.query(
    SCORING,
    sql`insert into answer_fact (response_id, invitation_id, revision, withdrawn, ${trustedSql(SHARED)}, score, band, answered_at, week, day,
        delay_minutes, customer_known)
      select response_id, invitation_id, 1, false, ${trustedSql(SHARED)}, score,
        case when score >= 9 then 'promoter' when score >= 7 then 'passive' else 'detractor' end, answered_at,
        to_char(answered_at at time zone 'UTC', 'IYYY-"W"IW'), (answered_at at time zone 'UTC')::date, delay, true
      from (
        select *, ${delay} as delay, dispatched_at + make_interval(mins => ${delay}) as answered_at, ${score} as score
        from (${asked(0, count, customersOf(count), until)}) as asked) as answered`,
  );
  await suite.query(SCORING, sql`vacuum analyze answer_fact`);
}
