import { generateKeyPairSync } from 'node:crypto';
import type { ReceivedEvent, InvitationFailed } from '@sidetone/contracts/events';
import { customerUpserted, responseReceived } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { EmailChannel } from '../channels/email-channel.js';
import { aContact, anInteraction, aTick } from '../testing/operator-events.js';
import { openTestMailServer, type MailMood, type TestMailServer } from '../testing/test-mail-server.js';

const START = Date.parse('2026-05-12T08:00:00Z');

let suite: Suite;
let mails: TestMailServer;
let service: RunningService;
let now = START;

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const start = () =>
  suite.start('survey-dispatch', {
    CLOCK: 'simulated',
    LINK_SECRET: 'a-secret-of-more-than-thirty-two-characters',
    PUBLIC_URL: 'https://survey.example',
    OPERATOR_NAME: 'Luminet',
    SMTP_URL: mails.url,
    EMAIL_FROM: 'survey@luminet.example',
    EMAIL_BOUNCES_TO: 'bounces@luminet.example',
    EMAIL_DKIM_SELECTOR: 'sidetone',
    EMAIL_DKIM_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    SENDING_LEASE_SECONDS: '6',
  });

beforeAll(async () => {
  suite = await openSuite();
  mails = await openTestMailServer();
  service = await start();
  await asksBy(['email'], { reminderDays: 5 });
}, 120_000);
afterAll(async () => {
  await suite.close();
  await mails.stop();
});

async function asksBy(channels: readonly string[], more: object): Promise<void> {
  const path = '/v1/programmes/support-transactional';
  const { body } = await service.call('GET', path);
  const put = await service.call('PUT', path, { body: { ...(body as object), channels, ...more } });
  expect([put.status, put.body]).toEqual([200, expect.objectContaining({ channels })]);
}

async function until(instant: Instant): Promise<void> {
  now = instant;
  await suite.send([aTick(now)]);
  await settledNow();
}

async function settledNow(): Promise<void> {
  await suite.settled('survey-dispatch', { now });
  await suite.settled('survey-dispatch');
}

const addressOf = (contactId: string) => `${contactId.toLowerCase()}@customer.example`;

/** Interactions of contacts of their own become due just when the mail server is in this mood. */
async function dueIn(mood: MailMood, name: string, count = 1, language = 'en'): Promise<readonly string[]> {
  const contactIds = Array.from({ length: count }, (_, index) => `CON-${name}-${index}`);
  await suite.send(
    contactIds.map((contactId) =>
      aContact(contactId, now, { language, addresses: [{ channel: 'email', value: addressOf(contactId) }] }),
    ),
  );
  await suite.send(
    contactIds.map((contactId) => anInteraction(`INT-${contactId}`, contactId, now)),
    { timestamp: now },
  );
  await suite.settled('survey-dispatch');
  mails.mood = mood;
  now += 24 * HOUR_MS;
  await suite.send([aTick(now)]);
  return contactIds;
}

const mailsTo = (contactId: string) => mails.received.filter(({ to }) => to === addressOf(contactId));
const eventsOf = async (contactId: string, type: string) =>
  (await suite.records('survey.invitation.v1')).filter((event) => event.type === type && event.key === contactId);
const dispatchesOf = (contactId: string) => eventsOf(contactId, 'survey.invitation.dispatched.v1');
const failuresOf = async (contactId: string) =>
  (await eventsOf(contactId, 'survey.invitation.failed.v1')) as readonly ReceivedEvent<InvitationFailed>[];
const invitationOf = async (contactId: string) => {
  const { body } = await service.call('GET', `/v1/invitations?contactId=${contactId}`);
  return (body as { items: readonly Record<string, unknown>[] }).items[0];
};

