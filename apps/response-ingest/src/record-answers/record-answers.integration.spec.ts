import { replyReceived } from '@sidetone/contracts/events';
import { sql } from '@sidetone/platform/database';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { anInvitation, type InvitationData } from '../testing/invitation-events.js';
import { aProgramme } from '../testing/programme-events.js';

let suite: Suite;
const UNKNOWN_LINKS = 5;
let replicas: readonly RunningService[];
const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html,*/*;q=0.8' };

beforeAll(async () => {
  suite = await openSuite();
  const settings = { UNKNOWN_LINKS_LIMIT: String(UNKNOWN_LINKS), TRUSTED_PROXIES: '127.0.0.1' };
  replicas = [await suite.start('response-ingest', settings), await suite.start('response-ingest', settings)];
}, 120_000);
afterAll(() => suite.close());

let invitations = 0;
/** An invitation of its own for each test, known to the service. */
async function invited(language?: string, data: Partial<InvitationData> = {}) {
  invitations += 1;
  const token = `token-${invitations}`;
  await suite.send(
    anInvitation(`INV-${invitations}`, token, Date.now() - 60_000, { language, journeyArea: 'support', ...data }),
  );
  await suite.settled('response-ingest');
  return { token, invitationId: `INV-${invitations}` };
}
const replica = (index: number): RunningService => {
  const service = replicas[index % replicas.length];
  if (!service) throw new Error('no replica');
  return service;
};
const told = async (invitationId: string) =>
  (await suite.records('survey.response.v1')).filter(({ correlationId }) => correlationId === invitationId);

describe('answers that come at the same moment', () => {
  it('are one answer when they are the same, whichever replica takes them', async () => {
    const { token, invitationId } = await invited();
    const posts = Array.from({ length: 12 }, (_, index) =>
      replica(index).call('POST', `/r/${token}`, { key: null, body: { score: 6 } }),
    );
    const outcomes = (await Promise.all(posts)).map(({ status, body }) => [
      status,
      (body as { outcome: string }).outcome,
    ]);
    expect(outcomes.filter(([, outcome]) => outcome === 'recorded')).toEqual([[200, 'recorded']]);
    expect(outcomes.filter(([, outcome]) => outcome === 'unchanged')).toHaveLength(11);
    await suite.settled('response-ingest');
    expect(await told(invitationId)).toHaveLength(1);
  });

  it('carry on which fix they were asked about', async () => {
    const verifies = { caseId: 'CASE-7', round: 2 };
    const { token, invitationId } = await invited(undefined, { kind: 'verification', verifies });
    await replica(0).call('POST', `/r/${token}`, { key: null, body: { score: 8 } });
    await suite.settled('response-ingest');
    expect((await told(invitationId)).map(({ data }) => data)).toMatchObject([{ kind: 'verification', verifies }]);
  });

  it('are one first answer and its corrections when they differ, one revision after the other', async () => {
    const { token, invitationId } = await invited();
    const scores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    await Promise.all(
      scores.map((score, index) => replica(index).call('POST', `/r/${token}`, { key: null, body: { score } })),
    );
    await suite.settled('response-ingest');
    const events = await told(invitationId);
    const versions = await suite.query<{ score: number }>(
      'response-ingest',
      sql`select version.score from response join response_version as version using (response_id)
        where invitation_id = ${invitationId} order by version.revision`,
    );
    expect(events.map(({ data }) => data)).toMatchObject(
      versions.map(({ score }, index) => ({ score, revision: index + 1 })),
    );
    expect(versions.map(({ score }) => score).sort((one, other) => one - other)).toEqual(scores);
    expect(events.map(({ type }) => type)).toEqual(
      scores.map((_, index) => `survey.response.${index === 0 ? 'received' : 'corrected'}.v1`),
    );
  });
});

