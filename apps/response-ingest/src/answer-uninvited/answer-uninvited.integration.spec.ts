import { contactUpserted, type ContactUpserted } from '@sidetone/contracts/events';
import { MINUTE_MS, toIso } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { anInteraction } from '@sidetone/testing/factories';
import { fatesOf } from '@sidetone/testing/ledger';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { anInvitation } from '../testing/invitation-events.js';
import { aProgramme } from '../testing/programme-events.js';

let suite: Suite;
let service: RunningService;
let scoring: RunningService;
let cases: RunningService;
const now = Date.now();
const visitedAt = now - 30 * MINUTE_MS;

const aContact = (contactId: string, data: Partial<ContactUpserted> = {}) => {
  const contact = { contactId, customerId: 'CUS-100', language: 'fi', consent: { survey: true }, version: 1, ...data };
  return contactUpserted.create({
    id: `${contactId}-${contact.version}`,
    source: '//crm.example',
    time: now,
    data: contact,
  });
};

beforeAll(async () => {
  suite = await openSuite();
  service = await suite.start('response-ingest');
  scoring = await suite.start('scoring', { MINIMUM_N: '1', PUBLISH_EVERY_SECONDS: '0' });
  cases = await suite.start('close-the-loop');
  await suite.send([
    ...['CON-1', 'CON-2', 'CON-3', 'CON-4', 'CON-gone'].map((contactId) => aContact(contactId)),
    aContact('CON-other', { customerId: 'CUS-200' }),
    aContact('CON-staff', { roles: ['Staff '] }),
    aContact('CON-tester', { roles: ['staff'] }),
    anInteraction('INT-1', visitedAt, { kind: 'technicianVisit', status: 'completed', subscriptionId: 'SUB-1001' }),
    anInteraction('INT-2', visitedAt, { kind: 'billing', status: 'completed' }),
  ]);
  await suite.settled('response-ingest');
}, 120_000);
afterAll(() => suite.close());

const own = { surveyId: 'in-app', channel: 'web' } as const;
const post = (body: object) => service.call('POST', '/v1/responses', { body: { ...own, ...body } });
const told = async (contactId: string) =>
  (await suite.records('survey.response.v1')).filter(
    ({ data }) => (data as { contactId?: string }).contactId === contactId,
  );
const keptOf = async (contactId: string) => {
  const { body } = await service.call('GET', '/v1/set-aside?surveyId=in-app&limit=500');
  return (body as { items: readonly { contactId: string; reason: string; setAsideId: string }[] }).items.filter(
    (thing) => thing.contactId === contactId,
  );
};

