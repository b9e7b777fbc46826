import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HOSTILE_NOW } from '@sidetone/contracts/testing';
import { HOUR_MS, MINUTE_MS } from '@sidetone/domain/time';
import { freePort } from '@sidetone/infrastructure/ports';
import { aTick } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

const SERVICE = 'kpi-correlation';
let suite: Suite;
let service: RunningService;
let hub: Server;
let hubUrl: string;
/** Where nobody answers. */
let deadUrl: string;
let now = HOSTILE_NOW;

interface Call {
  readonly line: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}
interface HubReply {
  readonly status: number;
  readonly body?: unknown;
  readonly location?: string;
}
/** What came to the operator's hub, and what it answers next; 201 with an id unless told otherwise. */
const calls: Call[] = [];
const answers: HubReply[] = [];
/** Answers are held back until so many calls wait for theirs. */
let answersAt = 1;
const held: (() => void)[] = [];

beforeAll(async () => {
  hub = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      const { method, url, headers } = request;
      calls.push({ line: `${method} ${url}`, authorization: headers.authorization, body: text && JSON.parse(text) });
      const created: HubReply = { status: 201, body: { ...(text && JSON.parse(text)), id: 42 } };
      const { status, body, location } = answers.shift() ?? (method === 'DELETE' ? { status: 204 } : created);
      held.push(() => {
        response.writeHead(status, location === undefined ? {} : { location });
        response.end(body === undefined ? undefined : JSON.stringify(body));
      });
      if (held.length >= answersAt) for (const answer of held.splice(0)) answer();
    });
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  hubUrl = `http://127.0.0.1:${(hub.address() as AddressInfo).port}/tmf-api/troubleTicket/v4/hub`;
  suite = await openSuite({ mostPartitions: 1 });
  deadUrl = `http://127.0.0.1:${await freePort()}/hub`;
  service = await suite.start(SERVICE, {
    CLOCK: 'simulated',
    TMF_HUB_AUTHORIZATION: 'Bearer of-the-hub',
    TMF_HUB_ORIGINS: `${new URL(hubUrl).origin},${new URL(deadUrl).origin}`,
  });
  await passing(0);
});
afterAll(async () => {
  await suite.close();
  await new Promise((resolve) => hub.close(resolve));
});
beforeEach(() => {
  calls.length = 0;
  answers.length = 0;
});

/** Lets time pass, and what is due then happen. */
async function passing(ms: number): Promise<void> {
  now += ms;
  await suite.send([aTick(now)]);
  await suite.settled(SERVICE, { now });
}

interface Hub {
  readonly hubId: string;
  readonly state: string;
  readonly callback: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly nextTryAt: string | null;
}
const listenAt = (url: string, callbackBase = service.url, query?: string) =>
  service.call('POST', '/v1/tmf/hubs', { body: { api: 'TMF621', hubUrl: url, callbackBase, query } });
const hubs = async () => ((await service.call('GET', '/v1/tmf/hubs')).body as { items: readonly Hub[] }).items;
const read = async (hubId: string) => (await service.call('GET', `/v1/tmf/hubs/${hubId}`)).body as Hub;
const leave = async (hubId: string) => {
  expect((await service.call('DELETE', `/v1/tmf/hubs/${hubId}`)).status).toBe(202);
  await suite.settled(SERVICE);
};

it('registers our listener at a hub, hears from it, and is taken off again', async () => {
  const registering = await listenAt(hubUrl, `${service.url}/`, 'eventType=TroubleTicketStatusChangeEvent');
  expect(registering).toMatchObject({
    status: 202,
    body: { state: 'registering', callback: `${service.url}/listener` },
  });
  await suite.settled(SERVICE);
  const { hubId, callback } = registering.body as Hub;
  expect(calls).toEqual([
    {
      line: 'POST /tmf-api/troubleTicket/v4/hub',
      authorization: 'Bearer of-the-hub',
      body: { callback, query: 'eventType=TroubleTicketStatusChangeEvent' },
    },
  ]);
  expect(await read(hubId)).toMatchObject({ state: 'registered', attempts: 0, lastError: null, nextTryAt: null });

  const heard = await service.call('POST', new URL(callback).pathname, {
    body: {
      eventId: 'heard',
      eventType: 'TroubleTicketCreateEvent',
      timeOcurred: '2026-11-23T11:00:00Z',
      event: { troubleTicket: { id: 'TT-1', status: 'acknowledged' } },
    },
  });
  expect(heard.status).toBe(201);
  await eventually(async () => expect((await suite.records('bss.ticket.v1')).map(({ id }) => id)).toContain('heard'));

  await leave(hubId);
  expect(calls.at(-1)?.line).toBe('DELETE /tmf-api/troubleTicket/v4/hub/42');
  expect(await hubs()).toEqual([]);
  expect((await service.call('GET', `/v1/tmf/hubs/${hubId}`)).status).toBe(404);
});

it('tries again, ever more rarely, until the hub takes us, and says why it does not', async () => {
  answers.push({ status: 503 }, { status: 401 }, { status: 302, location: 'http://elsewhere.example/' });
  const { hubId } = (await listenAt(hubUrl)).body as Hub;
  await suite.settled(SERVICE);
  expect(await read(hubId)).toMatchObject({
    state: 'registering',
    attempts: 1,
    lastError: 'The hub answered with status 503; check its address.',
    nextTryAt: new Date(now + MINUTE_MS).toISOString(),
  });
  await passing(MINUTE_MS - 1);
  expect(calls).toHaveLength(1);
  await passing(1);
  expect(await read(hubId)).toMatchObject({ attempts: 2, lastError: expect.stringContaining('TMF_HUB_AUTHORIZATION') });
  await passing(2 * MINUTE_MS);
  expect(await read(hubId)).toMatchObject({ attempts: 3, lastError: expect.stringContaining('status 302') });
  await passing(HOUR_MS);
  expect(await read(hubId)).toMatchObject({ state: 'registered', attempts: 0, lastError: null });
  await leave(hubId);
});

