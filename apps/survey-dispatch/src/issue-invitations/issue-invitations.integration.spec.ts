import type { InvitationIssued, InvitationSuppressed, ReceivedEvent } from '@sidetone/contracts/events';
import { expandHostileLine, readHostileLines } from '@sidetone/contracts/testing';
import { DAY_MS, HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { fatesOf } from '@sidetone/testing/ledger';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import pg from 'pg';
import { aContact, anInteraction, aSubscriptionOf, aTick } from '../testing/operator-events.js';
import { openTestGateway, type TestGateway } from '../testing/test-gateway.js';
import { linkHashOf } from './link.js';

const START = Date.parse('2026-09-01T00:00:00Z');
const SECRET = 'a-secret-of-more-than-thirty-two-characters';
const TOPIC = 'survey.invitation.v1';

let suite: Suite;
let gateway: TestGateway;
let replicas: readonly RunningService[];

beforeAll(async () => {
  suite = await openSuite();
  gateway = await openTestGateway();
  const env = {
    CLOCK: 'simulated',
    LINK_SECRET: SECRET,
    PUBLIC_URL: 'https://survey.example/',
    GATEWAY_URL: gateway.url,
  };
  replicas = [await suite.start('survey-dispatch', env), await suite.start('survey-dispatch', env)];
}, 120_000);
afterAll(async () => {
  await suite.close();
  await gateway.close();
});

/** Lets everything sent take effect, then the clock get to `now`, then everything be done that is due there. */
async function until(now: Instant): Promise<void> {
  await suite.settled('survey-dispatch');
  await suite.send([aTick(now)]);
  await suite.settled('survey-dispatch', { now });
  await suite.settled('survey-dispatch');
}
const call = async (path: string) => (await replicas[0]?.call('GET', path)) ?? { status: 0, body: undefined };
const told = async <D>(type: string, contactId: string) =>
  (await suite.records(TOPIC)).filter(
    (event): event is ReceivedEvent<D> => event.type === type && event.key === contactId,
  );

describe('a completed interaction', () => {
  it('asks its contact a day later, in the own language, by a link that only its hash is told of', async () => {
    await suite.send([
      aContact('CON-1', START),
      aSubscriptionOf('CON-1', 'SUB-1', START),
      aSubscriptionOf('CON-1', 'SUB-1b', START, { status: 'terminated' }),
    ]);
    await suite.send([anInteraction('INT-1', 'CON-1', START)], { timestamp: START });
    await until(START + 24 * HOUR_MS - 1);
    expect(gateway.received).toEqual([]);
    await until(START + 24 * HOUR_MS);

    const [message] = gateway.received;
    expect(gateway.received).toHaveLength(1);
    expect(message).toMatchObject({
      contactId: 'CON-1',
      language: 'fi',
      text: expect.stringContaining('asiakaspalveluumme'),
    });
    const events = (await suite.records(TOPIC)).filter(({ key }) => key === 'CON-1');
    expect(events.map(({ type }) => type)).toEqual(['survey.invitation.issued.v1', 'survey.invitation.dispatched.v1']);
    const token = message?.link.replace('https://survey.example/r/', '') ?? '';
    expect(events[0]).toMatchObject({
      correlationId: message?.messageId,
      causationId: 'INT-1-completed',
      data: {
        linkHash: linkHashOf(token),
        subscriptionId: 'SUB-1',
        surveyId: 'support-transactional',
        journeyArea: 'support',
        trigger: { type: 'bss.interaction.changed.v1', id: 'INT-1', at: toIso(START) },
        expiresAt: toIso(START + 15 * DAY_MS),
      },
    });
    const everywhere = await suite.query<{ found: boolean }>(
      'survey-dispatch',
      sql`select bool_or(line like '%' || ${token} || '%') as found from (select outbox::text as line from outbox union all select invitation::text from invitation) as all_lines`,
    );
    expect(everywhere).toEqual([{ found: false }]);
    for (const replica of replicas) expect(await replica.log(10_000)).not.toContain(token);
  });

  it('asks once, ever, however often it is told', async () => {
    const again = anInteraction('INT-1', 'CON-1', START, { statusChangedAt: toIso(START + HOUR_MS) });
    await suite.send([{ ...again, id: 'told-again' }], { timestamp: START + HOUR_MS });
    await until(START + 3 * DAY_MS);
    expect(gateway.received).toHaveLength(1);
    expect((await fatesOf(suite, 'survey-dispatch', 'bss.interaction.v1')).reasons).toMatchObject({
      'interaction already considered': 1,
    });
  });

  it('asks nobody when it is learnt of too late, is not completed, or is of no programme', async () => {
    const at = START + 3 * DAY_MS;
    await suite.send([aContact('CON-2', at)]);
    await suite.send(
      [
        anInteraction('INT-2a', 'CON-2', at - 49 * HOUR_MS),
        anInteraction('INT-2b', 'CON-2', at, { status: 'inProgress' }),
        anInteraction('INT-2c', 'CON-2', at, { kind: 'other' }),
        anInteraction('INT-2d', 'CON-2', at, { contactId: undefined }),
      ],
      { timestamp: at },
    );
    await until(at + 2 * DAY_MS);
    const suppressed = await told<InvitationSuppressed>('survey.invitation.suppressed.v1', 'CON-2');
    expect(suppressed.map(({ data }) => data)).toMatchObject([
      { reason: 'lateTrigger', surveyId: 'support-transactional' },
    ]);
    expect(await told('survey.invitation.issued.v1', 'CON-2')).toEqual([]);
  });

  it('leaves alone who did not agree, died or left, and tells why', async () => {
    const at = START + 5 * DAY_MS;
    await suite.send([
      aContact('CON-3a', at, { consent: { survey: false } }),
      aContact('CON-3b', at, { status: 'deceased' }),
      aContact('CON-3c', at, { status: 'left' }),
      aContact('CON-3d', at, { consent: { survey: true, channels: [] } }),
    ]);
    const contacts = ['CON-3a', 'CON-3b', 'CON-3c', 'CON-3d'];
    await suite.send(
      contacts.map((contactId) => anInteraction(`INT-${contactId}`, contactId, at)),
      { timestamp: at },
    );
    await until(at + DAY_MS);
    const reasons = await Promise.all(
      contacts.map(async (contactId) =>
        (await told<InvitationSuppressed>('survey.invitation.suppressed.v1', contactId)).map(({ data }) => data.reason),
      ),
    );
    expect(reasons).toEqual([['noConsent'], ['deceased'], ['noConsent'], ['noAddress']]);
    expect(await call('/v1/contacts/CON-3a/history')).toMatchObject({
      status: 200,
      body: {
        lastInvitedAt: null,
        items: [{ interactionId: 'INT-CON-3a', outcome: 'leftAlone', reason: 'noConsent', invitationId: null }],
      },
    });
  });

  it('waits a week for its contact to become known, then lets it be', async () => {
    const at = START + 6 * DAY_MS;
    await suite.send([anInteraction('INT-4a', 'CON-4a', at), anInteraction('INT-4b', 'CON-4b', at)], { timestamp: at });
    await until(at + 2 * DAY_MS);
    await suite.send([aContact('CON-4a', at)]);
    await until(at + 8 * DAY_MS);
    expect(await told('survey.invitation.issued.v1', 'CON-4a')).toHaveLength(1);
    expect(await told('survey.invitation.suppressed.v1', 'CON-4b')).toMatchObject([
      { data: { reason: 'unknownContact' } },
    ]);
  });
});

describe('a deleted contact', () => {
  it('is gone with what was decided about it, and is not asked any more', async () => {
    const at = START + 15 * DAY_MS;
    await suite.send([aContact('CON-5', at)]);
    await suite.send([anInteraction('INT-5', 'CON-5', at)], { timestamp: at });
    await suite.settled('survey-dispatch');
    await suite.sendRecords([{ topic: 'master.contact.v1', key: 'CON-5', value: null, headers: {} }]);
    await until(at + 2 * DAY_MS);
    expect(await told('survey.invitation.issued.v1', 'CON-5')).toEqual([]);
    expect((await call('/v1/contacts/CON-5/history')).status).toBe(404);
  });
});

describe('a candidate that another replica is ending', () => {
  it('is left to that replica, and not asked about as well', async () => {
    const at = START + 17.5 * DAY_MS;
    await suite.send([aContact('CON-7a', at), aContact('CON-7b', at)]);
    await suite.send([anInteraction('INT-7a', 'CON-7a', at), anInteraction('INT-7b', 'CON-7b', at)], { timestamp: at });
    await suite.settled('survey-dispatch');
    const rival = new pg.Client({ connectionString: suite.databaseUrlOf('survey-dispatch') });
    await rival.connect();
    await rival.query('begin');
    await rival.query(
      `update candidate set state = 'suppressed', reason = 'programmeEnded', decided_at = now() where contact_id = 'CON-7a'`,
    );
    await suite.send([aTick(at + DAY_MS)]);
    await eventually(async () => {
      const waiting = await suite.query(
        'survey-dispatch',
        sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%update candidate%' and datname = current_database()`,
      );
      const asked = await told('survey.invitation.issued.v1', 'CON-7b');
      expect(waiting.length + asked.length).toBeGreaterThan(0);
    });
    await rival.query('commit');
    await rival.end();
    await until(at + DAY_MS);
    expect(await told('survey.invitation.issued.v1', 'CON-7b')).toHaveLength(1);
    expect(await told('survey.invitation.issued.v1', 'CON-7a')).toEqual([]);
    expect(await call('/v1/contacts/CON-7a/history')).toMatchObject({
      body: { items: [{ outcome: 'leftAlone', reason: 'programmeEnded', invitationId: null }] },
    });
  });
});

describe('hostile records', () => {
  const fate = { accept: 'stored', drop: 'dropped', deadLetter: 'deadLettered' } as const;
  const known = ['tombstone-contact', 'tombstone-unknown-key', 'interaction-without-customer'];
  const lines = readHostileLines()
    .map(expandHostileLine)
    .flatMap((line) =>
      known.includes(line.name) && line.input.kind === 'record' ? [{ ...line, input: line.input }] : [],
    );

  it.each(lines.map((line) => [line.name, line] as const))('%s', async (_, { input, expect: expected }) => {
    await suite.send([aContact('CON-900', START, { version: 1 })]);
    await suite.settled('survey-dispatch');
    const before = await fatesOf(suite, 'survey-dispatch', input.topic);
    await suite.sendRecords([input]);
    await suite.settled('survey-dispatch');
    const after = await fatesOf(suite, 'survey-dispatch', input.topic);
    const outcome = fate[expected as keyof typeof fate];
    expect(after[outcome] - before[outcome]).toBe(1);
    expect(after.total - before.total).toBe(1);
  });

  it('are all found', () => {
    expect(lines.map(({ name }) => name).sort()).toEqual([...known].sort());
  });

  it('an older version of a contact changes nothing', async () => {
    await suite.send([aContact('CON-6', START, { version: 3 })]);
    await suite.send([
      aContact('CON-6', START, { version: 3, consent: { survey: false } }),
      aContact('CON-6', START, { version: 2, consent: { survey: false } }),
    ]);
    await suite.settled('survey-dispatch');
    expect(
      await suite.query('survey-dispatch', sql`select consent, version::int from contact where contact_id = 'CON-6'`),
    ).toEqual([{ consent: true, version: 3 }]);
  });
});

describe('the contact clock', () => {
  it('is never broken by two replicas, with every candidate asked about or left alone with a reason', async () => {
    const people = Array.from({ length: 150 }, (_, index) => `CON-clock-${index}`);
    const from = START + 20 * DAY_MS;
    await suite.send(people.map((contactId) => aContact(contactId, from)));
    const sent: string[] = [];
    for (let day = 0; day <= 75; day += 15) {
      const at = from + day * DAY_MS;
      const interactions = people.flatMap((contactId, index) =>
        [0, 1].map((nth) => anInteraction(`INT-clock-${day}-${index}-${nth}`, contactId, at + nth * HOUR_MS)),
      );
      sent.push(...interactions.map(({ id }) => id));
      await suite.send(interactions, { timestamp: at + 2 * HOUR_MS });
      await until(at + 2 * DAY_MS);
    }
    const events = (await suite.records(TOPIC)).filter(({ key }) => key?.startsWith('CON-clock-'));
    const issued = events.filter(
      (event): event is ReceivedEvent<InvitationIssued> => event.type === 'survey.invitation.issued.v1',
    );
    const suppressed = events.filter(
      (event): event is ReceivedEvent<InvitationSuppressed> => event.type === 'survey.invitation.suppressed.v1',
    );
    expect(issued.length + suppressed.length).toBe(sent.length);
    expect(new Set(suppressed.map(({ data }) => data.reason))).toEqual(new Set(['cooldownAnySurvey', 'lowerPriority']));
    for (const contactId of people) {
      const times = issued.filter(({ key }) => key === contactId).map(({ time }) => time);
      // Asked on days 0, 30 and 60 of the six occasions.
      expect(times).toEqual([0, 30, 60].map((day) => from + (day + 2) * DAY_MS));
    }
    expect(new Set(gateway.received.map(({ messageId }) => messageId)).size).toBe(gateway.received.length);
  }, 120_000);

  it('shows in the API: programmes, invitations page by page, and each history', async () => {
    expect(await call('/v1/programmes')).toMatchObject({
      body: {
        items: expect.arrayContaining([
          expect.objectContaining({
            programmeId: 'delivery-transactional',
            version: 1,
            state: 'active',
            occasion: {
              kind: 'transactional',
              interactionKinds: ['delivery', 'technicianVisit'],
              delayHours: 24,
              batch: { kind: 'immediate' },
            },
          }),
        ]),
      },
    });
    const first = (await call('/v1/invitations?contactId=CON-clock-0&state=dispatched&limit=2')).body as {
      items: readonly object[];
      next: string;
    };
    const rest = (await call(`/v1/invitations?contactId=CON-clock-0&state=dispatched&limit=2&cursor=${first.next}`))
      .body;
    expect(first.items).toHaveLength(2);
    expect(rest).toMatchObject({ items: [{ contactId: 'CON-clock-0', attempts: 1, state: 'dispatched' }], next: null });
    const { body } = await call('/v1/contacts/CON-clock-0/history');
    const outcomes = (body as { items: readonly { outcome: string }[] }).items.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'asked')).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome === 'leftAlone')).toHaveLength(9);
    expect((await call('/v1/invitations?cursor=xyz')).status).toBe(400);
    expect((await call('/v1/contacts/%00/history')).status).toBe(404);
  });
});