async function answer(contactId: string, responseId: string): Promise<void> {
  const invitation = await invitationOf(contactId);
  await suite.send([
    responseReceived.create({
      id: `${responseId}:1`,
      source: '//sidetone/response-ingest',
      time: now,
      data: {
        responseId,
        invitationId: String(invitation?.['invitationId']),
        surveyId: 'support-transactional',
        kind: 'transactional',
        contactId,
        customerId: 'CUS-100',
        score: 0,
        channel: 'email',
        answeredAt: toIso(now),
        revision: 1,
      },
    }),
  ]);
  await suite.settled('survey-dispatch');
}

it('sends a personal mail that can be unsubscribed from by one click, and by a page that asks first', async () => {
  await suite.send([
    customerUpserted.create({
      id: 'CUS-100-1',
      source: '//oss.example/tests',
      time: now,
      data: { customerId: 'CUS-100', segment: 'business', status: 'active', accountManagerId: 'AM-7', version: 1 },
    }),
  ]);
  const sender = { name: 'Aino <Virtanen>', title: 'Account manager', replyTo: 'aino@luminet.example' };
  expect((await service.call('PUT', '/v1/senders/AM-7', { body: sender })).status).toBe(200);
  const [contactId = ''] = await dueIn('take', 'happy');
  await settledNow();
  const [mail] = mailsTo(contactId);
  const header = (name: string) => mail?.headers.get(name);
  expect(mail?.from).toBe('bounces@luminet.example');
  expect(header('from')).toBe('Luminet <survey@luminet.example>');
  expect(header('reply-to')).toBe('aino@luminet.example');
  expect(header('subject')).toBe('How did it go: your contact with our support on 12 May');
  expect(header('message-id')).toMatch(/^<INV-[\w-]+@luminet\.example>$/);
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(header('dkim-signature')).toContain('d=luminet.example');
  // Receivers honour the button only where the signature covers both headers (RFC 8058, 4).
  const signed = /(?:^|;)\s*h=([^;]*)/
    .exec(header('dkim-signature') ?? '')?.[1]
    ?.replaceAll(/\s/g, '')
    .toLowerCase();
  expect(signed?.split(':')).toEqual(expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'from']));
  expect(mail?.content).toMatch(
    /text\/plain[^]*https:\/\/survey\.example\/r\/[\w-]{43}[^]*Aino <Virtanen>\r?\nAccount manager/,
  );
  expect(mail?.content).toMatch(/text\/html[^]*Aino &lt;Virtanen&gt;<br>Account manager/);
  expect(await dispatchesOf(contactId)).toMatchObject([{ data: { channel: 'email', attempt: 1 } }]);

  const path = /\/u\/[\w-]{43}/.exec(header('list-unsubscribe') ?? '')?.[0] ?? '';
  const page = await service.call('GET', path, { key: null });
  expect(page).toMatchObject({
    status: 200,
    body: expect.stringMatching(
      /<button type="submit" name="from" value="channel">Do not ask me by e-mail any more<[^]*value="all">Do not ask me at all any more</,
    ),
  });
  const optOuts = () => service.call('GET', `/v1/contacts/${contactId}/opt-outs`);
  expect((await optOuts()).body).toEqual({ items: [] });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(
    (await service.call('POST', `${path}x`, { key: null, raw: 'List-Unsubscribe=One-Click', headers: form })).status,
  ).toBe(404);
  expect(
    await service.call('POST', path, { key: null, raw: 'List-Unsubscribe=One-Click', headers: form }),
  ).toMatchObject({
    status: 200,
    body: expect.stringMatching(
      /noted it\. Do not ask me by e-mail any more\.[^]*value="all">Do not ask me at all any more</,
    ),
  });
  expect((await optOuts()).body).toEqual({ items: [{ channel: 'email', since: toIso(now), source: 'link' }] });
  expect((await service.call('POST', path, { key: null, raw: 'from=all', headers: form })).status).toBe(200);
  expect((await optOuts()).body).toMatchObject({ items: [{ channel: 'all' }, { channel: 'email' }] });
  // The reminder that was to follow is called off.
  await until(now + 6 * DAY_MS);
  expect(mailsTo(contactId)).toHaveLength(1);
});

