import type { InvitationFailed, ReceivedEvent, ReplyReceived } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { aResponse } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { aContact, anInteraction, aTick } from '../testing/operator-events.js';
import { openTestSmsc, type SmscMood, type TestSmsc } from '../testing/test-smsc.js';

const START = Date.parse('2026-05-12T08:00:00Z');

let suite: Suite;
let smsc: TestSmsc;
let service: RunningService;
let now = START;
let people = 0;

const start = () =>
  suite.start('survey-dispatch', {
    CLOCK: 'simulated',
    LINK_SECRET: 'a-secret-of-more-than-thirty-two-characters',
    PUBLIC_URL: 'https://survey.example',
    SMPP_URL: smsc.url,
    SMS_FROM: 'Luminet',
    SMS_WINDOW: '4',
    SENDING_LEASE_SECONDS: '6',
  });

beforeAll(async () => {
  suite = await openSuite();
  smsc = await openTestSmsc();
  service = await start();
  const path = '/v1/programmes/support-transactional';
  const { body } = await service.call('GET', path);
  expect((await service.call('PUT', path, { body: { ...(body as object), channels: ['sms'] } })).status).toBe(200);
  await bound();
}, 120_000);
afterAll(async () => {
  await suite.close();
  await smsc.stop();
});

const bound = () => eventually(() => expect(smsc.isBound()).toBe(true));

async function until(instant: Instant): Promise<void> {
  now = instant;
  await suite.send([aTick(now)]);
  await settledNow();
}

async function settledNow(): Promise<void> {
  await suite.settled('survey-dispatch', { now, withinMs: 45_000 });
  await suite.settled('survey-dispatch');
}

interface Person {
  readonly contactId: string;
  readonly number: string;
}

/** Interactions of contacts of their own become due just when the centre is in this mood. */
async function dueIn(mood: SmscMood, name: string, count = 1, language = 'en'): Promise<readonly Person[]> {
  const asked = Array.from({ length: count }, (_, index) => {
    people += 1;
    return { contactId: `CON-${name}-${index}`, number: `35840${String(people).padStart(7, '0')}` };
  });
  await suite.send(
    asked.map(({ contactId, number }) => {
      const addresses = [
        { channel: 'sms' as const, value: `+${number.slice(0, 3)} ${number.slice(3, 5)} ${number.slice(5)}` },
      ];
      return aContact(contactId, now, { language, addresses });
    }),
  );
  await suite.send(
    asked.map(({ contactId }) => anInteraction(`INT-${contactId}`, contactId, now)),
    { timestamp: now },
  );
  await suite.settled('survey-dispatch');
  smsc.mood = mood;
  now += 24 * HOUR_MS;
  await suite.send([aTick(now)]);
  return asked;
}

const sentTo = ({ number }: Person) => smsc.received.filter(({ to }) => to === number);
const eventsOf = async ({ contactId }: Person, type: string) =>
  (await suite.records('survey.invitation.v1')).filter((event) => event.type === type && event.key === contactId);
const dispatchesOf = (person: Person) => eventsOf(person, 'survey.invitation.dispatched.v1');
const failuresOf = async (person: Person) =>
  (await eventsOf(person, 'survey.invitation.failed.v1')) as readonly ReceivedEvent<InvitationFailed>[];
const repliesOf = async ({ contactId }: Person) =>
  ((await suite.records('survey.reply.v1')) as readonly ReceivedEvent<ReplyReceived>[]).filter(
    ({ data }) => data.contactId === contactId,
  );
const invitationOf = async ({ contactId }: Person) => {
  const { body } = await service.call('GET', `/v1/invitations?contactId=${contactId}`);
  return (body as { items: readonly Record<string, unknown>[] }).items[0];
};
const receipt = (to: Person, id: string, stat: string, more = {}) =>
  smsc.deliver({
    source_addr: to.number,
    destination_addr: 'Luminet',
    esm_class: 4,
    short_message: `id:${id} sub:001 dlvrd:001 submit date:2605130800 done date:2605130801 stat:${stat} err:000 text:`,
    ...more,
  });
const writes = (from: Person, text: string, more = {}) =>
  smsc.deliver({ source_addr: from.number, destination_addr: 'Luminet', short_message: text, ...more });

function theOne<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('There is none.');
  return item;
}