describe('the page', () => {
  it('asks in the language of the invitation, takes a form, says thank you and shows the answer afterwards', async () => {
    const { token } = await invited('fi');
    const page = await replica(0).call('GET', `/r/${token}`, { key: null });
    expect(page.status).toBe(200);
    expect(page.body).toContain('<html lang="fi" dir="ltr">');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');

    const thanks = await replica(0).call('POST', `/r/${token}`, {
      key: null,
      headers: FORM,
      raw: 'score=3&reasons=data&reasons=price&comment=hidas%0D%0Averkko',
    });
    expect(thanks).toMatchObject({ status: 200, body: expect.stringContaining('Kiitos') });

    const again = await replica(1).call('GET', `/r/${token}`, { key: null });
    expect(again.body).toContain('value="3" required checked');
    expect(again.body).toContain('hidas\nverkko');
  });

  it('says in words what is wrong, with the right status', async () => {
    const { token } = await invited('sv');
    const noScore = await replica(0).call('POST', `/r/${token}`, { key: null, headers: FORM, raw: 'comment=hej' });
    expect(noScore).toMatchObject({ status: 400, body: expect.stringContaining('role="alert"') });
    const unknown = await replica(0).call('GET', '/r/nobody', { key: null, headers: { 'accept-language': 'fi' } });
    expect(unknown).toMatchObject({ status: 404, body: expect.stringContaining('Linkki ei toimi') });
  });

  it('takes no form that is not UTF-8, and no form at other doors', async () => {
    const { token } = await invited();
    const latin = { 'content-type': 'application/x-www-form-urlencoded; charset=iso-8859-1' };
    expect((await replica(0).call('POST', `/r/${token}`, { key: null, headers: latin, raw: 'score=9' })).status).toBe(
      415,
    );
    expect((await replica(0).call('POST', '/v1/responses', { headers: FORM, raw: 'score=9' })).status).toBe(415);
  });
});

describe('an answer in two steps', () => {
  it('stands with its score at once; what follows completes it and is told as no change of mind', async () => {
    const { token, invitationId } = await invited('fi');
    const post = (raw: string) => replica(0).call('POST', `/r/${token}`, { key: null, headers: FORM, raw });
    expect(await post('step=score&score=0')).toMatchObject({ status: 200, body: expect.stringContaining('<textarea') });
    expect(await post('score=0&reasons=data&comment=hidas')).toMatchObject({
      body: expect.stringContaining('Kiitos!'),
    });
    // Whoever goes back to the first step and sends the score again has taken nothing back.
    expect(await post('step=score&score=0')).toMatchObject({ body: expect.stringContaining('hidas') });
    expect(await post('step=score&score=2')).toMatchObject({ body: expect.stringContaining('hidas') });
    await suite.settled('response-ingest');
    const events = await told(invitationId);
    expect(events.map(({ type, data }) => [type, data])).toMatchObject([
      ['survey.response.received.v1', { revision: 1, score: 0, language: 'fi' }],
      ['survey.response.corrected.v1', { revision: 2, score: 0, comment: 'hidas', completion: true }],
      ['survey.response.corrected.v1', { revision: 3, score: 2, comment: 'hidas', reasons: ['data'] }],
    ]);
    expect(events[2]?.data).not.toHaveProperty('completion');
  });
});

describe('a programme', () => {
  const labels = [{ language: 'en', text: 'How quickly we repaired it' }];
  const weighing = (weight: number) => ({ indicators: [{ indicatorId: 'speed', weight, labels }] });

  it('is asked in the version of the invitation, else in the newest; its weights hold, whatever is sent', async () => {
    const now = Date.now();
    await suite.send([aProgramme('repairs', 1, now, weighing(0.6)), aProgramme('repairs', 2, now, weighing(5))]);
    await suite.settled('response-ingest');
    const surveyId = 'repairs';
    const trigger = { type: 'bss.interaction.changed.v1', id: 'INT-1', at: new Date(now - 30 * 60_000).toISOString() };
    const first = await invited('en', { surveyId, programmeVersion: 1, trigger });
    const newest = await invited('en', { surveyId });
    const body = {
      score: 3,
      items: [
        { indicatorId: 'speed', level: 2, weight: 99 },
        { indicatorId: 'unasked', level: 2, weight: 1 },
      ],
      consents: ['callBack'],
    };
    for (const { token } of [first, newest]) {
      expect(await replica(1).call('POST', `/r/${token}`, { key: null, body })).toMatchObject({ status: 200 });
    }
    await suite.settled('response-ingest');
    expect(await told(first.invitationId)).toMatchObject([
      {
        data: {
          programmeVersion: 1,
          items: [{ indicatorId: 'speed', level: 2, weight: 0.6 }],
          consents: ['callBack'],
          language: 'en',
          channel: 'sms',
          dispatchDelayMin: expect.closeTo(29, 0),
          answerDelayMin: expect.closeTo(1, 0),
        },
      },
    ]);
    expect(await told(newest.invitationId)).toMatchObject([
      { data: { programmeVersion: 2, items: [{ indicatorId: 'speed', level: 2, weight: 5 }] } },
    ]);
    expect(await replica(0).call('GET', `/r/${newest.token}`, { key: null })).toMatchObject({
      body: expect.stringContaining('name="level:speed" value="2" checked'),
    });
  });
});