describe('an answer that nobody was invited to', () => {
  const answer = {
    ...{ answerId: 'APP-1', contactId: 'CON-1', interactionId: 'INT-1' },
    ...{ score: 2, reasons: ['delivery'], comment: 'call 040 123 4567', consents: ['callBack'] },
    answeredAt: toIso(now - 10 * MINUTE_MS),
  };

  it('is told like any other, about the interaction, with consents, and nobody is told to have been invited', async () => {
    expect(await post(answer)).toMatchObject({ status: 200, body: { outcome: 'recorded', revision: 1 } });
    await suite.settled('response-ingest');
    expect(await told('CON-1')).toMatchObject([
      {
        type: 'survey.response.received.v1',
        data: {
          ...{ surveyId: 'in-app', kind: 'transactional', contactId: 'CON-1', customerId: 'CUS-100' },
          ...{ subscriptionId: 'SUB-1001', journeyArea: 'delivery', channel: 'web', language: 'fi' },
          ...{ score: 2, reasons: ['delivery'], comment: 'call [phone]', redacted: true, consents: ['callBack'] },
          ...{ triggeredAt: toIso(visitedAt), answeredAt: answer.answeredAt, revision: 1 },
        },
      },
    ]);
    expect(await suite.records('survey.invitation.v1')).toEqual([]);
  });

  it('counts in scores and opens a case, and is in no response rate', async () => {
    await suite.settled('scoring');
    await suite.settled('close-the-loop');
    const { body } = await scoring.call('GET', '/v1/nps');
    const { overall } = body as { readonly overall: object };
    expect(overall).toMatchObject({ n: 1, detractors: 1, invited: 0, responseRate: null });
    expect(await cases.call('GET', '/v1/cases')).toMatchObject({
      body: { items: [{ customerId: 'CUS-100', score: 2 }] },
    });
    expect(await fatesOf(suite, 'close-the-loop', 'survey.response.v1')).toMatchObject({ stored: 1, total: 1 });
  });

  it('is one, by survey and answerId, however often and at whatever moment it comes', async () => {
    const posts = await Promise.all(
      Array.from({ length: 12 }, () => post({ ...answer, answerId: 'APP-2', contactId: 'CON-2' })),
    );
    const outcomes = posts.map(({ status, body }) => [status, (body as { outcome: string }).outcome]);
    expect(outcomes.filter(([, outcome]) => outcome === 'recorded')).toEqual([[200, 'recorded']]);
    expect(outcomes.filter(([, outcome]) => outcome === 'unchanged')).toHaveLength(11);
    await suite.settled('response-ingest');
    expect(await told('CON-2')).toHaveLength(1);
  });

  it('is corrected within a day, and then stands', async () => {
    expect(await post({ ...answer, score: 5 })).toMatchObject({
      status: 200,
      body: { outcome: 'corrected', revision: 2 },
    });
    await suite.query(
      'response-ingest',
      sql`update response set first_recorded_at = now() - interval '25 hours'
        where invitation_id = (select invitation_id from invitation where answer_id = 'APP-1')`,
    );
    expect(await post({ ...answer, score: 9 })).toMatchObject({ status: 409, body: { title: 'Answered already' } });
    expect(await post({ ...answer, score: 5 })).toMatchObject({ status: 200, body: { outcome: 'unchanged' } });
    await suite.settled('response-ingest');
    expect((await told('CON-1')).map(({ data }) => (data as { score: number }).score)).toEqual([2, 5]);
  });

  it('can be read with the id that the app gave it', async () => {
    expect(await service.call('GET', '/v1/responses?contactId=CON-1')).toMatchObject({
      body: { items: [{ answerId: 'APP-1', surveyId: 'in-app', score: 5 }] },
    });
  });

  it('is of the kind of its programme, with the weights of its questions', async () => {
    const indicators = [{ indicatorId: 'speed', weight: 2, labels: [] }];
    await suite.send([aProgramme('in-app-weekly', 3, now, { kind: 'wave', journeyArea: 'billing', indicators })]);
    await suite.settled('response-ingest');
    const items = [{ indicatorId: 'speed', level: 4, weight: 99 }];
    const body = { surveyId: 'in-app-weekly', answerId: 'W-1', contactId: 'CON-3', score: 8, items };
    expect((await post(body)).status).toBe(200);
    await suite.settled('response-ingest');
    expect(await told('CON-3')).toMatchObject([
      { data: { kind: 'wave', journeyArea: 'billing', programmeVersion: 3, items: [{ level: 4, weight: 2 }] } },
    ]);
  });
});

