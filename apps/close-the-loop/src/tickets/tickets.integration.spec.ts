import {
  caseClosed,
  caseOpened,
  caseUpdated,
  type CaseOpened,
  type CaseUpdated,
  type OutgoingEvent,
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aResponse, aTick, aTicketChange } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { openTestMailServer, type TestMailServer } from '../digests/testing/test-mail-server.js';
import { openTestTicketSystem, type TestTicketSystem } from './testing/test-ticket-system.js';

// 8:00 in Helsinki.
const monday = Date.UTC(2026, 10, 23, 6);
const source = '//sidetone/close-the-loop';

const opened = (caseId: string, at: Instant, data: Partial<CaseOpened> = {}): OutgoingEvent =>
  caseOpened.create({
    ...{ id: `${caseId}:1`, source, time: at, subject: caseId },
    data: {
      ...{ caseId, responseId: 'RSP-1', customerId: 'CUS-100', contactId: 'CON-100', subscriptionId: 'SUB-1001' },
      ...{ score: 2, band: 'detractor', priority: 1, journeyArea: 'network', team: 'service desk' },
      ...{ firstContactDue: toIso(at + DAY_MS), resolveDue: toIso(at + 5 * DAY_MS), openedAt: toIso(at) },
      ...data,
    },
  });
const closed = (caseId: string, at: Instant): OutgoingEvent =>
  caseClosed.create({
    ...{ id: `${caseId}:9`, source, time: at, subject: caseId },
    data: { caseId, outcome: 'resolved', openMin: 1, slaMet: true, closedAt: toIso(at) },
  });
const given = (caseId: string, at: Instant, owner: string, due: Partial<CaseUpdated> = {}): OutgoingEvent =>
  caseUpdated.create({
    ...{ id: `${caseId}:2`, source, time: at, subject: caseId },
    data: { caseId, status: 'assigned', statusChangedAt: toIso(at), owner, ...due },
  });