it('logs in over TLS alone: where the server offers none, it tells nobody the password', async () => {
  const plain = await openTestMailServer({ logins: true });
  const channel = new EmailChannel({
    url: plain.url.replace('smtp://', 'smtp://user:a-password@'),
    ...{ from: 'survey@luminet.example', fromName: 'Luminet', bouncesTo: 'survey@luminet.example' },
    ...{ connections: 1, perSecond: undefined, dkim: undefined },
  });
  const delivery = await channel.send({
    ...{ messageId: 'INV-plain', contactId: 'CON-plain', language: 'en', address: addressOf('CON-plain') },
    ...{ subject: 'How did it go?', text: 'How did it go?', html: '<p>How did it go?</p>', replyTo: undefined },
    ...{ link: 'https://survey.example/r/x', optOutLink: 'https://survey.example/u/x', providerIds: [] },
  });
  expect(delivery).toEqual({ kind: 'away', why: expect.stringContaining('STARTTLS') });
  expect([plain.logins, plain.received]).toEqual([[], []]);
  await channel.close();
  await plain.stop();
});

it('tries a greylisted mail again, with the same words, and tells once', async () => {
  const [contactId = ''] = await dueIn('greylist', 'grey');
  await settledNow();
  await until(now + MINUTE_MS);
  expect(await invitationOf(contactId)).toMatchObject({ state: 'issued', attempts: 2 });
  mails.mood = 'take';
  await until(now + 5 * MINUTE_MS);
  expect(mailsTo(contactId)).toHaveLength(1);
  expect(await dispatchesOf(contactId)).toMatchObject([{ data: { attempt: 3 } }]);
});

it('tells at once of an address that the server does not know', async () => {
  const [contactId = ''] = await dueIn('noSuchUser', 'nobody');
  await settledNow();
  await until(now + DAY_MS);
  expect(mailsTo(contactId)).toEqual([]);
  expect(await failuresOf(contactId)).toMatchObject([
    { data: { outcome: 'bounced', reason: 'the mail server answered 550 to RCPT TO' } },
  ]);
  expect(await invitationOf(contactId)).toMatchObject({ state: 'failed', attempts: 1 });
});

it('takes a refusal by policy for its own fault: tries again, tells it apart from a bounce, and shows it to the operator', async () => {
  const [mended = '', never = ''] = await dueIn('policy', 'policy', 2);
  await settledNow();
  expect(await invitationOf(mended)).toMatchObject({ state: 'issued', attempts: 1 });
  expect(await service.log(5_000)).toContain('the mail server answered 550 5.7.26 to RCPT TO, by its policy');
  const metrics = String((await service.call('GET', '/metrics', { key: null })).body);
  expect(metrics).toMatch(
    /sidetone_message_outcomes_total\{[^}]*channel="email",purpose="question",outcome="refused"[^}]*\} 2/,
  );
  await suite.send([aContact(never, now, { version: 2, consent: { survey: true }, addresses: [] })]);
  mails.mood = 'take';
  await until(now + MINUTE_MS);
  expect(mailsTo(mended)).toHaveLength(1);
  expect(await failuresOf(mended)).toEqual([]);

  const mailId = mailsTo(mended)[0]?.headers.get('message-id');
  expect((await service.call('POST', '/v1/bounces', { body: { messageId: mailId, status: '5.7.1' } })).body).toEqual({
    outcome: 'noted',
  });
  await settledNow();
  expect(await failuresOf(mended)).toMatchObject([
    {
      data: {
        outcome: 'refused',
        reason: expect.stringMatching(/^the mail came back with status 5\.7\.1, by its policy/),
      },
    },
  ]);
});

