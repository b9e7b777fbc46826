import {
  responseReceived,
  verificationRequested,
  type InvitationIssued,
  type InvitationSuppressed,
  type ProgrammePublished,
  type ReceivedEvent,
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql, trustedSql } from '@sidetone/platform/database';
import { aCustomer } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import pg from 'pg';
import { aContact, anInteraction, aTick } from '../testing/operator-events.js';
import { openTestGateway, type TestGateway } from '../testing/test-gateway.js';

const START = Date.parse('2026-09-01T00:00:00Z');
const TOPIC = 'survey.invitation.v1';

let suite: Suite;
let gateway: TestGateway;
let replicas: RunningService[];
let env: Record<string, string>;

beforeAll(async () => {
  suite = await openSuite();
  gateway = await openTestGateway();
  env = {
    CLOCK: 'simulated',
    OPERATOR_TIME_ZONE: 'UTC',
    LINK_SECRET: 'a-secret-of-more-than-thirty-two-characters',
    PUBLIC_URL: 'https://survey.example/',
    GATEWAY_URL: gateway.url,
    PREVIEW_SECONDS: '8',
  };
  replicas = await startBoth();
  await until(START);
}, 120_000);
afterAll(async () => {
  await suite.close();
  await gateway.close();
});

const startBoth = async (): Promise<RunningService[]> => [
  await suite.start('survey-dispatch', env),
  await suite.start('survey-dispatch', env),
];
/** Lets everything sent take effect, then the clock get to `now`, then everything be done that is due there. */
async function until(now: Instant): Promise<void> {
  await suite.settled('survey-dispatch');
  await suite.send([aTick(now)]);
  await suite.settled('survey-dispatch', { now });
  await suite.settled('survey-dispatch');
}
const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const [replica] = replicas;
  if (!replica) throw new Error('no replica runs');
  return replica.call(method, path, { body, headers });
};
const put = async (programmeId: string, body: object) => {
  const answer = await call('PUT', `/v1/programmes/${programmeId}`, body);
  if (answer.status > 201) throw new Error(JSON.stringify(answer.body));
};
const usePolicy = async (policy: object) => {
  const answer = await call('PUT', '/v1/contact-policy', policy, { 'if-match': '*' });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
};
const told = async <D>(type: string, programmeId: string): Promise<readonly ReceivedEvent<D>[]> =>
  (await suite.records(TOPIC)).filter(
    (event): event is ReceivedEvent<D> =>
      event.type === type && (event.data as { surveyId: string }).surveyId === programmeId,
  );
const issued = (programmeId: string) => told<InvitationIssued>('survey.invitation.issued.v1', programmeId);
const suppressed = (programmeId: string) => told<InvitationSuppressed>('survey.invitation.suppressed.v1', programmeId);
const after = (kind: string, more: object = {}) => ({
  title: `After ${kind}`,
  occasion: { kind: 'transactional', interactionKinds: [kind], delayHours: 1 },
  ...more,
});
const NO_CLOCKS = { anySurvey: { invitedDays: 0, answeredDays: 0 }, quietHours: null };