it('sends a text message with its link, within the window, and tells when the phone has it or never will', async () => {
  const asked = await dueIn('take', 'happy', 12);
  await settledNow();
  const [first, second] = [theOne(asked), theOne(asked.slice(1))];
  const parts = sentTo(first);
  expect(parts.map(({ text }) => text).join('')).toMatch(
    /^You recently contacted our support\. How did it go\? https:\/\/survey\.example\/r\/[\w-]{43} Stop: https:\/\/survey\.example\/u\/[\w-]{43}$/,
  );
  expect(parts[0]).toMatchObject({ from: 'Luminet', dataCoding: 0, wantsReceipt: 1 });
  expect(smsc.widest()).toBeLessThanOrEqual(4);
  expect(await dispatchesOf(first)).toMatchObject([{ data: { channel: 'sms', attempt: 1 } }]);
  expect(await receipt(first, parts.at(-1)?.messageId ?? '', 'DELIVRD')).toBe(0);
  expect(await receipt(second, sentTo(second)[0]?.messageId ?? '', 'UNDELIV')).toBe(0);
  expect(await receipt(first, 'of-nobody', 'UNDELIV')).toBe(0);
  await settledNow();
  expect(await failuresOf(second)).toMatchObject([
    { data: { outcome: 'bounced', reason: 'the message centre told UNDELIV' } },
  ]);
  expect(await failuresOf(first)).toEqual([]);
  expect(await invitationOf(first)).toMatchObject({ state: 'dispatched' });
});

it('cuts a long text into parts that a phone can put together, in UTF-16 where the alphabet needs it', async () => {
  const person = theOne(await dueIn('take', 'arabic', 1, 'ar'));
  await settledNow();
  const parts = sentTo(person);
  expect(parts.length).toBeGreaterThan(1);
  expect(new Set(parts.map(({ dataCoding }) => dataCoding))).toEqual(new Set([8]));
  const headers = parts.map(({ udh }) => [...theOne(udh)]);
  expect(headers.map(([id, length, , total, index]) => [id, length, total, index])).toEqual(
    parts.map((_, index) => [0, 3, parts.length, index + 1]),
  );
  expect(new Set(headers.map(([, , reference]) => reference)).size).toBe(1);
  expect(parts.map(({ text }) => text).join('')).toMatch(
    /^تواصلت مؤخرًا مع دعم العملاء لدينا\. .*https:\/\/survey\.example\/u\/[\w-]{43}$/,
  );
});

it('goes on with the part that the centre was too busy for, and repeats none', async () => {
  const person = theOne(await dueIn('throttleSecond', 'busy', 1, 'ar'));
  await settledNow();
  expect(sentTo(person)).toHaveLength(1);
  smsc.mood = 'take';
  await until(now + MINUTE_MS);
  const indexes = sentTo(person).map(({ udh }) => theOne(udh).at(-1));
  expect(indexes).toEqual(indexes.map((_, index) => index + 1));
  expect(indexes.length).toBeGreaterThan(1);
  expect(await dispatchesOf(person)).toMatchObject([{ data: { attempt: 2 } }]);
});

it('gives up a number that the centre does not know, and tries again when it is busy', async () => {
  const nobody = theOne(await dueIn('noSuchNumber', 'nobody'));
  await settledNow();
  expect(await failuresOf(nobody)).toMatchObject([{ data: { outcome: 'bounced' } }]);
  const busy = theOne(await dueIn('throttle', 'throttled'));
  await settledNow();
  expect(sentTo(busy)).toEqual([]);
  smsc.mood = 'take';
  await until(now + MINUTE_MS);
  expect(await dispatchesOf(busy)).toHaveLength(1);
});

it('never sends again what the centre may have, and learns from a receipt that it had', async () => {
  const asked = await dueIn('takeThenVanish', 'vanish', 2);
  await settledNow();
  // Both left on the connection that broke; the centre took the first, and maybe the second.
  const arrived = theOne(asked.filter((person) => sentTo(person).length > 0));
  const other = theOne(asked.filter((person) => person !== arrived));
  const before = smsc.received.length;
  smsc.mood = 'take';
  await bound();
  for (const person of asked) expect(await failuresOf(person)).toMatchObject([{ data: { outcome: 'unknownOutcome' } }]);
  await until(now + 6 * HOUR_MS);
  const taken = sentTo(arrived);
  expect(smsc.received).toHaveLength(before);
  expect(await receipt(arrived, 'an-id-never-told', 'DELIVRD', { user_message_reference: taken[0]?.reference })).toBe(
    0,
  );
  await settledNow();
  expect(await invitationOf(arrived)).toMatchObject({ state: 'dispatched', failure: null });
  expect(await dispatchesOf(arrived)).toHaveLength(1);
  expect(await invitationOf(other)).toMatchObject({ state: 'failed' });
});