it('gives up after five refusals, however often the server was away between them', async () => {
  const [contactId = ''] = await dueIn('greylist', 'five');
  await settledNow();
  for (const minutes of [1, 5, 30]) await until(now + minutes * MINUTE_MS);
  mails.mood = 'policy';
  for (let refusal = 1; refusal <= 4; refusal += 1) await until(now + 6 * HOUR_MS);
  expect(await invitationOf(contactId)).toMatchObject({ state: 'issued', attempts: 8 });
  await until(now + 6 * HOUR_MS);
  expect(await failuresOf(contactId)).toMatchObject([{ data: { outcome: 'refused' } }]);
});

it('holds the messages of a paused programme, and calls off those of one that has ended', async () => {
  const path = '/v1/programmes/support-transactional';
  const [held = ''] = await dueIn('greylist', 'held');
  await settledNow();
  expect((await service.call('POST', `${path}/pause`)).status).toBe(200);
  mails.mood = 'take';
  await until(now + 6 * HOUR_MS);
  expect(await invitationOf(held)).toMatchObject({ state: 'issued', attempts: 1 });
  expect((await service.call('POST', `${path}/resume`)).status).toBe(200);
  await settledNow();
  expect(mailsTo(held)).toHaveLength(1);

  const [ended = ''] = await dueIn('greylist', 'ended');
  await settledNow();
  const { body } = await service.call('GET', path);
  const withState = (state: string) => service.call('PUT', path, { body: { ...(body as object), state } });
  expect((await withState('ended')).status).toBe(200);
  await settledNow();
  expect(await failuresOf(ended)).toMatchObject([
    { data: { outcome: 'calledOff', reason: 'its programme has ended' } },
  ]);
  expect(await invitationOf(ended)).toMatchObject({ state: 'failed', failure: 'its programme has ended' });
  mails.mood = 'take';
  expect((await withState('active')).status).toBe(200);
  // The reminder of the first was called off, too.
  await until(now + 6 * DAY_MS);
  expect([held, ended].map((contactId) => mailsTo(contactId).length)).toEqual([1, 0]);
  expect(await failuresOf(held)).toEqual([]);
});

it('lets what expires while its programme is paused end', async () => {
  const path = '/v1/programmes/support-transactional';
  const [contactId = ''] = await dueIn('greylist', 'outlived');
  await settledNow();
  await service.call('POST', `${path}/pause`);
  await until(now + 15 * DAY_MS);
  expect(await failuresOf(contactId)).toMatchObject([
    { data: { outcome: 'expired', reason: 'it expired while its programme was paused' } },
  ]);
  await service.call('POST', `${path}/resume`);
});

it('shows as answered what was answered before its mail could go', async () => {
  const [contactId = ''] = await dueIn('greylist', 'quick');
  await settledNow();
  await answer(contactId, 'RSP-quick');
  mails.mood = 'take';
  await until(now + MINUTE_MS);
  expect(mailsTo(contactId)).toEqual([]);
  expect(await invitationOf(contactId)).toMatchObject({ state: 'answered', failure: null, dispatchedAt: null });
  expect(await failuresOf(contactId)).toEqual([]);
  expect((await service.call('GET', '/v1/invitations?state=answered')).body).toMatchObject({ items: [{ contactId }] });
});

it('repeats a mail that the server may not have, with the same Message-ID, and not for ever', async () => {
  const [once = ''] = await dueIn('takeThenCut', 'cut');
  await settledNow();
  mails.mood = 'take';
  await until(now + MINUTE_MS);
  expect(mailsTo(once)).toHaveLength(2);
  expect(new Set(mailsTo(once).map(({ headers }) => headers.get('message-id'))).size).toBe(1);
  expect(await dispatchesOf(once)).toHaveLength(1);

  const [always = ''] = await dueIn('takeThenCut', 'alwayscut');
  await settledNow();
  for (const minutes of [1, 5, 30, 120]) await until(now + minutes * MINUTE_MS);
  expect(mailsTo(always)).toHaveLength(3);
  expect(await failuresOf(always)).toMatchObject([{ data: { outcome: 'unknownOutcome' } }]);
});