describe('a programme by API', () => {
  it('is refused with everything that is wrong with its shape', async () => {
    const { status, body } = await call('PUT', '/v1/programmes/broken', {
      title: '',
      occasion: {
        kind: 'transactional',
        interactionKinds: ['sale', 'funeral'],
        delayHours: '24',
        batch: { kind: 'hourly' },
      },
      sampling: { kind: 'stratified', by: ['shoeSize'], size: 1.5, minimumCell: 1, seed: 1 },
      channels: 'email',
      audience: [],
      questionnaire: { indicators: [{ indicatorId: 'speed', labels: { en: 5 }, weight: 1 }] },
    });
    expect(status).toBe(400);
    const { errors } = body as { errors: readonly { field: string; message: string }[] };
    expect(errors.map(({ field }) => field).sort()).toEqual([
      'audience',
      'channels',
      'occasion.batch.kind',
      'occasion.delayHours',
      'occasion.interactionKinds',
      'questionnaire.indicators.0.labels',
      'sampling.by',
      'sampling.size',
      'title',
    ]);
    for (const { message } of errors) expect(message).toMatch(/must be/);
  });

  it.each([5, 'wave', null, [], { kind: 'birthday' }])('is refused for the occasion %j', async (occasion) => {
    expect(await call('PUT', '/v1/programmes/broken', { title: 'Broken', occasion })).toMatchObject({ status: 400 });
  });

  it('is refused with everything that its rules forbid', async () => {
    const { status, body } = await call('PUT', '/v1/programmes/broken', {
      title: 'Broken',
      occasion: { kind: 'wave', waveId: 'w2', opensAt: toIso(START), closesAt: toIso(START), previousWaveId: 'w1' },
      expiresDays: 5,
      reminderDays: 5,
      channels: [],
    });
    expect(status).toBe(400);
    const fields = (body as { errors: readonly { field: string }[] }).errors.map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['occasion.closesAt', 'occasion.previousWaveId', 'reminderDays', 'channels']),
    );
    expect((await call('PUT', '/v1/programmes/%00', after('sale'))).status).toBe(400);
    expect((await call('GET', '/v1/programmes/broken')).status).toBe(404);
  });

  it('gets versions, each told as an event, and is changed only by who knows it', async () => {
    const first = await call('PUT', '/v1/programmes/versioned', after('other'));
    expect([first.status, first.headers.get('etag')]).toEqual([201, '"1"']);
    expect(await call('PUT', '/v1/programmes/versioned', after('other'))).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    const stale = await call('PUT', '/v1/programmes/versioned', after('other', { priority: 1 }), { 'if-match': '"7"' });
    expect(stale.status).toBe(412);
    await call('PUT', '/v1/programmes/versioned', after('other', { priority: 1 }), { 'if-match': '"1"' });
    expect(await call('POST', '/v1/programmes/versioned/pause')).toMatchObject({
      status: 200,
      body: { version: 3, state: 'paused' },
    });
    expect(await call('GET', '/v1/programmes/versioned?version=1')).toMatchObject({
      status: 200,
      body: { priority: 100, state: 'active', versions: [{ version: 3 }, { version: 2 }, { version: 1 }] },
    });
    expect((await call('GET', '/v1/programmes/versioned', undefined, { 'if-none-match': '"3"' })).status).toBe(304);
    expect((await call('GET', '/v1/programmes/versioned?version=9')).status).toBe(404);
    expect((await call('POST', '/v1/programmes/nobody/pause')).status).toBe(404);
    await suite.settled('survey-dispatch');
    const events = (await suite.records('survey.programme.v1')).filter(
      ({ key }) => key === 'versioned',
    ) as readonly ReceivedEvent<ProgrammePublished>[];
    expect(events.map(({ data: { version, state } }) => [version, state])).toEqual([
      [1, 'active'],
      [2, 'active'],
      [3, 'paused'],
    ]);
  });
});

describe('the contact policy', () => {
  it('is changed only by who knows it, and refused with everything that is wrong', async () => {
    expect((await call('PUT', '/v1/contact-policy', NO_CLOCKS)).status).toBe(428);
    expect((await call('PUT', '/v1/contact-policy', NO_CLOCKS, { 'if-match': '"9"' })).status).toBe(412);
    const wrong = { anySurvey: { invitedDays: 'x' }, quietHours: { from: 21 }, quietDays: ['caturday'] };
    const { status, body } = await call('PUT', '/v1/contact-policy', wrong, { 'if-match': '*' });
    expect(status).toBe(400);
    expect((body as { errors: readonly { field: string }[] }).errors.map(({ field }) => field).sort()).toEqual([
      'anySurvey.invitedDays',
      'quietDays',
      'quietHours.to',
    ]);
    await usePolicy({ anySurvey: NO_CLOCKS.anySurvey });
    // What a policy says nothing of is what protects people.
    expect(await call('GET', '/v1/contact-policy')).toMatchObject({
      body: {
        version: 2,
        quietHours: { from: 21, to: 8 },
        leaveAlone: expect.arrayContaining(['bereavement', 'staff']),
      },
    });
    await usePolicy(NO_CLOCKS);
    expect(await call('GET', '/v1/contact-policy')).toMatchObject({
      body: {
        version: 3,
        quietHours: null,
        publishedBy: 'tests',
        anySurvey: { invitedDays: 0 },
        accountCap: null,
        exemptKinds: ['verification'],
      },
    });
  });
});