it('sends nothing again after it was killed before the centre answered', async () => {
  const asked = await dueIn('hang', 'killed', 3);
  await eventually(() => expect(asked.every((person) => sentTo(person).length === 1)).toBe(true));
  await service.kill();
  smsc.mood = 'take';
  service = await start();
  await bound();
  await settledNow();
  await until(now + 6 * HOUR_MS);
  for (const person of asked) {
    expect(sentTo(person)).toHaveLength(1);
    expect(await failuresOf(person)).toMatchObject([{ data: { outcome: 'unknownOutcome' } }]);
  }
}, 90_000);

it('counts an outage for no refusal: what was away for hours goes out once, though it is refused first', async () => {
  await smsc.stop();
  const person = theOne(await dueIn('refuse', 'patient'));
  await settledNow();
  for (const minutes of [1, 5, 30, 120, 360]) await until(now + minutes * MINUTE_MS);
  expect(await invitationOf(person)).toMatchObject({ state: 'issued', attempts: 6 });
  await smsc.start();
  await bound();
  await until(now + 6 * HOUR_MS);
  expect(await invitationOf(person)).toMatchObject({ state: 'issued', attempts: 7 });
  smsc.mood = 'take';
  await until(now + 6 * HOUR_MS);
  expect(await dispatchesOf(person)).toMatchObject([{ data: { attempt: 8 } }]);
  expect(await failuresOf(person)).toEqual([]);
  const parts = sentTo(person);
  expect(new Set(parts.map(({ text }) => text)).size).toBe(parts.length);
}, 60_000);

it('loses nothing and doubles nothing while the centre is down for an hour', async () => {
  await smsc.stop();
  const asked = await dueIn('take', 'down', 8);
  await settledNow();
  for (const minutes of [1, 5, 30]) await until(now + minutes * MINUTE_MS);
  await smsc.start();
  await bound();
  await until(now + 2 * HOUR_MS);
  for (const person of asked) {
    const parts = sentTo(person);
    expect(new Set(parts.map(({ text }) => text)).size).toBe(parts.length);
    expect(await dispatchesOf(person)).toHaveLength(1);
  }
}, 60_000);

it('takes a reply for the open invitation, whole, without the numbers in it, and stops when told to', async () => {
  const [talker, stopper] = await dueIn('take', 'reply', 2);
  if (!talker || !stopper) throw new Error('Nobody was asked.');
  await settledNow();
  expect(await writes(talker, '9 great, call me at +358 40 765 4321')).toBe(0);
  const header = (index: number) => Buffer.from([5, 0, 3, 77, 2, index]);
  const part = (index: number, text: string) => ({
    esm_class: 0x40,
    short_message: { udh: header(index), message: text },
  });
  // Parts come at the same moment, in whatever order.
  const parts = [part(2, 'second half'), part(1, 'first half, ')];
  const delivered = parts.map((one) => smsc.deliver({ source_addr: talker.number, ...one }));
  expect(await Promise.all(delivered)).toEqual([0, 0]);
  expect(await writes({ ...talker, number: '358999999999' }, 'who is this?')).toBe(0);
  expect(await writes(stopper, ' Stop! ')).toBe(0);
  await settledNow();
  const invitationId = (await invitationOf(talker))?.['invitationId'];
  expect((await repliesOf(talker)).map(({ data }) => [data.invitationId, data.text])).toEqual([
    [invitationId, '9 great, call me at [phone]'],
    [invitationId, 'first half, second half'],
  ]);
  expect(await repliesOf(stopper)).toEqual([]);
  expect((await service.call('GET', `/v1/contacts/${stopper.contactId}/opt-outs`)).body).toMatchObject({
    items: [{ channel: 'sms', source: 'reply' }],
  });
  expect(await service.log(5_000)).not.toMatch(/35840\d{7}|great/);
});