it('loses nothing and doubles nothing while the mail server is away for an hour', async () => {
  await mails.stop();
  const contactIds = await dueIn('take', 'away', 12);
  await settledNow();
  for (const minutes of [1, 5, 30]) await until(now + minutes * MINUTE_MS);
  await mails.start();
  await until(now + 2 * HOUR_MS);
  for (const contactId of contactIds) {
    expect(mailsTo(contactId)).toHaveLength(1);
    expect(await dispatchesOf(contactId)).toHaveLength(1);
  }
});

it('goes on after it was killed between the sending and the noting', async () => {
  const contactIds = await dueIn('hang', 'killed', 3);
  await eventually(() => expect(contactIds.every((contactId) => mailsTo(contactId).length === 1)).toBe(true));
  await service.kill();
  mails.mood = 'take';
  service = await start();
  await settledNow();
  for (const contactId of contactIds) {
    expect(mailsTo(contactId)).toHaveLength(2);
    expect(new Set(mailsTo(contactId).map(({ headers }) => headers.get('message-id'))).size).toBe(1);
    expect(await dispatchesOf(contactId)).toMatchObject([{ data: { attempt: 2 } }]);
  }
}, 90_000);

it('does not make up for lost time in quiet hours', async () => {
  const { body } = await service.call('GET', '/v1/contact-policy');
  const policy = (quietHours: object | null) =>
    service.call('PUT', '/v1/contact-policy', {
      body: { ...(body as object), quietHours },
      headers: { 'if-match': '*' },
    });
  const [contactId = ''] = await dueIn('greylist', 'quiet');
  await settledNow();
  const hour = new Date(now).getUTCHours();
  expect((await policy({ from: hour, to: (hour + 2) % 24 })).status).toBe(200);
  mails.mood = 'take';
  await until(now + MINUTE_MS);
  expect(mailsTo(contactId)).toEqual([]);
  expect(await invitationOf(contactId)).toMatchObject({ state: 'issued', attempts: 1 });
  await until(now + 2 * HOUR_MS);
  expect(mailsTo(contactId)).toHaveLength(1);
  expect((await policy(null)).status).toBe(200);
});

it('reminds once who has not answered, and nobody who has, or whose mail came back', async () => {
  const [silent = '', answered = '', returned = ''] = await dueIn('take', 'reminded', 3);
  await settledNow();
  await answer(answered, 'RSP-1');
  const mailId = mailsTo(returned)[0]?.headers.get('message-id');
  const bounce = { messageId: mailId, status: '5.1.1' };
  expect(await service.call('POST', '/v1/bounces', { body: bounce })).toMatchObject({
    status: 200,
    body: { outcome: 'noted' },
  });
  expect((await service.call('POST', '/v1/bounces', { body: bounce })).status).toBe(200);
  expect((await service.call('POST', '/v1/bounces', { body: { messageId: '<INV-0@luminet.example>' } })).status).toBe(
    404,
  );
  expect((await service.call('POST', '/v1/bounces', { body: { messageId: '<a@b>' } })).status).toBe(400);
  await settledNow();
  for (let day = 0; day < 8; day += 1) await until(now + DAY_MS);
  expect([silent, answered, returned].map((contactId) => mailsTo(contactId).length)).toEqual([2, 1, 1]);
  expect(mailsTo(silent)[1]?.headers.get('message-id')).toMatch(/^<INV-[\w-]+\.reminder@/);
  expect((await dispatchesOf(silent)).map(({ data }) => (data as { reminder?: boolean }).reminder)).toEqual([
    undefined,
    true,
  ]);
  expect(await failuresOf(returned)).toMatchObject([
    { data: { outcome: 'bounced', reason: 'the mail came back with status 5.1.1' } },
  ]);
  const late = { messageId: mailsTo(answered)[0]?.headers.get('message-id'), status: '5.1.1' };
  for (let time = 0; time < 2; time += 1)
    expect((await service.call('POST', '/v1/bounces', { body: late })).status).toBe(200);
  await settledNow();
  expect(await failuresOf(answered)).toEqual([]);
  expect(await invitationOf(answered)).toMatchObject({ state: 'answered', failure: null });
});