describe('programmes that want the same contact', () => {
  const at = START + DAY_MS;

  it('let the one with priority ask, and are held by one clock', async () => {
    await usePolicy({ ...NO_CLOCKS, anySurvey: { invitedDays: 30, answeredDays: 0 } });
    await put('first', after('sale', { priority: 1 }));
    await put('second', after('sale', { priority: 2 }));
    const people = Array.from({ length: 60 }, (_, index) => `CON-prio-${index}`);
    await suite.send(people.map((contactId) => aContact(contactId, at)));
    await suite.send(
      people.map((contactId) => anInteraction(`INT-${contactId}`, contactId, at, { kind: 'sale' })),
      { timestamp: at },
    );
    await suite.settled('survey-dispatch');
    await put('sales-transactional', { ...after('sale'), state: 'ended' });
    await until(at + HOUR_MS);
    expect((await issued('first')).map(({ key }) => key).sort()).toEqual([...people].sort());
    expect(await issued('second')).toEqual([]);
    expect((await suppressed('second')).map(({ data: { reason, mode } }) => `${reason} ${mode}`)).toEqual(
      people.map(() => 'lowerPriority block'),
    );
    expect(new Set((await suppressed('sales-transactional')).map(({ data: { reason } }) => reason))).toEqual(
      new Set(['programmeEnded']),
    );
  });

  it('are held by the database, too', async () => {
    const again = suite.query(
      'survey-dispatch',
      sql`insert into invitation select (jsonb_populate_record(invitation, jsonb_build_object('invitation_id', 'INV-again',
          'survey_id', 'another', 'occasion_id', 'other', 'issued_at', issued_at + interval '29 days',
          'clear_at', clear_at + interval '29 days'))).*
        from invitation where survey_id = 'first' limit 1`,
    );
    await expect(again).rejects.toThrow(/invitation_clock/);
  });

  it('ask later where they say so, tell it once, and ask in the end', async () => {
    const later = at + 10 * DAY_MS;
    await put('patient', after('billing', { onClash: 'delay', expiresDays: 60 }));
    await put('billing-transactional', { ...after('billing'), state: 'ended' });
    await suite.send([anInteraction('INT-patient', 'CON-prio-0', later, { kind: 'billing' })], { timestamp: later });
    await until(later + HOUR_MS);
    const clear = at + HOUR_MS + 30 * DAY_MS;
    expect((await suppressed('patient')).map(({ data }) => data)).toMatchObject([
      { reason: 'cooldownAnySurvey', mode: 'delay', until: toIso(clear) },
    ]);
    expect(await call('GET', '/v1/contacts/CON-prio-0/history?limit=1')).toMatchObject({
      body: {
        items: [
          {
            programmeId: 'patient',
            outcome: 'waiting',
            reason: 'cooldownAnySurvey',
            dueAt: toIso(clear),
            programmeVersion: 1,
          },
        ],
      },
    });
    await suite.send([
      responseReceived.create({
        id: 'answer-1',
        source: '//sidetone/tests',
        time: later,
        data: {
          responseId: 'RSP-1',
          invitationId: 'INV-1',
          surveyId: 'first',
          kind: 'transactional',
          contactId: 'CON-prio-0',
          customerId: 'CUS-100',
          score: 0,
          channel: 'webhook',
          answeredAt: toIso(later),
          revision: 1,
        },
      }),
    ]);
    await usePolicy({ ...NO_CLOCKS, anySurvey: { invitedDays: 30, answeredDays: 25 } });
    await until(clear);
    expect(await issued('patient')).toEqual([]);
    await until(later + 25 * DAY_MS);
    expect(await issued('patient')).toMatchObject([{ key: 'CON-prio-0', data: { programmeVersion: 1 } }]);
    expect(await suppressed('patient')).toHaveLength(1);
  });
});