it('stops when a text begins with a stop word, and loses none of its words', async () => {
  const [annoyed, graded, slow] = await dueIn('take', 'sentence', 3);
  if (!annoyed || !graded || !slow) throw new Error('Nobody was asked.');
  await settledNow();
  expect(await writes(annoyed, 'STOP asking me this')).toBe(0);
  expect(await writes(graded, 'Stop sending wrong bills, 3')).toBe(0);
  expect(await writes(slow, 'Baja velocidad, muy mal')).toBe(0);
  await settledNow();
  const optOutsOf = async ({ contactId }: Person) =>
    ((await service.call('GET', `/v1/contacts/${contactId}/opt-outs`)).body as { items: readonly unknown[] }).items;
  expect(await optOutsOf(annoyed)).toMatchObject([{ channel: 'sms', source: 'reply' }]);
  for (const person of [graded, slow]) expect(await optOutsOf(person)).toEqual([]);
  for (const person of [annoyed, graded, slow]) expect(await repliesOf(person)).toHaveLength(1);
});

it('believes no mail that came back of a message that was no mail', async () => {
  const [person] = await dueIn('take', 'no-mail');
  if (!person) throw new Error('Nobody was asked.');
  await settledNow();
  const messageId = `<${String((await invitationOf(person))?.['invitationId'])}@luminet.example>`;
  const bounce = await service.call('POST', '/v1/bounces', { body: { messageId, action: 'failed', status: '5.1.1' } });
  expect(bounce.status).toBe(404);
  await settledNow();
  expect(await failuresOf(person)).toEqual([]);
  expect(await invitationOf(person)).toMatchObject({ state: 'dispatched' });
});

it('lets a receipt settle a message of its own phone alone: by its id, or as the only one with an unknown outcome', async () => {
  const [known, other] = await dueIn('take', 'receipts', 2);
  if (!known || !other) throw new Error('Nobody was asked.');
  await settledNow();
  const id = sentTo(known).at(-1)?.messageId ?? '';
  expect(await receipt(other, id, 'UNDELIV')).toBe(0);
  await settledNow();
  for (const person of [known, other]) expect(await failuresOf(person)).toEqual([]);
  expect(await receipt(known, id, 'UNDELIV')).toBe(0);
  await settledNow();
  expect(await failuresOf(known)).toMatchObject([{ data: { outcome: 'bounced' } }]);
  expect(await failuresOf(other)).toEqual([]);

  const [lost, alsoLost] = await dueIn('hang', 'unsettled', 2);
  if (!lost || !alsoLost) throw new Error('Nobody was asked.');
  await eventually(() => expect([lost, alsoLost].every((person) => sentTo(person).length === 1)).toBe(true));
  await service.kill();
  smsc.mood = 'take';
  service = await start();
  await bound();
  await settledNow();
  expect(await receipt(lost, 'an-id-never-told', 'DELIVRD')).toBe(0);
  await settledNow();
  expect(await invitationOf(lost)).toMatchObject({ state: 'dispatched' });
  expect(await invitationOf(alsoLost)).toMatchObject({ state: 'failed' });
}, 90_000);

it('takes a second text for the question just answered, a first one for an open question, and one that comes late for the last', async () => {
  const [person, silent] = await dueIn('take', 'second', 2);
  if (!person || !silent) throw new Error('Nobody was asked.');
  await settledNow();
  const first = String((await invitationOf(person))?.['invitationId']);
  expect(await writes(person, '9')).toBe(0);
  await suite.send([aResponse('second', now, { invitationId: first, contactId: person.contactId })], {
    timestamp: now,
  });
  await settledNow();
  expect(await writes(person, 'sorry, 6')).toBe(0);
  await settledNow();
  expect((await repliesOf(person)).map(({ data }) => [data.invitationId, data.text])).toEqual([
    [first, '9'],
    [first, 'sorry, 6'],
  ]);
  await until(now + 20 * 24 * HOUR_MS);
  expect(await writes(person, '4')).toBe(0);
  expect(await writes(silent, '3 far too slow')).toBe(0);
  await settledNow();
  expect((await repliesOf(person)).at(-1)?.data).toMatchObject({ invitationId: first, text: '4' });
  expect((await repliesOf(silent)).map(({ data }) => data.text)).toEqual(['3 far too slow']);
});