it('keeps trying a hub that nobody answers at, and forgets it when told to before it ever did', async () => {
  const { hubId } = (await listenAt(deadUrl)).body as Hub;
  await suite.settled(SERVICE);
  expect(await read(hubId)).toMatchObject({
    state: 'registering',
    lastError: 'The hub does not answer (ECONNREFUSED).',
  });
  await leave(hubId);
  expect(await read(hubId)).toMatchObject({ state: 'unregistering', nextTryAt: null });
  await leave(hubId);
  expect(await hubs()).toEqual([]);
});

it('calls several at a time, so that those that are slow hold up nobody', async () => {
  answers.push({ status: 503 }, { status: 503 }, { status: 503 });
  for (const path of ['one', 'two', 'three']) await listenAt(hubUrl, `${service.url}/${path}`);
  await suite.settled(SERVICE);
  expect(calls).toHaveLength(3);
  answersAt = 3;
  await passing(MINUTE_MS);
  answersAt = 1;
  const listed = await hubs();
  expect(listed.map(({ state, attempts }) => [state, attempts])).toEqual(listed.map(() => ['registered', 0]));
  expect(calls).toHaveLength(6);
  for (const { hubId } of listed) await leave(hubId);
  expect(await hubs()).toEqual([]);
});

it('does not mind being registered already, or gone already', async () => {
  answers.push({ status: 409 });
  const first = (await listenAt(hubUrl)).body as Hub;
  await suite.settled(SERVICE);
  expect(await read(first.hubId)).toMatchObject({ state: 'registered' });
  expect(((await listenAt(hubUrl)).body as Hub).hubId).toBe(first.hubId);
  await leave(first.hubId);
  expect(calls).toHaveLength(1); // the hub never told under which id it knows us
  expect(await read(first.hubId)).toMatchObject({ lastError: expect.stringContaining('remove our callback there') });
  await leave(first.hubId);
  expect(await hubs()).toEqual([]);

  answers.push({ status: 201, location: '/tmf-api/troubleTicket/v4/hub/by%20location' }, { status: 404 });
  const { hubId } = (await listenAt(hubUrl)).body as Hub;
  await suite.settled(SERVICE);
  await leave(hubId);
  expect(calls.at(-1)?.line).toBe('DELETE /tmf-api/troubleTicket/v4/hub/by%20location');
  expect(await hubs()).toEqual([]);
});

it('waits with a new registration until the old one is taken off', async () => {
  const { hubId } = (await listenAt(hubUrl)).body as Hub;
  await suite.settled(SERVICE);
  answers.push({ status: 500 });
  await leave(hubId);
  expect(await read(hubId)).toMatchObject({ state: 'unregistering', attempts: 1 });
  expect((await listenAt(hubUrl)).status).toBe(409);
  await passing(MINUTE_MS);
  expect(await hubs()).toEqual([]);
});

it('calls nobody whom the settings do not name', async () => {
  const elsewhere = await listenAt(hubUrl.replace('127.0.0.1', 'localhost'));
  expect(elsewhere).toMatchObject({ status: 403, body: { detail: expect.stringContaining('TMF_HUB_ORIGINS') } });
  expect(await hubs()).toEqual([]);
  expect(calls).toEqual([]);
});

it('says so when the same hub is asked for with another query', async () => {
  const { hubId } = (await listenAt(hubUrl, service.url, 'eventType=One')).body as Hub;
  await suite.settled(SERVICE);
  expect(await listenAt(hubUrl, service.url, 'eventType=Two')).toMatchObject({
    status: 409,
    body: { title: 'The hub is listed with another query', detail: expect.stringContaining(hubId) },
  });
  expect((await listenAt(hubUrl, service.url, 'eventType=One')).status).toBe(202);
  await leave(hubId);
});

it.each([
  ['another API', { api: 'TMF632' }, 'api must be one of'],
  ['an address that is none', { hubUrl: 'hub' }, 'hubUrl must be'],
  ['another protocol', { hubUrl: 'ftp://oss.example/hub' }, 'hubUrl must be'],
  ['a password in the address', { hubUrl: 'https://me:secret@oss.example/hub' }, 'hubUrl must be'],
  ['no callback', { callbackBase: undefined }, 'callbackBase must be'],
])('answers 400 to %s', async (_what, change, message) => {
  const body = { api: 'TMF621', hubUrl, callbackBase: service.url, ...change };
  expect(await service.call('POST', '/v1/tmf/hubs', { body })).toMatchObject({
    status: 400,
    body: {
      errors: expect.arrayContaining([{ field: expect.any(String), message: expect.stringContaining(message) }]),
    },
  });
});

it.each(['7', '5a4d6f0e-1f3b-4d2a-9a59-5a1d6c7e8f90'])('knows no hub %s', async (hubId) => {
  expect((await service.call('GET', `/v1/tmf/hubs/${hubId}`)).status).toBe(404);
  expect((await service.call('DELETE', `/v1/tmf/hubs/${hubId}`)).status).toBe(404);
});