describe('a verification', () => {
  it('is asked after a fix in spite of the clocks, once per round of a case, by one programme', async () => {
    const at = START + 37 * DAY_MS;
    await put('did-it-help', {
      title: 'Did it help?',
      occasion: { kind: 'verification', delayHours: 2 },
      clocks: { invitedDays: 1, answeredDays: 0 },
    });
    const asked = (id: string, round?: number, askAfter = at) =>
      verificationRequested.create({
        id,
        source: '//sidetone/close-the-loop',
        time: at,
        data: { caseId: 'CASE-1', round, contactId: 'CON-prio-0', journeyArea: 'billing', askAfter: toIso(askAfter) },
      });
    await suite.send([asked('v-1'), asked('v-2'), asked('v-3', 1)]);
    await until(at + 2 * HOUR_MS);
    const first = {
      key: 'CON-prio-0',
      data: {
        ...{ kind: 'verification', trigger: { type: 'case.verification.requested.v1', id: 'CASE-1' } },
        verifies: { caseId: 'CASE-1', round: 1 },
      },
    };
    expect(await issued('did-it-help')).toMatchObject([first]);
    const again = at + DAY_MS;
    await suite.send([asked('v-4', 2, again), asked('v-5', 2, again)]);
    await suite.settled('survey-dispatch');
    const another = {
      title: 'Did it?',
      occasion: { kind: 'verification', delayHours: 2 },
      clocks: { invitedDays: 1, answeredDays: 0 },
    };
    await put('another', { ...another, priority: 1 });
    // A programme with more priority takes over; what was considered stays considered.
    await suite.send([asked('v-6', 2, again)]);
    await until(again + 2 * HOUR_MS);
    const second = { ...first, data: { ...first.data, verifies: { caseId: 'CASE-1', round: 2 } } };
    expect(await issued('did-it-help')).toMatchObject([first, second]);
    expect(await issued('another')).toEqual([]);
    expect(await issued('verification')).toEqual([]);
    await put('another', { ...another, state: 'ended' });
  });
});

describe('a pause and a rate', () => {
  const at = START + 40 * DAY_MS;
  const people = Array.from({ length: 5 }, (_, index) => `CON-rate-${index}`);

  it('let candidates wait, and nothing gets lost', async () => {
    await usePolicy(NO_CLOCKS);
    await put('slow', after('delivery', { ratePerHour: 2 }));
    await call('POST', '/v1/programmes/slow/pause');
    await suite.send(people.map((contactId) => aContact(contactId, at)));
    await suite.send(
      people.map((contactId) => anInteraction(`INT-${contactId}`, contactId, at, { kind: 'delivery' })),
      { timestamp: at },
    );
    await until(at + HOUR_MS);
    expect(await issued('slow')).toEqual([]);
    await call('POST', '/v1/programmes/slow/resume');
    const counts: number[] = [];
    for (let hour = 1; hour <= 3; hour += 1) {
      await until(at + hour * HOUR_MS);
      counts.push((await issued('slow')).length);
    }
    expect(counts).toEqual([2, 4, 5]);
  });
});

describe('the cap of an account', () => {
  it('is never broken by two replicas', async () => {
    const at = START + 45 * DAY_MS;
    await usePolicy({ ...NO_CLOCKS, accountCap: { invitations: 3, days: 30 } });
    const people = Array.from({ length: 400 }, (_, index) => ({
      contactId: `CON-cap-${index}`,
      customerId: `CUS-cap-${index % 8}`,
    }));
    await suite.send(people.map(({ contactId, customerId }) => aContact(contactId, at, { customerId })));
    await suite.send(
      people.map(({ contactId, customerId }) =>
        anInteraction(`INT-${contactId}`, contactId, at, { kind: 'sale', customerId }),
      ),
      { timestamp: at },
    );
    await until(at + 2 * HOUR_MS);
    const byAccount = new Map<string, number>();
    for (const { data } of await issued('first'))
      if (data.customerId.startsWith('CUS-cap'))
        byAccount.set(data.customerId, (byAccount.get(data.customerId) ?? 0) + 1);
    expect([...byAccount.values()]).toEqual(Array.from({ length: 8 }, () => 3));
  });
});

