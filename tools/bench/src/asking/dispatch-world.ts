import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { sql } from '@sidetone/platform/database';
import type { RunningService, Suite } from '@sidetone/testing/suite';

export const DISPATCH = 'survey-dispatch';
/** Of the any-survey clock, which holds everybody back who was asked. */
export const CLOCK_DAYS = 30;
const CONTACTS_PER_CUSTOMER = 2;
const HOUR_MS = 3_600_000;

/** A zone in which it is between twelve and one at `now`: people are asked in the daytime, and a measurement may be made at night. */
export function zoneAtNoon(now: number): string {
  const ahead = 12 - (Math.floor(now / HOUR_MS) % 24);
  // These names count to the west.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** Starts survey-dispatch with no way out for messages: they are made, and wait for an interviewer. */
export function startDispatch(suite: Suite): Promise<RunningService> {
  return suite.start(DISPATCH, {
    LOG_LEVEL: 'warn',
    OPERATOR_TIME_ZONE: zoneAtNoon(Date.now()),
    LINK_SECRET: 'a-secret-of-more-than-thirty-two-characters',
    PUBLIC_URL: 'https://survey.example/',
  });
}

/** Two contacts of each customer, each with a line of their own, all of whom agreed to be asked. Their numbers are those of `contactId`. */
export async function makeContacts(suite: Suite, count: number): Promise<void> {
  await suite.query(
    DISPATCH,
    sql`insert into customer (customer_id, segment, version)
      select 'CUS-' || n, 'consumer', 1 from generate_series(0, (${count}::int - 1) / ${CONTACTS_PER_CUSTOMER}::int) as n`,
  );
  await suite.query(
    DISPATCH,
    sql`insert into contact (contact_id, customer_id, language, consent, reachable, status, version)
      select 'CON-' || n, 'CUS-' || n / ${CONTACTS_PER_CUSTOMER}::int, 'fi', true, true, 'active', 1
      from generate_series(0, ${count}::int - 1) as n`,
  );
  await suite.query(
    DISPATCH,
    sql`insert into subscription (subscription_id, customer_id, contact_id, live, version)
      select 'SUB-' || n, 'CUS-' || n / ${CONTACTS_PER_CUSTOMER}::int, 'CON-' || n, true, 1 from generate_series(0, ${count}::int - 1) as n`,
  );
  await suite.query(DISPATCH, sql`analyze contact, customer, subscription`);
}

/**
 * Publishes what a programme or the policy is to be; `standing` tells whether there is one already, to be replaced whatever it is.
 * @throws InfrastructureError where it is refused
 */
export async function put(
  service: RunningService,
  path: string,
  body: object,
  { standing }: { readonly standing: boolean },
): Promise<void> {
  const answer = await service.call('PUT', path, { body, headers: standing ? { 'if-match': '*' } : {} });
  if (answer.status > 201)
    throw new InfrastructureError(`${path} was refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
}

/** The policy that is measured: a clock over all surveys, caps of contacts and accounts that hold nobody back, and contacts in trouble left alone. */
export const POLICY = {
  anySurvey: { invitedDays: CLOCK_DAYS, answeredDays: 7 },
  contactCap: { invitations: 12, days: 365 },
  accountCap: { invitations: 30, days: 365 },
  leaveAlone: ['openOutage', 'openComplaint'],
} as const;

/** Pairs of invitations of one contact of which the later came while the clock of the earlier ran. */
export async function clocksBroken(suite: Suite): Promise<number> {
  const [row] = await suite.query<{ broken: number }>(
    DISPATCH,
    sql`select count(*)::int as broken from (
        select issued_at - lag(issued_at) over (partition by contact_id order by issued_at) as apart from invitation) as pairs
      where apart < make_interval(days => ${CLOCK_DAYS}::int)`,
  );
  return row?.broken ?? Number.NaN;
}