describe('a contact that comes back under its id after it was deleted', () => {
  it('is left alone for as long as the clocks that ran, and no trace of it is kept for longer', async () => {
    const at = START + 100 * DAY_MS;
    const kept = () =>
      suite.query('survey-dispatch', sql`select survey_id from past_asking where contact_id = 'CON-8' order by at`);
    await suite.send([aContact('CON-8', at)]);
    await suite.send([anInteraction('INT-8a', 'CON-8', at)], { timestamp: at });
    await until(at + DAY_MS);
    await suite.sendRecords([{ topic: 'master.contact.v1', key: 'CON-8', value: null, headers: {} }]);
    await suite.settled('survey-dispatch');
    expect(await kept()).toEqual([{ survey_id: 'support-transactional' }]);
    await suite.send([aContact('CON-8', at + 2 * DAY_MS)]);
    await suite.send([anInteraction('INT-8b', 'CON-8', at + 2 * DAY_MS)], { timestamp: at + 2 * DAY_MS });
    await until(at + 3 * DAY_MS);
    expect(await told('survey.invitation.suppressed.v1', 'CON-8')).toMatchObject([
      { data: { reason: 'cooldownAnySurvey', until: toIso(at + 31 * DAY_MS) } },
    ]);
    expect((await call('/v1/contacts/CON-8/history')).body).toMatchObject({ lastInvitedAt: toIso(at + DAY_MS) });
    await until(at + 31 * DAY_MS - 1);
    expect(await kept()).toHaveLength(1);
    await until(at + 31 * DAY_MS);
    expect(await kept()).toEqual([]);
    await suite.send([anInteraction('INT-8c', 'CON-8', at + 31 * DAY_MS)], { timestamp: at + 31 * DAY_MS });
    await until(at + 32 * DAY_MS);
    expect(await told('survey.invitation.issued.v1', 'CON-8')).toHaveLength(2);
  });
});

it('counts whom it asked, and whom it left alone and why, without a word of who they are', async () => {
  const texts = await Promise.all(replicas.map(async (one) => String((await one.call('GET', '/metrics')).body)));
  const text = texts.join('\n');
  expect(text).toMatch(/^sidetone_invitations_total\{kind="transactional",channel="webhook",[^}]*\} [1-9]/m);
  expect(text).toMatch(/^sidetone_suppressions_total\{reason="cooldownAnySurvey",mode="suppressed",[^}]*\} [1-9]/m);
  expect(text).not.toMatch(/CON-|CUS-|INT-/);
});

it('describes its API', async () => {
  const { body } = await call('/docs/openapi.json');
  const paths = Object.keys((body as { paths: object }).paths);
  expect(paths).toEqual(
    expect.arrayContaining(['/v1/invitations', '/v1/contacts/{contactId}/history', '/v1/programmes']),
  );
});