describe('an answer that nobody was invited to, and that may not count', () => {
  it('is refused with how to mend it, and nothing is stored', async () => {
    const body = { answerId: 'BAD-1', contactId: 'CON-4', score: 3 };
    expect(await post({ ...body, contactId: 'CON-9' })).toMatchObject({
      status: 404,
      body: { title: 'No such contact', errors: [{ field: 'contactId' }] },
    });
    expect(await post({ ...body, contactId: 'CON-other', interactionId: 'INT-1' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'interactionId' }] },
    });
    expect(await post({ ...body, invitationId: 'INV-1' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'answerId' }] },
    });
    expect(await post({ ...body, channel: 'pigeon', score: '3' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'channel' }, { field: 'score' }] },
    });
    expect(await post({ answerId: 'APP-1', contactId: 'CON-4', score: 3 })).toMatchObject({
      status: 409,
      body: { title: 'Another contact' },
    });
    const rows = await suite.query('response-ingest', sql`select 1 from invitation where answer_id = 'BAD-1'`);
    expect(rows).toEqual([]);
  });

  it('is refused of a contact that was deleted, who is forgotten here', async () => {
    await suite.sendRecords([{ topic: 'master.contact.v1', key: 'CON-gone', value: null, headers: {} }]);
    await suite.settled('response-ingest');
    expect((await post({ answerId: 'G-1', contactId: 'CON-gone', score: 3 })).status).toBe(404);
  });

  it('is set aside from our own people, visible, and counts when a person says so', async () => {
    const body = { answerId: 'T-1', contactId: 'CON-staff', score: 10 };
    const first = await post(body);
    expect(first).toMatchObject({ status: 200, body: { outcome: 'setAside', reason: 'staff' } });
    expect((await post(body)).body).toEqual(first.body);
    await suite.settled('response-ingest');
    expect(await told('CON-staff')).toEqual([]);
    const [kept, ...more] = await keptOf('CON-staff');
    expect(more).toEqual([]);
    const taken = await service.call('POST', `/v1/set-aside/${kept?.setAsideId}/take`, { body: {} });
    expect(taken).toMatchObject({ status: 200, body: { outcome: 'recorded' } });
    expect(await post(body)).toMatchObject({ body: { outcome: 'unchanged' } });
  });

  it('is set aside from our own people, too, where they were invited; they are told like anybody', async () => {
    const invited = anInvitation('INV-T', 'token-T', now - MINUTE_MS, { surveyId: 'in-app', contactId: 'CON-tester' });
    await suite.send(invited);
    await suite.settled('response-ingest');
    const answer = (body: object) => service.call('POST', '/r/token-T', { key: null, body });
    expect(await answer({ score: 10, comment: 'a test' })).toMatchObject({
      status: 200,
      body: { outcome: 'recorded' },
    });
    await suite.settled('response-ingest');
    expect(await told('CON-tester')).toEqual([]);
    const [kept, ...more] = await keptOf('CON-tester');
    expect([kept, ...more]).toMatchObject([{ reason: 'staff' }]);
    const taken = await service.call('POST', `/v1/set-aside/${kept?.setAsideId}/take`, { body: {} });
    expect(taken).toMatchObject({ status: 200, body: { outcome: 'recorded' } });
    // What counts may be corrected by whom it is from.
    expect(await answer({ score: 9, comment: 'a test' })).toMatchObject({ body: { outcome: 'corrected' } });
  });

  it('is set aside where the contact has answered the same before, and not where it is about something else', async () => {
    const body = { contactId: 'CON-4', score: 7 };
    expect(await post({ ...body, answerId: 'D-1', interactionId: 'INT-1' })).toMatchObject({
      body: { outcome: 'recorded' },
    });
    const again = { ...body, answerId: 'D-2', interactionId: 'INT-1' };
    expect(await post(again)).toMatchObject({ body: { outcome: 'setAside', reason: 'duplicate' } });
    expect(await post({ ...body, answerId: 'D-3' })).toMatchObject({
      body: { outcome: 'setAside', reason: 'duplicate' },
    });
    expect(await post({ ...body, answerId: 'D-4', interactionId: 'INT-2' })).toMatchObject({
      body: { outcome: 'recorded' },
    });
    expect((await keptOf('CON-4')).map(({ reason }) => reason)).toEqual(['duplicate', 'duplicate']);
  });

  it('is set aside right after the same survey was answered by invitation', async () => {
    await suite.send([aContact('CON-5')]);
    await suite.send(anInvitation('INV-5', 'token-5', now - MINUTE_MS, { surveyId: 'in-app', contactId: 'CON-5' }));
    await suite.settled('response-ingest');
    expect((await service.call('POST', '/r/token-5', { key: null, body: { score: 3 } })).status).toBe(200);
    const body = { answerId: 'E-1', contactId: 'CON-5', score: 3 };
    expect(await post(body)).toMatchObject({ body: { outcome: 'setAside', reason: 'duplicate' } });
  });
});