it('lists interviews, lets one interviewer at a time call, and tells how it ended', async () => {
  const path = '/v1/programmes/billing-transactional';
  const { body: programme } = await service.call('GET', path);
  expect((await service.call('PUT', path, { body: { ...(programme as object), channels: ['agent'] } })).status).toBe(
    200,
  );
  const contactIds = ['CON-talk-1', 'CON-talk-2', 'CON-talk-3'];
  const addresses = [{ channel: 'sms' as const, value: '+358501234567' }];
  const fickle = 'CON-talk-fickle';
  await suite.send([...contactIds, fickle].map((contactId) => aContact(contactId, now, { addresses })));
  await suite.send(
    [...contactIds, fickle].map((contactId) => anInteraction(`INT-${contactId}`, contactId, now, { kind: 'billing' })),
    { timestamp: now },
  );
  await suite.settled('survey-dispatch');
  await until(now + 24 * HOUR_MS);
  const list = async () =>
    (await service.call('GET', '/v1/interviews?programmeId=billing-transactional')).body as {
      items: readonly { invitationId: string; contactId: string; claimedBy: string | null }[];
    };
  expect((await list()).items.map(({ contactId }) => contactId)).toContain(fickle);
  await suite.send([aContact(fickle, now, { addresses, consent: { survey: true, channels: ['email'] }, version: 2 })]);
  await settledNow();
  expect(await failuresOf({ contactId: fickle, number: '' })).toMatchObject([{ data: { outcome: 'calledOff' } }]);
  const idOf = (await list()).items.reduce(
    (ids, one) => ids.set(one.contactId, one.invitationId),
    new Map<string, string>(),
  );
  expect([...idOf.keys()].sort()).toEqual(contactIds);
  const csv = await service.call('GET', '/v1/interviews?format=csv');
  expect(String(csv.body).split('\r\n')[0]).toBe(
    'invitationId,programmeId,contactId,customerId,language,occasion,occasionAt,dueAt,expiresAt,calls,claimedBy,claimedUntil',
  );
  const say = (contactId: string, what: string, body: object) =>
    service.call('POST', `/v1/interviews/${idOf.get(contactId)}/${what}`, { body });
  const [first = '', second = '', third = ''] = contactIds;
  const claims = await Promise.all(['ann', 'bo'].map((interviewer) => say(first, 'claim', { interviewer })));
  expect(claims.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(claims.find(({ status }) => status === 200)?.body).toMatchObject({ phone: '+358501234567' });
  const winner = claims[0]?.status === 200 ? 'ann' : 'bo';
  expect((await say(first, 'done', { interviewer: winner, outcome: 'answered' })).status).toBe(204);
  expect((await say(first, 'claim', { interviewer: 'ann' })).status).toBe(409);
  expect((await say(second, 'done', { interviewer: 'ann', outcome: 'answered' })).status).toBe(409);
  expect((await say(second, 'claim', { interviewer: 'ann' })).status).toBe(200);
  expect((await say(second, 'done', { interviewer: 'ann', outcome: 'noAnswer' })).status).toBe(204);
  expect((await say(third, 'claim', { interviewer: 'ann' })).status).toBe(200);
  await until(now + 31 * MINUTE_MS);
  expect((await list()).items).toMatchObject([{ contactId: third, claimedBy: null }]);
  expect((await say(third, 'claim', { interviewer: 'bo' })).status).toBe(200);
  expect((await say(third, 'done', { interviewer: 'bo', outcome: 'refused' })).status).toBe(204);
  expect((await say('CON-nobody', 'claim', { interviewer: 'bo' })).status).toBe(404);
  await until(now + 25 * HOUR_MS);
  expect((await list()).items).toMatchObject([{ contactId: second, calls: 1 }]);
  await service.call('POST', `${path}/pause`);
  expect((await list()).items).toEqual([]);
  expect(await say(second, 'claim', { interviewer: 'ann' })).toMatchObject({ status: 409, body: { title: 'Paused' } });
  await service.call('POST', `${path}/resume`);
  // Of its last day nothing is left for another call.
  await until(now + 12 * DAY_MS);
  expect((await say(second, 'claim', { interviewer: 'ann' })).status).toBe(200);
  const tooLate = { interviewer: 'ann', outcome: 'callLater', callAgainAt: toIso(now + DAY_MS) };
  expect((await say(second, 'done', tooLate)).status).toBe(400);
  expect((await say(second, 'done', { interviewer: 'ann', outcome: 'noAnswer' })).status).toBe(204);
  await settledNow();
  expect(await failuresOf({ contactId: second, number: '' })).toMatchObject([
    { data: { outcome: 'expired', reason: 'nobody answered the last call before it expires' } },
  ]);
  const person = (contactId: string) => ({ contactId, number: '' });
  for (const contactId of contactIds) expect(await dispatchesOf(person(contactId))).toHaveLength(1);
  expect(await failuresOf(person(third))).toMatchObject([{ data: { outcome: 'refused' } }]);
});