describe('guessing links', () => {
  const open = (index: number, path: string, address: string) =>
    replica(index).call('GET', path, { key: null, headers: { accept: 'text/html', 'x-forwarded-for': address } });

  it('is stopped for its address on all replicas, and for nobody else', async () => {
    const { token } = await invited();
    const guesser = '203.0.113.7';
    let unknown = 0;
    let stopped = 0;
    for (let guess = 0; guess < 40 && stopped < 2; guess += 1) {
      const { status } = await open(guess, `/r/guess-${guess}`, guesser);
      if (status === 404) unknown += 1;
      stopped = status === 429 ? stopped + 1 : 0;
    }
    expect(stopped).toBe(2);
    // Twice, because a period may end while this runs.
    expect(unknown).toBeLessThanOrEqual(2 * (UNKNOWN_LINKS + replicas.length));
    expect(unknown).toBeGreaterThanOrEqual(UNKNOWN_LINKS);

    const known = await open(0, `/r/${token}?lang=es`, guesser);
    expect(known).toMatchObject({ status: 429, body: expect.stringContaining('Demasiados enlaces') });
    expect(Number(known.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(known.headers.get('retry-after'))).toBeLessThanOrEqual(600);
    expect((await open(0, `/r/${token}`, `${guesser}, 203.0.113.8`)).status).toBe(200);
    expect((await open(1, `/r/${token}`, '203.0.113.8')).status).toBe(200);
    const rows = await suite.query<{ address: string }>('response-ingest', sql`select address from link_guess`);
    expect(rows.map(({ address }) => address)).not.toContain(guesser);
  });
});

describe('the trusted door', () => {
  it('needs a key', async () => {
    expect((await replica(0).call('POST', '/v1/responses', { key: null, body: {} })).status).toBe(401);
  });

  it('records by invitation id, with its own channel and the time it tells', async () => {
    const { invitationId } = await invited();
    const answeredAt = new Date(Date.now() - 30_000).toISOString();
    const body = {
      invitationId,
      score: 7,
      channel: 'ivr',
      answeredAt,
      items: [{ indicatorId: 'speed', level: 4, weight: 1 }],
    };
    expect(await replica(0).call('POST', '/v1/responses', { body })).toMatchObject({
      status: 200,
      body: { outcome: 'recorded', revision: 1 },
    });
    await suite.settled('response-ingest');
    expect(await told(invitationId)).toMatchObject([
      { data: { channel: 'ivr', answeredAt, items: body.items, dispatchedAt: expect.any(String) } },
    ]);
  });
});

describe('the list of answers', () => {
  it('comes in pages that hold each answer once', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 50 && (page === 0 || cursor !== ''); page += 1) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await replica(0).call('GET', `/v1/responses?limit=2${query}`);
      const { items, next } = body as { items: readonly { responseId: string }[]; next: string | null };
      seen.push(...items.map(({ responseId }) => responseId));
      cursor = next ?? '';
    }
    const [count] = await suite.query<{ all: number }>(
      'response-ingest',
      sql`select count(*)::int as all from response`,
    );
    expect(seen).toHaveLength(count?.all ?? -1);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('refuses what is no cursor of ours, and ids that no table can hold', async () => {
    expect((await replica(0).call('GET', '/v1/responses?cursor=xyz')).status).toBe(400);
    expect((await replica(0).call('GET', '/v1/responses?contactId=%00')).status).toBe(400);
    expect((await replica(0).call('GET', '/v1/responses/%00')).status).toBe(404);
  });
});