describe('what is told before its contact', () => {
  it('is asked by the clock of the contact, once that is known', async () => {
    const at = START + 48 * DAY_MS;
    await usePolicy(NO_CLOCKS);
    const batch = { kind: 'daily', hour: 10 };
    await put('at-ten', {
      title: 'At ten',
      occasion: { kind: 'transactional', interactionKinds: ['technicianVisit'], delayHours: 1, batch },
    });
    const zones = [
      ['CON-kolkata', 'Asia/Kolkata'],
      ['CON-new-york', 'America/New_York'],
    ] as const;
    await suite.send(
      zones.map(([contactId]) => anInteraction(`INT-${contactId}`, contactId, at, { kind: 'technicianVisit' })),
      { timestamp: at },
    );
    await suite.settled('survey-dispatch');
    await suite.send(zones.map(([contactId, timeZone]) => aContact(contactId, at, { timeZone })));
    const asked = async () => (await issued('at-ten')).map(({ key, time }) => [key, time]).sort();
    const morning = ['CON-kolkata', at + 4.5 * HOUR_MS];
    await until(at + 4.5 * HOUR_MS);
    expect(await asked()).toEqual([morning]);
    await until(at + 14 * HOUR_MS - 1);
    expect(await asked()).toEqual([morning]);
    await until(at + 14 * HOUR_MS);
    expect(await asked()).toEqual([morning, ['CON-new-york', at + 14 * HOUR_MS]]);
  });

  it('may be a fix: it waits a week for its contact, and then ends with the reason', async () => {
    const at = START + 50 * DAY_MS;
    const asked = (contactId: string, more: object = {}) =>
      verificationRequested.create({
        id: `verify-${contactId}`,
        source: '//sidetone/close-the-loop',
        time: at,
        data: { caseId: `CASE-${contactId}`, contactId, journeyArea: 'billing', askAfter: toIso(at), ...more },
      });
    await suite.send([asked('CON-late'), asked('CON-never', { customerId: 'CUS-never' }), asked('CON-nobody')]);
    await until(at + DAY_MS);
    await suite.send([aContact('CON-late', at)]);
    await until(at + 2 * HOUR_MS + 7 * DAY_MS);
    expect((await issued('did-it-help')).map(({ key, data }) => [key, data.customerId])).toContainEqual([
      'CON-late',
      'CUS-100',
    ]);
    expect((await suppressed('did-it-help')).map(({ key, data }) => [key, data.customerId, data.reason])).toEqual([
      ['CON-never', 'CUS-never', 'unknownContact'],
    ]);
    // Without a customer nothing can be told; what became of it is kept all the same.
    expect(
      await suite.query('survey-dispatch', sql`select state, reason from candidate where contact_id = 'CON-nobody'`),
    ).toEqual([{ state: 'suppressed', reason: 'unknownContact' }]);
  });
});

describe('a dry run', () => {
  it('is one at a time, and gives up in time when something is in its way', async () => {
    const programme = after('other');
    const preview = (programmeId: string) => call('POST', `/v1/programmes/${programmeId}/preview`, { programme });
    const client = new pg.Client({ connectionString: suite.databaseUrlOf('survey-dispatch') });
    await client.connect();
    await client.query('begin');
    await client.query(
      `insert into programme select 'stuck', 1, kind, state, definition, published_at, published_by from programme limit 1`,
    );
    const stuck = preview('stuck');
    await eventually(async () => {
      const waiting = await suite.query(
        'survey-dispatch',
        sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%into programme%' and datname = current_database()`,
      );
      expect(waiting.length).toBeGreaterThan(0);
    });
    const second = await Promise.race([preview('free'), stuck]);
    expect(second).toMatchObject({ status: 429, body: { title: 'Another dry run is under way' } });
    expect(await stuck).toMatchObject({
      status: 503,
      body: { title: 'The dry run took too long', detail: expect.stringContaining('8 s') },
    });
    await client.query('rollback');
    await client.end();
    expect((await preview('stuck')).status).toBe(200);
  });
});