it('writes in words of the operator, refuses what could not be answered, and shows what is missing', async () => {
  const path = '/v1/templates/support-transactional/email/en';
  const refused = await service.call('PUT', path, {
    body: { subject: 'Hi\r\nBcc: all@customer.example', body: '{{firstName}} {{occasion}' },
  });
  expect(refused.status).toBe(400);
  expect((refused.body as { errors: readonly { message: string }[] }).errors.map(({ message }) => message)).toEqual([
    expect.stringContaining('{{firstName}} is no variable. There are: link, optOutLink'),
    expect.stringContaining('Double braces that hold no variable'),
    'A subject is one line without control characters.',
    'The text must hold {{link}}, or nobody can answer.',
  ]);
  const saved = await service.call('PUT', path, {
    body: { subject: 'A word on {{occasion}}?', body: 'Dear customer,\n\n{{link}}' },
  });
  expect(saved).toMatchObject({ status: 200, body: { version: 1, missing: [], notConfigured: [] } });
  const preview = await service.call('POST', `${path}/preview`, { body: { occasion: 'technicianVisit' } });
  expect(preview.body).toMatchObject({
    version: 1,
    subject: expect.stringMatching(/^A word on our technician's visit on \d+ \w+\?$/),
  });
  const arabic = await service.call('POST', path.replace(/en$/, 'ar/preview'), { body: {} });
  expect(arabic.body).toMatchObject({ version: 0, html: expect.stringContaining('<html lang="ar" dir="rtl">') });
  const [contactId = ''] = await dueIn('take', 'own');
  await settledNow();
  expect(mailsTo(contactId)[0]?.headers.get('subject')).toMatch(
    /^A word on your contact with our support on \d+ \w+\?$/,
  );
  expect((await service.call('DELETE', path)).status).toBe(204);
  const german = { subject: 'Wie war es am {{date}}?', body: '{{link}}' };
  expect((await service.call('PUT', path.replace(/en$/, 'de'), { body: german })).status).toBe(200);
  const [austrian = ''] = await dueIn('take', 'austrian', 1, 'de-AT');
  await settledNow();
  expect(mailsTo(austrian)[0]?.headers.get('subject')).toMatch(/^Wie war es am \d+\. \w+\?$/);
  expect(
    (await service.call('PUT', '/v1/templates/nothing/email/en', { body: { subject: 'a', body: '{{link}}' } })).status,
  ).toBe(404);
});

it('says which channel is not configured: at start, when a programme wants it, and beside its texts', async () => {
  const why = 'The channel sms is not configured: set SMPP_URL.';
  const started = await service.log(5_000);
  expect(started).toContain('Messages can be sent by: email, agent.');
  expect(started).toContain(why);
  await asksBy(['email', 'sms'], {});
  // Lines reach the file a little after the answer.
  await eventually(async () =>
    expect(await service.log(5_000)).toContain(`by a channel that nothing can be sent by. ${why}`),
  );
  const { body } = await service.call('GET', '/v1/templates/support-transactional');
  expect(body).toMatchObject({ notConfigured: [why], missing: [] });
});

it('keeps neither links nor addresses in its log, nor links in its tables', async () => {
  const log = await service.log(5_000);
  expect(log).not.toMatch(/@customer\.example|\/[ru]\/[\w-]{43}/);
  const rows = await suite.query('survey-dispatch', sql`select message::text as row from message`);
  expect(rows.length).toBeGreaterThan(20);
  expect(JSON.stringify(rows)).not.toMatch(/@customer\.example|survey\.example/);
});
