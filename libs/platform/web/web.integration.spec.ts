import 'reflect-metadata';
import { Body, Controller, Get, HttpCode, Module, NotFoundException, Post, Query } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsInt, Min } from 'class-validator';
import { KafkaAway } from '../messaging/index.js';
import {
  ApiKeyGuard,
  badRequest,
  createWebAdapter,
  Problem,
  ProblemFilter,
  Public,
  TakesBytes,
  validateBodies,
} from './index.js';

class Thing {
  @IsInt()
  @Min(0)
  size = 0;
}

@Controller()
class Things {
  @Get('open')
  @Public()
  open(): string {
    return 'open';
  }

  @Post('things')
  @HttpCode(201)
  keep(@Body() thing: Thing): Thing {
    return thing;
  }

  @Post('bytes')
  @TakesBytes(2 * 1024 * 1024)
  count(@Body() bytes: unknown): { bytes: number } {
    return { bytes: Buffer.isBuffer(bytes) ? bytes.length : -1 };
  }

  @Get('fails')
  fail(@Query('how') how: string): never {
    if (how === 'away') throw Object.assign(new Error('the password is hunter2'), { code: 'ECONNREFUSED' });
    if (how === 'kafka') throw new KafkaAway('no answer from broker hunter2');
    if (how === 'nul') throw Object.assign(new Error('invalid byte sequence'), { code: '22021' });
    if (how === 'missing') throw new NotFoundException('There is no thing 7.');
    if (how === 'known') throw new Problem(409, 'Already closed', 'Reopen it first.');
    if (how === 'fields') throw badRequest('Mend it.', [{ field: '/a', message: 'is no a' }]);
    throw new Error('the password is hunter2');
  }
}

@Module({ controllers: [Things] })
class ThingsModule {}

const KEY = 'a-key-of-the-crm';
let app: NestFastifyApplication;
let url: string;

beforeAll(async () => {
  app = await NestFactory.create<NestFastifyApplication>(ThingsModule, createWebAdapter(), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalGuards(
    new ApiKeyGuard(
      app.get(Reflector),
      new Map([
        ['grafana', 'another-key'],
        ['crm', KEY],
      ]),
    ),
  );
  app.useGlobalPipes(validateBodies());
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(async () => {
  await app.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}
async function ask(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url + path, init);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text.startsWith('{') ? JSON.parse(text) : text,
  };
}
const get = (path: string, headers: Record<string, string> = { 'x-api-key': KEY }) => ask(path, { headers });
const post = (body: string | Uint8Array<ArrayBuffer>, contentType = 'application/json') =>
  ask('/things', { method: 'POST', body, headers: { 'x-api-key': KEY, 'content-type': contentType } });

describe('API keys', () => {
  it('lets in with any of the keys, and to public routes without', async () => {
    expect((await get('/open', {})).status).toBe(200);
    expect((await get('/fails?how=known')).status).toBe(409);
    expect((await get('/fails?how=known', { 'x-api-key': 'another-key' })).status).toBe(409);
  });

  it.each([
    ['none', {}],
    ['a wrong one', { 'x-api-key': 'a-key-of-the-CRM' }],
    ['an empty one', { 'x-api-key': '' }],
  ])('answers 401 with what to do to %s', async (_what, headers) => {
    const answer = await get('/fails', headers);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ title: 'API key needed', detail: expect.stringContaining('X-Api-Key') });
  });
});

describe('problems', () => {
  it.each([
    ['known', 409, { title: 'Already closed', detail: 'Reopen it first.' }],
    ['fields', 400, { errors: [{ field: '/a', message: 'is no a' }] }],
    ['missing', 404, { detail: 'There is no thing 7.' }],
    ['nul', 400, { detail: expect.stringContaining('NUL') }],
    ['away', 503, { detail: expect.stringContaining('nothing was stored') }],
    ['kafka', 503, { detail: expect.stringContaining('counts once') }],
    ['otherwise', 500, { detail: expect.stringContaining('request id') }],
  ])('tells of a failure that is %s as RFC 9457 does', async (how, status, body) => {
    const answer = await get(`/fails?how=${how}`);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      type: 'about:blank',
      status,
      requestId: answer.headers.get('x-request-id'),
      ...body,
    });
    expect(answer.text).not.toContain('hunter2');
  });

  it('says when to come again if the database is away', async () => {
    expect((await get('/fails?how=away')).headers.get('retry-after')).toBe('2');
  });

  it('tells of a path that nobody has in the same form', async () => {
    expect((await get('/nowhere')).body).toMatchObject({ status: 404, title: 'Not Found' });
  });
});

describe('bodies', () => {
  it('reads JSON in UTF-8, and no field that the route does not know', async () => {
    const answer = await post('{"size": 3, "colour": "red"}', 'application/vnd.thing+json; charset="UTF-8"');
    expect([answer.status, answer.body]).toEqual([201, { size: 3 }]);
  });

  it.each([
    ['a comma too many', '{"size": 3,}'],
    ['something after the end', '{"size": 3} x'],
    ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
    ['a key that poisons objects', '{"size": 3, "__proto__": {"isAdmin": true}}'],
    ['a list instead of an object', '[3]'],
    ['nothing', ''],
  ])('refuses %s', async (_what, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('names each field that needs mending, and coerces none', async () => {
    const answer = await post('{"size": "3"}');
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ field: 'size' }, { field: 'size' }] });
  });

  it.each(['text/plain', 'application/xml', 'application/json; charset=utf-16'])('answers 415 to %s', async (type) => {
    const answer = await post('{"size": 3}', type);
    expect(answer.status).toBe(415);
    expect(answer.body).toMatchObject({ status: 415 });
  });

  it('answers 413 above 1 MiB', async () => {
    expect((await post(`{"size": 3, "x": "${'x'.repeat(1024 * 1024)}"}`)).status).toBe(413);
  });
});

describe('bodies taken as bytes', () => {
  const postBytes = (body: string, contentType = 'application/json') =>
    ask('/bytes', { method: 'POST', body, headers: { 'x-api-key': KEY, 'content-type': contentType } });

  it('come as they are, up to the limit of their route', async () => {
    expect((await postBytes('[3')).body).toEqual({ bytes: 2 });
    expect((await postBytes(' '.repeat(2 * 1024 * 1024))).body).toEqual({ bytes: 2 * 1024 * 1024 });
    expect((await postBytes(' '.repeat(2 * 1024 * 1024 + 1))).status).toBe(413);
  });

  it('are JSON in UTF-8 by their content type, like all others', async () => {
    expect((await postBytes('<a/>', 'application/xml')).status).toBe(415);
    expect((await postBytes('[]', 'application/json; charset=latin1')).status).toBe(415);
  });
});

describe('request ids', () => {
  it('are the caller’s where they are usable, and ours otherwise', async () => {
    expect((await get('/open', { 'x-request-id': 'crm-7.1' })).headers.get('x-request-id')).toBe('crm-7.1');
    const id = (await get('/open', { 'x-request-id': 'crm 7\\" injected' })).headers.get('x-request-id');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect((await get('/open', {})).headers.get('x-request-id')).not.toBe(id);
  });
});