describe('a relationship programme', () => {
  const people = Array.from({ length: 90 }, (_, index) => `CON-rel-${String(index).padStart(2, '0')}`);
  const opens = Date.parse('2026-11-01T00:00:00Z');
  const audience = { segments: ['enterprise'] };

  it('asks each once a period, as its dry run said, even when it is killed while it plans', async () => {
    await usePolicy(NO_CLOCKS);
    await suite.send([aCustomer('CUS-rel', opens - DAY_MS, { segment: 'enterprise' })]);
    await suite.send(
      people.map((contactId, index) =>
        aContact(contactId, opens - DAY_MS, { customerId: 'CUS-rel', consent: { survey: index % 10 !== 0 } }),
      ),
    );
    await until(opens - HOUR_MS);
    const definition = {
      title: 'Once a quarter',
      occasion: { kind: 'relationship', everyMonths: 3, startsOn: '2026-11-01', spreadDays: 10 },
      audience,
    };
    const preview = async (at: Instant) =>
      (await call('POST', '/v1/programmes/quarterly/preview', { programme: definition, at: toIso(at) })).body as {
        asked: number;
        notYet: number;
        leftAlone: Record<string, number>;
        frame: { members: number; drawn: number };
      };
    const firstDay = await preview(opens + 10 * HOUR_MS);
    expect((await preview(opens)).asked).toBe(0);
    const all = await preview(opens + 10 * DAY_MS);
    expect(all).toMatchObject({
      asked: 81,
      leftAlone: { noConsent: 9 },
      notYet: 0,
      frame: { occasion: '2026-11-01', members: 90, drawn: 90 },
    });
    expect(firstDay.asked + (firstDay.leftAlone['noConsent'] ?? 0) + firstDay.notYet).toBe(90);
    expect(firstDay.notYet).toBeGreaterThan(60);
    expect((await call('GET', '/v1/programmes/quarterly')).status).toBe(404);

    await put('quarterly', definition);
    // Somebody holds one contact, so that planning stops in the middle, where it is killed.
    const client = new pg.Client({ connectionString: suite.databaseUrlOf('survey-dispatch') });
    await client.connect();
    await client.query(`begin`);
    await client.query(`select 1 from contact where contact_id = 'CON-rel-50' for update`);
    await suite.send([aTick(opens)]);
    await eventually(async () => {
      const waiting = await suite.query(
        'survey-dispatch',
        sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%frame_member%' and datname = current_database()`,
      );
      expect(waiting.length).toBeGreaterThan(0);
    });
    await Promise.all(replicas.map((replica) => replica.kill()));
    await client.query('rollback');
    await client.end();
    replicas = await startBoth();
    await until(opens + 10 * HOUR_MS - 1);
    expect(await issued('quarterly')).toEqual([]);
    await until(opens + 10 * HOUR_MS);
    expect((await issued('quarterly')).length).toBe(firstDay.asked);
    await until(opens + 10 * DAY_MS);
    const asked = (await issued('quarterly')).map(({ key }) => key);
    expect(asked).toHaveLength(all.asked);
    expect(new Set(asked).size).toBe(all.asked);
    await until(opens + 80 * DAY_MS);
    expect(await issued('quarterly')).toHaveLength(all.asked);
    const next = Date.parse('2027-02-01T00:00:00Z');
    await until(next);
    await until(next + 10 * DAY_MS);
    expect((await issued('quarterly')).length).toBe(2 * all.asked);
  }, 120_000);

  it('tells who could be asked, with the probability, and forecasts from who answered', async () => {
    const { body } = await call('GET', '/v1/programmes/quarterly/frame?occasion=2026-11-01&limit=1');
    expect(body).toMatchObject({
      members: 90,
      drawn: 90,
      frames: ['2027-02-01', '2026-11-01'],
      items: [{ contactId: 'CON-rel-00', drawn: true, inclusion: 1, outcome: 'leftAlone', reason: 'noConsent' }],
    });
    expect((await call('POST', '/v1/programmes/quarterly/preview', {})).body).toMatchObject({
      asked: 0,
      forecast: { basis: 'observed', answers: 0 },
    });
    expect((await call('GET', '/v1/programmes/quarterly/frame?occasion=never')).status).toBe(404);
  });

  it('counts an answer for the invitation that was answered, and for no earlier one', async () => {
    const invitations = (await issued('quarterly')).filter(({ key }) => key === 'CON-rel-01');
    const [ignored, answered] = invitations.map(({ data }) => data);
    if (!ignored || !answered) throw new Error('CON-rel-01 was not asked twice.');
    const answeredAt = toIso(Date.parse('2027-02-11T12:00:00Z'));
    await suite.send([
      responseReceived.create({
        id: 'answer-2',
        source: '//sidetone/tests',
        time: Date.parse(answeredAt),
        data: {
          ...{ responseId: 'RSP-2', invitationId: answered.invitationId, surveyId: 'quarterly', kind: 'relationship' },
          ...{ contactId: 'CON-rel-01', customerId: 'CUS-rel', score: 0, channel: 'webhook', answeredAt, revision: 1 },
        },
      }),
    ]);
    await suite.settled('survey-dispatch');
    const memberOf = async (occasion: string) => {
      const { body } = await call('GET', `/v1/programmes/quarterly/frame?occasion=${occasion}&limit=2`);
      return (body as { items: readonly object[] }).items[1];
    };
    expect(await memberOf('2026-11-01')).toMatchObject({ invitationId: ignored.invitationId, answeredAt: null });
    expect(await memberOf('2027-02-01')).toMatchObject({ invitationId: answered.invitationId, answeredAt });
    const { forecast } = (await call('POST', '/v1/programmes/quarterly/preview', {})).body as {
      forecast: { responseRate: number };
    };
    // One of 162, with two that answered and two that did not added to either side.
    expect(forecast.responseRate).toBeCloseTo(3 / 166, 6);
  });
});