describe('what goes out to other systems', () => {
  let suite: Suite;
  let service: RunningService;
  let system: TestTicketSystem;
  let mail: TestMailServer;
  let env: Readonly<Record<string, string>>;
  let now = monday;

  beforeAll(async () => {
    suite = await openSuite({ mostPartitions: 1 });
    [system, mail] = [await openTestTicketSystem(), await openTestMailServer()];
    env = {
      ...{ CLOCK: 'simulated', TICKET_URL: system.url, TICKET_AUTHORIZATION: 'Bearer x', TICKET_TEAMS: 'network' },
      ...{ SMTP_URL: mail.url, EMAIL_FROM: 'cases@operator.example', OPERATOR_TIME_ZONE: 'Europe/Helsinki' },
      DIGEST_HOLIDAYS: '2026-11-25',
    };
    service = await suite.start('close-the-loop', env);
    await until(monday);
  });
  afterAll(async () => {
    await suite.close();
    await Promise.all([system.close(), mail.close()]);
  });

  async function until(next: Instant): Promise<void> {
    now = next;
    await suite.send([aTick(now)], { timestamp: now });
    await suite.settled('close-the-loop', { now });
  }
  async function tell(...events: readonly OutgoingEvent[]): Promise<void> {
    await suite.send(events, { timestamp: now });
    await suite.settled('close-the-loop');
  }
  const ticketOf = async (caseId: string) => (await service.call('GET', `/v1/cases/${caseId}/ticket`)).body;
  const ask = (caseId: string, body: object = {}) => service.call('POST', `/v1/cases/${caseId}/ticket`, { body });
  const told = async (caseId: string) =>
    (await suite.records('case.v1')).filter(
      ({ type, id }) => type === 'case.updated.v1' && id.startsWith(`${caseId}:ticket`),
    );

  it('is a ticket, once, and the case tells which', async () => {
    await tell(opened('T1', now));
    expect(await ask('T1', { note: 'call 040 123 4567' })).toMatchObject({ status: 202, body: { caseId: 'T1' } });
    await suite.settled('close-the-loop');
    await ask('T1');
    await suite.settled('close-the-loop');
    expect(system.made).toHaveLength(1);
    expect(system.made[0]).toMatchObject({
      externalId: 'case:T1',
      description: expect.stringContaining('call [phone]'),
    });
    expect(await ticketOf('T1')).toMatchObject({
      state: 'created',
      ticketId: 'TT-1',
      status: 'acknowledged',
      failure: null,
    });
    expect((await told('T1')).map(({ data }) => data)).toEqual([
      { caseId: 'T1', status: 'open', statusChangedAt: toIso(monday), ticketId: 'TT-1' },
    ]);
  });

  it('shows how the ticket stands, whatever order that is told in', async () => {
    await tell(
      aTicketChange('t-2', now + 2, { ticketId: 'TT-1', status: 'resolved', statusChangedAt: toIso(now + 2) }),
      aTicketChange('t-1', now + 1, { ticketId: 'TT-1', status: 'inProgress', statusChangedAt: toIso(now + 1) }),
      aTicketChange('t-3', now + 3, { ticketId: 'TT-77', status: 'closed' }),
    );
    expect(await ticketOf('T1')).toMatchObject({ status: 'resolved', statusChangedAt: toIso(now + 2) });
  });

  it('finds the ticket of which no word came back, and makes no other', async () => {
    await tell(opened('T2', now));
    system.mood = 'takeThenVanish';
    await ask('T2');
    await suite.settled('close-the-loop');
    expect(await ticketOf('T2')).toMatchObject({
      state: 'waiting',
      failure: expect.stringContaining('the new ticket'),
    });
    system.mood = 'take';
    await until(now + 2 * MINUTE_MS);
    expect(await ticketOf('T2')).toMatchObject({ state: 'created', ticketId: 'TT-2' });
    expect(system.made).toHaveLength(2);
  });

  it('goes on after a crash between request and answer, with one ticket', async () => {
    await tell(opened('T3', now));
    await suite.query(
      'close-the-loop',
      sql`
      insert into case_ticket (case_id, state, requested_at, requested_by, due_at, give_up_at, attempts, sending_until)
      select 'T3', 'sending', now(), 'tests', to_timestamp(0), to_timestamp(${now / 1_000 + 90_000}), 1, now()`,
    );
    system.made.push({ id: 'TT-3', externalId: 'case:T3', status: 'acknowledged' });
    await service.kill();
    service = await suite.start('close-the-loop', env);
    await until(now);
    expect(await ticketOf('T3')).toMatchObject({ state: 'created', ticketId: 'TT-3', attempts: 2 });
    expect(system.made).toHaveLength(3);
  });

  it('makes tickets by rule for the detractors of a team, and waits for a system that is away for a day', async () => {
    system.mood = 'away';
    await tell(
      opened('T4', now, { team: 'network' }),
      opened('T5', now, { team: 'network', band: 'promoter', score: 10 }),
    );
    const began = now;
    while (now < began + 25 * HOUR_MS) await until(now + 5 * HOUR_MS);
    expect(await ticketOf('T4')).toMatchObject({
      state: 'waiting',
      failure: 'The ticket system answered the search for an earlier ticket with status 503.',
    });
    system.mood = 'take';
    await until(now + 2 * HOUR_MS);
    expect(await ticketOf('T4')).toMatchObject({ state: 'created', requestedBy: 'TICKET_TEAMS' });
    expect(await ticketOf('T5')).toMatchObject({ status: 404 });
  });

  it('shows a status that was told before it was known here which ticket it is', async () => {
    system.mood = 'hold';
    await suite.send([opened('T7', now)], { timestamp: now });
    await eventually(async () => expect(await ask('T7')).toMatchObject({ status: 202 }));
    await eventually(() => expect(system.made.at(-1)).toMatchObject({ externalId: 'case:T7' }));
    const ticketId = String(system.made.at(-1)?.['id']);
    const change = { ticketId, status: 'inProgress', statusChangedAt: toIso(now + 1), relatedIds: ['case:T7'] };
    await suite.send([aTicketChange('t-7', now + 1, change)], { timestamp: now });
    await eventually(async () =>
      expect(await ticketOf('T7')).toMatchObject({ state: 'sending', status: 'inProgress' }),
    );
    system.mood = 'take';
    system.release();
    await suite.settled('close-the-loop');
    expect(await ticketOf('T7')).toMatchObject({ state: 'created', ticketId, status: 'inProgress' });
  });

  it('is none for a case that is closed or not there', async () => {
    await tell(opened('T6', now), closed('T6', now));
    expect(await ask('T6')).toMatchObject({ status: 409 });
    expect(await ask('T-none')).toMatchObject({ status: 404 });
    expect(await ask('T1', { note: 'a'.repeat(1_001) })).toMatchObject({ status: 400 });
  });

  it('is shown with its case, and so is that there is none', async () => {
    await tell(
      aResponse(1, now, { contactId: 'CON-1', score: 2 }),
      aResponse(2, now, { contactId: 'CON-2', score: 2 }),
    );
    const [asked, other] = await Promise.all(
      ['RSP-1', 'RSP-2'].map(async (responseId) => {
        const { body } = await service.call('GET', `/v1/cases?responseId=${responseId}`);
        return (body as { items: { caseId: string }[] }).items[0]?.caseId ?? '';
      }),
    );
    await ask(asked ?? '');
    await suite.settled('close-the-loop');
    expect(await service.call('GET', `/v1/cases/${asked}`)).toMatchObject({
      ...{ status: 200, body: { caseId: asked, ticket: { state: 'created', status: 'acknowledged', attempts: 1 } } },
    });
    expect(await service.call('GET', `/v1/cases/${other}`)).toMatchObject({ status: 200, body: { ticket: null } });
  });

  describe('a digest', () => {
    // Thursday, 8:00 in Helsinki.
    const thursday = monday + 3 * DAY_MS;
    const mails = (to: string): string[] => mail.received.filter((one) => one.to === to).map(({ raw }) => raw);

    it('tells a team and an owner what is overdue, due today and new; once a day; and nobody who has nothing to do', async () => {
      await until(monday + 2 * DAY_MS + 4 * HOUR_MS);
      for (const [path, email] of [
        ['team/billing', 'billing@op.example'],
        ['owner/aino', 'aino@op.example'],
        ['team/idle', 'idle@op.example'],
      ])
        expect(await service.call('PUT', `/v1/digests/recipients/${path}`, { body: { email } })).toMatchObject({
          status: 200,
        });
      await tell(
        opened('D1', now, { team: 'billing', firstContactDue: toIso(thursday - HOUR_MS) }),
        opened('D2', now, { team: 'billing', firstContactDue: toIso(thursday + 2 * HOUR_MS) }),
        opened('D3', now, { team: 'billing', firstContactDue: toIso(thursday + 3 * DAY_MS) }),
        given('D3', now, 'aino'),
        opened('D4', now, { team: 'billing' }),
        // Opened as overdue; a new calendar moves what it promises to Sunday.
        opened('D5', now, { team: 'billing', firstContactDue: toIso(thursday - HOUR_MS) }),
        given('D5', now, 'eero', { team: 'billing', firstContactDue: toIso(thursday + 3 * DAY_MS) }),
        closed('D4', now),
      );
      expect(mail.received).toEqual([]); // Wednesday is a holiday
      await until(thursday);
      const [digest] = mails('billing@op.example');
      expect(digest).toContain('Subject: Cases: 1 overdue, 1 due today, 2 new');
      expect(digest).toMatch(/Overdue \(1\)\s+- D1/);
      expect(digest).toMatch(/Due today \(1\)\s+- D2/);
      expect(digest).toMatch(/New \(2\)\s+- D[35]: [^]+- D[35]: /);
      expect(digest).not.toContain('D4');
      expect(mails('aino@op.example')).toHaveLength(1);
      expect(mails('idle@op.example')).toEqual([]);
    });

    it('is not sent again by a restart, nor later that day', async () => {
      await service.kill();
      service = await suite.start('close-the-loop', env);
      await until(thursday + 6 * HOUR_MS);
      expect(mails('billing@op.example')).toHaveLength(1);
    });

    it('waits for a mail server that is away', async () => {
      mail.mood = 'away';
      await until(thursday + DAY_MS);
      expect(mails('billing@op.example')).toHaveLength(1);
      mail.mood = 'take';
      await until(thursday + DAY_MS + 11 * MINUTE_MS);
      await eventually(() => expect(mails('billing@op.example')).toHaveLength(2));
      expect(mails('billing@op.example')[1]).toContain('2 overdue');
    });

    it('is not sent to a team on a holiday of its calendar, and tells all of it on the day after', async () => {
      const { body, headers } = await service.call('GET', '/v1/calendars');
      const { calendars } = body as { calendars: object[] };
      const put = {
        body: { calendars: calendars.map((one) => ({ ...one, yearlyHolidays: ['monday from 11-24'] })) },
        headers: { 'if-match': headers.get('etag') ?? '' },
      };
      expect(await service.call('PUT', '/v1/calendars', put)).toMatchObject({ status: 200 });
      const before = mails('billing@op.example').length;
      await until(monday + 7 * DAY_MS);
      expect(mails('billing@op.example')).toHaveLength(before);
      await until(monday + 8 * DAY_MS);
      await eventually(() => expect(mails('billing@op.example')).toHaveLength(before + 1));
    });

    it('is refused to what is no address', async () => {
      const put = (path: string, email: string) =>
        service.call('PUT', `/v1/digests/recipients/${path}`, { body: { email } });
      expect(await put('team/x', 'Aino <a@b.example>')).toMatchObject({ status: 400 });
      expect(await put('cat/x', 'a@b.example')).toMatchObject({ status: 400 });
      expect(await service.call('DELETE', '/v1/digests/recipients/team/none')).toMatchObject({ status: 404 });
    });
  });
});
