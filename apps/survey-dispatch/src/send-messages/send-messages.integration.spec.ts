import {
  caseClosed,
  noticeRequested,
  type CaseClosed,
  type NoticeRequested,
  type NoticeSettled,
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { aContact, anInteraction, aTick } from '../testing/operator-events.js';
import { openTestGateway, type GatewayMood, type TestGateway } from '../testing/test-gateway.js';

const START = Date.parse('2026-09-01T00:00:00Z');

let suite: Suite;
let gateway: TestGateway;
let service: RunningService;
let now = START;

const start = () =>
  suite.start('survey-dispatch', {
    CLOCK: 'simulated',
    LINK_SECRET: 'a-secret-of-more-than-thirty-two-characters',
    PUBLIC_URL: 'https://survey.example',
    GATEWAY_URL: gateway.url,
    SENDING_LEASE_SECONDS: '6',
  });

beforeAll(async () => {
  suite = await openSuite();
  gateway = await openTestGateway();
  service = await start();
}, 120_000);
afterAll(async () => {
  await suite.close();
  await gateway.close();
});

/** Lets the clock get to `instant`, and then everything be done that is due there. */
async function until(instant: Instant): Promise<void> {
  now = instant;
  await suite.send([aTick(now)]);
  await settledNow();
}

async function settledNow(): Promise<void> {
  await suite.settled('survey-dispatch', { now });
  await suite.settled('survey-dispatch');
}

/** Interactions of contacts of their own become due just when the gateway is in this mood. */
async function dueIn(mood: GatewayMood, name: string, count = 1): Promise<readonly string[]> {
  const contactIds = Array.from({ length: count }, (_, index) => `CON-${name}-${index}`);
  await suite.send(contactIds.map((contactId) => aContact(contactId, now)));
  await suite.send(
    contactIds.map((contactId) => anInteraction(`INT-${contactId}`, contactId, now)),
    { timestamp: now },
  );
  await suite.settled('survey-dispatch');
  gateway.mood = mood;
  now += 24 * HOUR_MS;
  await suite.send([aTick(now)]);
  return contactIds;
}

const messagesTo = (contactId: string) => gateway.received.filter((message) => message.contactId === contactId);
const dispatchesOf = async (contactId: string) =>
  (await suite.records('survey.invitation.v1')).filter(
    ({ type, key }) => type === 'survey.invitation.dispatched.v1' && key === contactId,
  );
const invitationOf = async (contactId: string) => {
  const { body } = await service.call('GET', `/v1/invitations?contactId=${contactId}`);
  return (body as { items: readonly Record<string, unknown>[] }).items[0];
};
const onlyOne = (values: readonly string[]) => new Set(values).size === 1;

it('tries again after 1, 5 and 30 minutes while the gateway is away, with the same message, and tells once', async () => {
  const [contactId = ''] = await dueIn('away', 'away');
  await settledNow();
  for (const minutes of [1, 5, 30]) {
    const attempts = messagesTo(contactId).length;
    await until(now + minutes * MINUTE_MS - 1);
    expect(messagesTo(contactId)).toHaveLength(attempts);
    await until(now + 1);
    expect(messagesTo(contactId)).toHaveLength(attempts + 1);
  }
  expect(await invitationOf(contactId)).toMatchObject({ state: 'issued', attempts: 4 });
  gateway.mood = 'take';
  await until(now + 2 * HOUR_MS);
  expect(await invitationOf(contactId)).toMatchObject({ state: 'dispatched', attempts: 5, nextAttemptAt: null });
  expect(await dispatchesOf(contactId)).toMatchObject([{ data: { attempt: 5 } }]);
  expect(onlyOne(messagesTo(contactId).map((message) => JSON.stringify(message)))).toBe(true);
});

it('sends again what the gateway took without being able to say so', async () => {
  const [contactId = ''] = await dueIn('takeThenVanish', 'vanish');
  await settledNow();
  gateway.mood = 'take';
  await until(now + MINUTE_MS);
  expect(messagesTo(contactId)).toHaveLength(2);
  expect(onlyOne(messagesTo(contactId).map(({ messageId, link }) => `${messageId} ${link}`))).toBe(true);
  expect(await dispatchesOf(contactId)).toHaveLength(1);
});

it('sends the same link again after it was killed while sending', async () => {
  const contactIds = await dueIn('hang', 'killed', 30);
  await eventually(() => expect(contactIds.some((contactId) => messagesTo(contactId).length > 0)).toBe(true));
  await service.kill();
  gateway.mood = 'take';
  service = await start();
  await until(now + MINUTE_MS);
  for (const contactId of contactIds) {
    expect(onlyOne(messagesTo(contactId).map(({ messageId, link }) => `${messageId} ${link}`))).toBe(true);
    expect(await invitationOf(contactId)).toMatchObject({ state: 'dispatched' });
  }
  const dispatched = (await suite.records('survey.invitation.v1')).filter(
    ({ type, key }) => type === 'survey.invitation.dispatched.v1' && key !== null && contactIds.includes(key),
  );
  expect(new Set(dispatched.map(({ key }) => key)).size).toBe(30);
  expect(new Set(dispatched.map(({ id }) => id)).size).toBe(30);
}, 90_000);

it('gives up what the gateway refused five times, and says why', async () => {
  const [contactId = ''] = await dueIn('refuse', 'refused');
  await settledNow();
  for (let attempt = 2; attempt <= 6; attempt += 1) await until(now + 6 * HOUR_MS);
  expect(messagesTo(contactId)).toHaveLength(5);
  expect(await invitationOf(contactId)).toMatchObject({
    state: 'failed',
    failure: 'the gateway refused it with status 422',
  });
  expect(await dispatchesOf(contactId)).toEqual([]);
});

it.each(['unauthorised', 'forbidden'] as const)(
  'waits for a gateway that says %s, and says so of no message',
  async (mood) => {
    const [contactId = ''] = await dueIn(mood, mood);
    await settledNow();
    for (let attempt = 2; attempt <= 7; attempt += 1) await until(now + 6 * HOUR_MS);
    expect(await invitationOf(contactId)).toMatchObject({ state: 'issued', failure: null });
    gateway.mood = 'take';
    await until(now + 6 * HOUR_MS);
    expect(await invitationOf(contactId)).toMatchObject({ state: 'dispatched' });
    const [message] = messagesTo(contactId);
    expect(message?.optOutLink).toMatch(/^https:\/\/survey\.example\/u\/[\w-]{43}$/);
    expect(message?.optOutLink).not.toBe(message?.link.replace('/r/', '/u/'));
  },
);

it('does not send to whoever withdrew consent or every channel in the meantime, nor what has expired', async () => {
  const [withdrawn = '', late = '', unreachable = ''] = await dueIn('away', 'meantime', 3);
  await settledNow();
  await suite.send([aContact(withdrawn, now, { version: 2, consent: { survey: false } })]);
  await suite.send([aContact(unreachable, now, { version: 2, consent: { survey: true, channels: [] } })]);
  await suite.settled('survey-dispatch');
  await until(now + 15 * DAY_MS);
  gateway.mood = 'take';
  await until(now + DAY_MS);
  for (const contactId of [withdrawn, unreachable]) {
    expect(await invitationOf(contactId)).toMatchObject({
      state: 'failed',
      failure: 'the contact may no longer be asked',
    });
  }
  expect(await invitationOf(late)).toMatchObject({ state: 'failed', failure: 'it expired before it could be sent' });
  expect(await dispatchesOf(late)).toEqual([]);
});

describe('a customer who is told what was done', () => {
  const notice = (contactId: string, cause: string, more: Partial<NoticeRequested> = {}, again = '') =>
    noticeRequested.create({
      ...{ id: `${cause}:requested${again}`, source: '//sidetone/close-the-loop', time: now },
      data: {
        ...{ noticeId: `${cause}:told:1`, caseId: cause, contactId, customerId: 'CUS-100', about: 'done' },
        ...{ words: 'We credited 12 EUR <b>& more</b>.', expiresAt: toIso(now + 7 * DAY_MS), ...more },
      },
    });
  const settlements = async (contactId: string) =>
    (await suite.records('survey.notice.v1'))
      .map(({ data }) => data as NoticeSettled)
      .filter((one) => one.contactId === contactId)
      .map(({ caseId, outcome, reason }) => [caseId, outcome, reason]);

  it('hears of each cause once, in his language, without a question, however often it is asked for and whoever dies meanwhile', async () => {
    const contactIds = Array.from({ length: 20 }, (_, index) => `CON-told-${index}`);
    await suite.send(contactIds.map((contactId) => aContact(contactId, now, { language: 'fi' })));
    await suite.settled('survey-dispatch');
    gateway.mood = 'hang';
    await suite.send(contactIds.map((contactId) => notice(contactId, `CASE-${contactId}`)));
    await eventually(() => expect(contactIds.some((contactId) => messagesTo(contactId).length > 0)).toBe(true));
    await service.kill();
    gateway.mood = 'take';
    service = await start();
    // Asked for again under another id, as after a crash of whoever asks.
    await suite.send(contactIds.map((contactId) => notice(contactId, `CASE-${contactId}`, {}, ':again')));
    await until(now + MINUTE_MS);
    for (const contactId of contactIds) {
      const messages = messagesTo(contactId);
      expect(new Set(messages.map((message) => JSON.stringify(message))).size).toBe(1);
      expect(messages[0]).toMatchObject({
        ...{ messageId: `CASE-${contactId}:told:1`, language: 'fi', link: '' },
        text: 'Kerroit meille, mikä meni vikaan. Teimme näin: We credited 12 EUR <b>& more</b>.',
      });
      expect(await settlements(contactId)).toEqual([[`CASE-${contactId}`, 'sent', undefined]]);
      expect(await invitationOf(contactId)).toBeUndefined();
    }
  }, 90_000);

  it('hears of three causes in thirty days, and of none after he opted out or where nobody knows him', async () => {
    const [contactId, gone] = ['CON-often', 'CON-gone'];
    await suite.send([aContact(contactId, now), aContact(gone, now)]);
    await suite.settled('survey-dispatch');
    const optedOut = await service.call('PUT', `/v1/contacts/${gone}/opt-outs/all`);
    expect(optedOut.status).toBeLessThan(300);
    await suite.send([
      ...[1, 2, 3, 4].map((cause) => notice(contactId, `CASE-often-${cause}`)),
      notice(gone, 'CASE-gone'),
      notice('CON-stranger', 'CASE-stranger'),
      notice(contactId, 'CASE-stale', { expiresAt: toIso(now - 1) }),
    ]);
    await settledNow();
    expect(messagesTo(contactId)).toHaveLength(3);
    const outcomes = (await settlements(contactId)).map(([, outcome, reason]) => `${outcome} ${reason ?? ''}`);
    expect(outcomes.sort()).toEqual(['sent ', 'sent ', 'sent ', 'suppressed expired', 'suppressed noticeCap']);
    expect(await settlements(gone)).toEqual([['CASE-gone', 'suppressed', 'optedOut']]);
    expect(await settlements('CON-stranger')).toEqual([['CASE-stranger', 'suppressed', 'unknownContact']]);
    // It asked nothing: the clock of questions has not begun.
    await suite.send([anInteraction(`INT-${contactId}`, contactId, now)], { timestamp: now });
    await suite.settled('survey-dispatch');
    await until(now + DAY_MS);
    expect(await invitationOf(contactId)).toMatchObject({ state: 'dispatched' });
  });

  const ended = (caseId: string, revision: number, outcome: CaseClosed['outcome'] = 'notNeeded', endsAt = now) =>
    caseClosed.create({
      ...{ id: `${caseId}:${revision}`, source: '//sidetone/close-the-loop', time: endsAt },
      data: { caseId, revision, outcome, openMin: 60, slaMet: true, closedAt: toIso(endsAt) },
    });
  const NO_CASE = 'its case was withdrawn, or was not needed';
  const waiting = async (noticeId: string) =>
    (
      await suite.query<{ state: string; words: string }>(
        'survey-dispatch',
        sql`select state, notice ->> 'words' as words from message where message_id = ${noticeId}`,
      )
    )[0];

  it('is not told of a case that was withdrawn while the message waited, and is told of all others', async () => {
    const cases = ['withdrawn', 'resolved', 'reopened', 'told-before'].map((name) => ({
      ...{ contactId: `CON-${name}`, caseId: `CASE-${name}`, noticeId: `CASE-${name}:told:1` },
      outcome: name === 'resolved' ? ('resolved' as const) : ('notNeeded' as const),
      // What was asked for after a case was opened again is about what was done since. The rest was asked for before the end.
      revision: name === 'reopened' ? 9 : 3,
    }));
    await suite.send(cases.map(({ contactId }) => aContact(contactId, now)));
    await until(now);
    gateway.mood = 'away';
    await suite.send(
      cases.map(({ contactId, caseId, revision }) => notice(contactId, caseId, { cases: [{ caseId, revision }] })),
    );
    await settledNow();
    expect(cases.map(({ contactId }) => messagesTo(contactId).length)).toEqual([1, 1, 1, 1]);
    // As a version before this one left it.
    await suite.query(
      'survey-dispatch',
      sql`update message set notice = notice - 'requestedAt' - 'cases' where message_id = 'CASE-told-before:told:1'`,
    );
    // By its time a withdrawal is older than what was asked for before it was taken in.
    await suite.send(cases.map(({ caseId, outcome }) => ended(caseId, 5, outcome, now - MINUTE_MS)));
    await settledNow();
    expect(await Promise.all(cases.map(({ noticeId }) => waiting(noticeId)))).toEqual([
      { state: 'failed', words: '' },
      { state: 'waiting', words: 'We credited 12 EUR <b>& more</b>.' },
      { state: 'waiting', words: 'We credited 12 EUR <b>& more</b>.' },
      { state: 'failed', words: '' },
    ]);
    gateway.mood = 'take';
    await until(now + HOUR_MS);
    expect(cases.map(({ contactId }) => messagesTo(contactId).length)).toEqual([1, 2, 2, 1]);
    const settled = await Promise.all(cases.map(({ contactId }) => settlements(contactId)));
    expect(settled).toEqual([
      [['CASE-withdrawn', 'calledOff', NO_CASE]],
      [['CASE-resolved', 'sent', undefined]],
      [['CASE-reopened', 'sent', undefined]],
      [['CASE-told-before', 'calledOff', NO_CASE]],
    ]);
  });

  it('is not told of a case whose end is known before the message is asked for, until that is a while ago', async () => {
    const names = ['late', 'late-by-time', 'late-reopened'];
    await suite.send(names.map((name) => aContact(`CON-${name}`, now)));
    await suite.send(names.map((name) => ended(`CASE-${name}`, 5, 'notNeeded', now - MINUTE_MS)));
    await settledNow();
    const asked = [{ cases: [{ caseId: 'CASE-late', revision: 3 }] }, {}];
    const reopened = { cases: [{ caseId: 'CASE-late-reopened', revision: 7 }] };
    await suite.send(
      [...asked, reopened].map((more, index) => notice(`CON-${names[index]}`, `CASE-${names[index]}`, more)),
    );
    await settledNow();
    expect(names.map((name) => messagesTo(`CON-${name}`).length)).toEqual([0, 0, 1]);
    expect(await Promise.all(names.map((name) => settlements(`CON-${name}`)))).toEqual([
      [['CASE-late', 'calledOff', NO_CASE]],
      [['CASE-late-by-time', 'calledOff', NO_CASE]],
      [['CASE-late-reopened', 'sent', undefined]],
    ]);
    const kept = () => suite.query('survey-dispatch', sql`select 1 from ended_case`);
    expect((await kept()).length).toBeGreaterThan(2);
    await until(now + 60 * DAY_MS);
    expect(await kept()).toEqual([]);
  });

  it('is not told again after an attempt whose end nobody knows, where his case was withdrawn meanwhile', async () => {
    const names = ['hangs', 'stranded'];
    await suite.send(names.map((name) => aContact(`CON-${name}`, now)));
    await until(now);
    gateway.mood = 'hang';
    await suite.send(
      names.map((name) => notice(`CON-${name}`, `CASE-${name}`, { cases: [{ caseId: `CASE-${name}`, revision: 3 }] })),
    );
    await eventually(() => expect(names.map((name) => messagesTo(`CON-${name}`).length)).toEqual([1, 1]));
    await suite.send(names.map((name) => ended(`CASE-${name}`, 5)));
    await eventually(async () => {
      const rows = await suite.query(
        'survey-dispatch',
        sql`select 1 from ended_case where case_id = any(${names.map((name) => `CASE-${name}`)})`,
      );
      expect(rows).toHaveLength(2);
    });
    expect(await waiting('CASE-hangs:told:1')).toMatchObject({ state: 'sending' });
    await service.kill();
    gateway.mood = 'take';
    service = await start();
    await settledNow();
    expect(await waiting('CASE-hangs:told:1')).toEqual({ state: 'failed', words: '' });
    await until(now + HOUR_MS);
    for (const name of names) {
      expect(messagesTo(`CON-${name}`)).toHaveLength(1);
      expect(await settlements(`CON-${name}`)).toEqual([[`CASE-${name}`, 'calledOff', NO_CASE]]);
    }
  }, 90_000);

  it('is told of a plan as long as one of his cases that are tied to it stands', async () => {
    const names = ['one-stands', 'none-stands'];
    const tied = (name: string) => [`CASE-${name}`, `CASE-${name}-2`].map((caseId) => ({ caseId, revision: 3 }));
    await suite.send(names.map((name) => aContact(`CON-${name}`, now)));
    await until(now);
    gateway.mood = 'away';
    await suite.send(names.map((name) => notice(`CON-${name}`, `CASE-${name}`, { cases: tied(name) })));
    await settledNow();
    await suite.send([...names.map((name) => ended(`CASE-${name}`, 4)), ended('CASE-none-stands-2', 4)]);
    await settledNow();
    gateway.mood = 'take';
    await until(now + HOUR_MS);
    expect(await settlements('CON-one-stands')).toEqual([['CASE-one-stands', 'sent', undefined]]);
    expect(await settlements('CON-none-stands')).toEqual([['CASE-none-stands', 'calledOff', NO_CASE]]);
    // Whoever shows what became of it in the history of each case learns of all of them.
    const told = (await suite.records('survey.notice.v1')).map(({ data }) => data as NoticeSettled);
    const casesOf = (name: string) => told.find(({ caseId }) => caseId === `CASE-${name}`)?.cases;
    expect(names.map(casesOf)).toEqual(names.map((name) => [`CASE-${name}`, `CASE-${name}-2`]));
  });
});