describe('another length of period', () => {
  it('asks nobody again within it whom the former periods asked, and tells why', async () => {
    const at = Date.parse('2027-02-12T10:00:00Z');
    const before = await issued('quarterly');
    const invitedAt = new Map(before.map(({ key, time }) => [key, time]));
    const latest = Math.max(...invitedAt.values());
    const yearly = {
      title: 'Once a year',
      occasion: { kind: 'relationship', everyMonths: 12, startsOn: '2027-02-10', spreadDays: 10 },
      audience: { segments: ['enterprise'] },
    };
    await until(at);
    const preview = await call('POST', '/v1/programmes/quarterly/preview', { programme: yearly });
    expect(preview.body).toMatchObject({ asked: 0, leftAlone: { cooldownThisSurvey: expect.any(Number) } });
    await put('quarterly', yearly);
    await until(at + 10 * DAY_MS);
    expect(await issued('quarterly')).toHaveLength(before.length);
    const last = [...invitedAt].find(([, time]) => time === latest)?.[0] ?? '';
    const leftOut = (await suppressed('quarterly')).filter(({ data }) => data.reason === 'cooldownThisSurvey');
    const told = leftOut.find(({ key }) => key === last);
    expect(told?.data).toMatchObject({ mode: 'block', until: toIso(latest + 365 * DAY_MS) });
    expect(await call('GET', `/v1/contacts/${last}/history?limit=1`)).toMatchObject({
      body: { items: [{ occasionId: `2027-02-10/${last}`, outcome: 'leftAlone', reason: 'cooldownThisSurvey' }] },
    });
    await put('quarterly', { ...yearly, state: 'ended' });
  });
});