it('describes every door in its API documentation', async () => {
  const { body } = await replica(0).call('GET', '/docs/openapi.json', { key: null });
  const paths = Object.keys((body as { paths: object }).paths);
  expect(paths).toEqual(
    expect.arrayContaining([
      '/r/{token}',
      '/v1/responses',
      '/v1/responses/{responseId}',
      '/v1/responses/import',
      '/v1/responses/import/{surveyId}',
    ]),
  );
});

describe('what does not count', () => {
  interface Kept {
    readonly items: readonly {
      readonly setAsideId: string;
      readonly invitationId: string;
      readonly reason: string;
      readonly words: string | null;
    }[];
  }
  const keptOf = async (invitationId: string) =>
    ((await replica(0).call('GET', '/v1/set-aside?limit=500')).body as Kept).items.filter(
      (thing) => thing.invitationId === invitationId,
    );
  const reply = async (invitationId: string, text: string) => {
    await suite.send([
      replyReceived.create({
        id: `${invitationId}:${text}`,
        source: '//sidetone/survey-dispatch',
        time: Date.now(),
        data: {
          replyId: `${invitationId}:${text}`,
          invitationId,
          contactId: 'CON-100',
          channel: 'sms',
          text,
          receivedAt: new Date().toISOString(),
        },
      }),
    ]);
    await suite.settled('response-ingest');
  };

  it('takes replies by SMS as answers, and keeps for a person what is no score', async () => {
    const { invitationId } = await invited();
    await reply(invitationId, '0 nothing works, call +358 40 1234567');
    expect(await told(invitationId)).toMatchObject([
      { data: { score: 0, comment: 'nothing works, call [phone]', channel: 'sms', redacted: true } },
    ]);
    const other = await invited();
    await reply(other.invitationId, '2 weeks without internet');
    await reply(other.invitationId, '5, 6');
    expect(await told(other.invitationId)).toEqual([]);
    const kept = await keptOf(other.invitationId);
    expect(kept.map(({ reason }) => reason).sort()).toEqual(['severalScores', 'unreadable']);
    const words = kept.find(({ reason }) => reason === 'unreadable');
    expect(words).toMatchObject({ words: '2 weeks without internet' });
    const path = `/v1/set-aside/${words?.setAsideId}/take`;
    expect((await replica(1).call('POST', path, { body: {} })).status).toBe(400);
    expect(await replica(1).call('POST', path, { body: { score: 1 } })).toMatchObject({
      status: 200,
      body: { outcome: 'recorded' },
    });
    await suite.settled('response-ingest');
    expect(await told(other.invitationId)).toMatchObject([{ data: { score: 1, comment: '2 weeks without internet' } }]);
  });

  it('takes a second text for a correction, and words for a comment, as long as the answer may be changed', async () => {
    const { token, invitationId } = await invited();
    const body = { score: 9, reasons: ['data'], consents: ['callBack'] };
    await replica(0).call('POST', `/r/${token}`, { key: null, body });
    await reply(invitationId, 'sorry, 6');
    await reply(invitationId, 'the technician never came');
    await reply(invitationId, '11');
    expect(await told(invitationId)).toMatchObject([
      { data: { score: 9, revision: 1 } },
      { data: { score: 6, revision: 2, reasons: ['data'], consents: ['callBack'], channel: 'sms' } },
      { data: { score: 6, revision: 3, comment: 'the technician never came', reasons: ['data'], completion: true } },
    ]);
    expect(await keptOf(invitationId)).toMatchObject([{ reason: 'unreadable', words: '11' }]);
  });

  it('keeps texts that come after the day of corrections, or after the invitation has expired', async () => {
    const late = await invited();
    await reply(late.invitationId, '9 great');
    await suite.query(
      'response-ingest',
      sql`update response set first_recorded_at = now() - interval '25 hours' where invitation_id = ${late.invitationId}`,
    );
    await reply(late.invitationId, 'sorry, 6');
    await reply(late.invitationId, 'it broke again');
    expect(await told(late.invitationId)).toHaveLength(1);
    const kept = await keptOf(late.invitationId);
    expect(kept.map(({ reason, words }) => [reason, words]).sort()).toEqual([
      ['answeredBefore', 'it broke again'],
      ['answeredBefore', 'sorry, 6'],
    ]);

    invitations += 1;
    const expired = `INV-${invitations}`;
    await suite.send(anInvitation(expired, `token-${invitations}`, Date.now() - 15 * 86_400_000));
    await suite.settled('response-ingest');
    await reply(expired, '3 too slow');
    await reply(expired, 'hello?');
    expect((await keptOf(expired)).map(({ reason }) => reason).sort()).toEqual(['afterExpiry', 'unreadable']);
    expect(await told(expired)).toEqual([]);
  });

  it('keeps an answer that came too late, once, and lets it count when a person says so', async () => {
    invitations += 1;
    const [token, invitationId] = [`token-${invitations}`, `INV-${invitations}`];
    await suite.send(anInvitation(invitationId, token, Date.now() - 15 * 86_400_000));
    await suite.settled('response-ingest');
    for (let post = 0; post < 3; post += 1) {
      expect((await replica(post).call('POST', `/r/${token}`, { key: null, body: { score: 7 } })).status).toBe(410);
    }
    const kept = await keptOf(invitationId);
    expect(kept.map(({ reason }) => reason)).toEqual(['afterExpiry']);
    expect(await told(invitationId)).toEqual([]);
    const path = `/v1/set-aside/${kept[0]?.setAsideId}/take`;
    // The customer said 7: nobody may let it count as something else.
    expect((await replica(0).call('POST', path, { body: { score: 10 } })).status).toBe(400);
    expect(await replica(0).call('POST', path, { body: {} })).toMatchObject({
      status: 200,
      body: { outcome: 'recorded' },
    });
    expect(await replica(0).call('POST', path, { body: {} })).toMatchObject({
      status: 409,
      body: { title: 'Taken already' },
    });
  });

  it('keeps no more than twenty things that came too late by one link', async () => {
    invitations += 1;
    const [token, invitationId] = [`token-${invitations}`, `INV-${invitations}`];
    await suite.send(anInvitation(invitationId, token, Date.now() - 15 * 86_400_000));
    await suite.settled('response-ingest');
    for (let post = 0; post < 23; post += 1) {
      const body = { score: 1, comment: `number ${post}` };
      expect((await replica(0).call('POST', `/r/${token}`, { key: null, body })).status).toBe(410);
    }
    expect(await keptOf(invitationId)).toHaveLength(20);
    const { body: metrics } = await replica(0).call('GET', '/metrics', { key: null });
    expect(metrics).toMatch(/^sidetone_set_aside_thrown_away_total\{reason="afterExpiry"[^}]*\} 3$/m);
    const expired = String(metrics).matchAll(
      /^sidetone_responses_total\{channel="\w+",outcome="expired"[^}]*\} (\d+)$/gm,
    );
    expect([...expired].reduce((sum, [, count]) => sum + Number(count), 0)).toBeGreaterThanOrEqual(23);
    expect(metrics).toMatch(/^sidetone_responses_total\{channel="\w+",outcome="recorded"[^}]*\} [1-9]/m);
  });

  it('deletes on request what is set aside of an invitation or a contact, and sets nothing aside of them again', async () => {
    const expired = async (contactId: string) => {
      invitations += 1;
      const late = { token: `token-${invitations}`, invitationId: `INV-${invitations}` };
      await suite.send(anInvitation(late.invitationId, late.token, Date.now() - 15 * 86_400_000, { contactId }));
      await suite.settled('response-ingest');
      return late;
    };
    const erase = (body: object) => replica(1).call('POST', '/v1/set-aside/erase', { body });
    const [one, other, others] = [await expired('CON-E1'), await expired('CON-E1'), await expired('CON-E2')];
    const sendAll = async (time: string) => {
      for (const { token, invitationId } of [one, other, others]) {
        await replica(0).call('POST', `/r/${token}`, { key: null, body: { score: 1, comment: 'ask my neighbour' } });
        await reply(invitationId, `5, 6, says the ${time} text`);
      }
    };
    const counts = () => Promise.all([one, other, others].map(async (it) => (await keptOf(it.invitationId)).length));
    await sendAll('first');
    expect(await counts()).toEqual([2, 2, 2]);
    expect(await erase({ invitationId: one.invitationId })).toMatchObject({
      status: 200,
      body: { invitations: 1, erased: 2 },
    });
    expect(await counts()).toEqual([0, 2, 2]);
    expect(await erase({ contactId: 'CON-E1' })).toMatchObject({ status: 200, body: { invitations: 2, erased: 2 } });
    await sendAll('second');
    expect(await counts()).toEqual([0, 0, 3]);
    expect(await erase({ invitationId: 'INV-none' })).toMatchObject({ status: 404 });
    expect(await erase({})).toMatchObject({ status: 400 });
    expect(await erase({ contactId: 'CON-E1', invitationId: one.invitationId })).toMatchObject({ status: 400 });
  });

  it('lets no program count, tells it nothing, and keeps what it sent', async () => {
    const { token, invitationId } = await invited();
    const bot = await replica(0).call('POST', `/r/${token}`, {
      key: null,
      headers: FORM,
      raw: 'score=10&website=http%3A%2F%2Fspam',
    });
    expect(bot.status).toBe(200);
    expect((await keptOf(invitationId)).map(({ reason }) => reason)).toEqual(['bot']);
    expect(await replica(0).call('POST', `/r/${token}`, { key: null, body: { score: 2 } })).toMatchObject({
      body: { outcome: 'recorded' },
    });
    await suite.settled('response-ingest');
    expect(await told(invitationId)).toMatchObject([{ data: { score: 2 } }]);
  });

  it('takes an answer back for good, and deletes its words only for an erasure', async () => {
    const { invitationId } = await invited();
    const body = { invitationId, channel: 'agent', askedBy: 'AGT-12', score: 4, comment: 'ask my neighbour' };
    const given = await replica(0).call('POST', '/v1/responses', { body });
    const { responseId } = given.body as { readonly responseId: string };
    const withdraw = (reason: string) =>
      replica(1).call('POST', `/v1/responses/${responseId}/withdraw`, { body: { reason } });
    expect(await withdraw('test')).toMatchObject({ status: 200, body: { withdrawn: true } });
    expect(await withdraw('test')).toMatchObject({ status: 200, body: { withdrawn: false } });
    expect((await withdraw('boredom')).status).toBe(400);
    const read = () => replica(0).call('GET', `/v1/responses/${responseId}`);
    expect(await read()).toMatchObject({
      body: { withdrawnReason: 'test', comment: 'ask my neighbour', askedBy: 'AGT-12' },
    });
    expect((await replica(0).call('POST', '/v1/responses', { body: { ...body, score: 9 } })).status).toBe(410);
    await reply(invitationId, '5, 6');
    expect((await keptOf(invitationId)).map(({ reason }) => reason).sort()).toEqual(['afterExpiry', 'severalScores']);
    await withdraw('erasure');
    expect(await read()).toMatchObject({ body: { comment: null } });
    expect(await keptOf(invitationId)).toEqual([]);
    // Whoever sends the words again does not bring them back.
    expect((await replica(0).call('POST', '/v1/responses', { body: { ...body, score: 9 } })).status).toBe(410);
    await reply(invitationId, '5, 6, and ask my neighbour');
    await reply(invitationId, 'ask my neighbour');
    expect(await keptOf(invitationId)).toEqual([]);
    await suite.settled('response-ingest');
    expect(JSON.stringify(await told(invitationId))).not.toContain('AGT-12');
    expect((await told(invitationId)).map(({ type }) => type)).toEqual([
      'survey.response.received.v1',
      'survey.response.withdrawn.v1',
    ]);
  });
});