describe('waves', () => {
  const opens = Date.parse('2027-03-01T10:00:00Z');
  const wave = (waveId: string, from: Instant, more: object = {}) => ({
    title: 'Interviews',
    occasion: { kind: 'wave', waveId, opensAt: toIso(from), closesAt: toIso(from + 7 * DAY_MS), ...more },
    audience: { regions: ['Lapland'] },
    channels: ['webhook'],
  });
  const sampling = { kind: 'stratified', by: ['segment'], size: 8, minimumCell: 3, seed: 7 };

  it('draw strata, keep the frame for weighting, and ask again whom they asked', async () => {
    const customers = ['consumer', 'business'] as const;
    await suite.send(customers.map((segment) => aCustomer(`CUS-${segment}`, opens, { segment, region: 'Lapland' })));
    await suite.send(
      Array.from({ length: 40 }, (_, index) =>
        aContact(`CON-wave-${String(index).padStart(2, '0')}`, opens, {
          customerId: index < 30 ? 'CUS-consumer' : 'CUS-business',
        }),
      ),
    );
    await put('interviews', { ...wave('w1', opens), sampling });
    await until(opens);
    const { body } = await call('GET', '/v1/programmes/interviews/frame');
    const { items } = body as {
      items: readonly { contactId: string; stratum: string[]; drawn: boolean; inclusion: number; outcome: string }[];
    };
    const drawn = items.filter((item) => item.drawn);
    const ofSegment = (segment: string) => drawn.filter(({ stratum }) => stratum[0] === segment).length;
    expect([items.length, ofSegment('consumer'), ofSegment('business')]).toEqual([40, 5, 3]);
    expect(drawn.reduce((total, { inclusion }) => total + 1 / inclusion, 0)).toBeCloseTo(40);
    const csv = await call('GET', '/v1/programmes/interviews/frame?format=csv&limit=2');
    expect(String(csv.body).split('\r\n')[0]).toBe(
      'contactId,stratum,drawn,inclusionProbability,outcome,reason,invitationId,answeredAt',
    );
    const left = items.find((item) => !item.drawn)?.contactId ?? '';
    expect(await call('GET', `/v1/contacts/${left}/history`)).toMatchObject({
      body: { items: [{ programmeId: 'interviews', outcome: 'leftAlone', reason: 'sampledOut' }] },
    });

    await put('interviews', wave('w2', opens + 30 * DAY_MS, { previousWaveId: 'w1' }));
    await until(opens + 30 * DAY_MS);
    const byWave = (waveId: string, events: readonly ReceivedEvent<InvitationIssued>[]) =>
      events
        .filter(({ data }) => data.waveId === waveId)
        .map(({ key }) => key)
        .sort();
    const events = await issued('interviews');
    expect(byWave('w1', events)).toEqual(drawn.map(({ contactId }) => contactId).sort());
    expect(byWave('w2', events)).toEqual(byWave('w1', events));
    expect(events.find(({ data }) => data.waveId === 'w2')?.data.expiresAt).toBe(toIso(opens + 37 * DAY_MS));
  });

  it('plan as many invitations as bring the answers wanted, by the rate that is expected', async () => {
    const quota = {
      kind: 'quota',
      by: ['segment'],
      quotas: [
        { stratum: ['business'], answers: 2 },
        { stratum: ['consumer'], answers: 3 },
      ],
      expectedResponseRate: 0.5,
      seed: 7,
    };
    const opening = opens + 60 * DAY_MS;
    const { body } = await call('POST', '/v1/programmes/interviews/preview', {
      programme: { ...wave('w3', opening), sampling: quota },
      at: toIso(opening),
    });
    expect(body).toMatchObject({
      asked: 10,
      frame: { occasion: 'w3', members: 40, drawn: 10, strata: [{ invitations: 4 }, { invitations: 6 }] },
      forecast: { basis: 'expected', responseRate: 0.5, answers: 5 },
    });
    expect((await call('GET', '/v1/programmes/interviews/frame?occasion=w3')).status).toBe(404);
  });

  it('forget a deleted contact everywhere', async () => {
    const [event] = await issued('interviews');
    const contactId = event?.key ?? '';
    expect(contactId).toMatch(/^CON-wave-/);
    await suite.sendRecords([{ topic: 'master.contact.v1', key: contactId, value: null, headers: {} }]);
    await suite.settled('survey-dispatch');
    const tables = await suite.query<{ name: string }>(
      'survey-dispatch',
      sql`select table_name as name from information_schema.columns where column_name = 'contact_id' and table_schema = current_schema()`,
    );
    expect(tables.length).toBeGreaterThan(4);
    // Ids and times alone, without which a deletion would set the clocks back.
    expect(
      await suite.query(
        'survey-dispatch',
        sql`select distinct survey_id from past_asking where contact_id = ${contactId}`,
      ),
    ).toEqual([{ survey_id: 'interviews' }]);
    for (const { name } of tables.filter((table) => table.name !== 'past_asking'))
      expect(
        await suite.query('survey-dispatch', sql`select 1 from ${trustedSql(name)} where contact_id = ${contactId}`),
      ).toEqual([]);
    expect((await call('GET', `/v1/contacts/${contactId}/history`)).status).toBe(404);
  });
});
