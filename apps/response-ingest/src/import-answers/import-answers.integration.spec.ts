import { HOUR_MS, toIso } from '@sidetone/domain/time';
import { fatesOf } from '@sidetone/testing/ledger';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite();
  service = await suite.start('response-ingest');
}, 120_000);
afterAll(() => suite.close());

const SCORES = ['0', 10, ' 7 ', '5, 6', 'often', '', '11', 3];
const lines = SCORES.map((score, index) => ({
  line: index + 2,
  contactId: `CON-${index}`,
  customerId: `CUS-${index}`,
  score,
  comment: index === 0 ? 'ring 040 123 4567' : undefined,
  answeredAt: '2024-03-01T10:00:00+02:00',
}));
const send = async (survey: string, answers: readonly object[]) => {
  const { status, body } = await service.call('POST', '/v1/responses/import', { body: { surveyId: survey, answers } });
  expect(status).toBe(200);
  return (body as { results: readonly { line: number; result: string; reason?: string }[] }).results;
};
const resultsOf = (results: readonly { result: string }[]) => results.map(({ result }) => result);

describe('an imported survey', () => {
  it('has every line accounted for: accepted, or refused with a reason that can be counted', async () => {
    const results = await send('tracker', lines);
    expect(resultsOf(results)).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'refused',
      'refused',
      'refused',
      'refused',
      'accepted',
    ]);
    expect(await service.call('GET', '/v1/responses/import/tracker')).toMatchObject({
      body: {
        lines: 8,
        accepted: 4,
        refused: 4,
        reasons: [{ reason: 'score: not one whole number from 0 to 10', lines: 4 }],
      },
    });
  });

  it('adds nothing when it is sent again, by two senders at once too', async () => {
    const again = await Promise.all([send('tracker', lines), send('tracker', lines)]);
    for (const results of again) expect(resultsOf(results).filter((result) => result === 'accepted')).toEqual([]);
    await suite.settled('response-ingest');
    expect(await suite.records('survey.response.v1')).toHaveLength(4);
  });

  it('is told downstream as if we had asked: issued, dispatched, received', async () => {
    await suite.settled('response-ingest');
    const responses = await suite.records('survey.response.v1');
    const invitations = await suite.records('survey.invitation.v1');
    expect(responses.map(({ data }) => (data as { score: number }).score).sort((one, other) => one - other)).toEqual([
      0, 3, 7, 10,
    ]);
    for (const { data, time } of responses) {
      expect(data).toMatchObject({
        kind: 'relationship',
        revision: 1,
        answeredAt: '2024-03-01T08:00:00.000Z',
        dispatchedAt: expect.any(String),
      });
      expect(time).toBe(Date.parse('2024-03-01T08:00:00Z'));
    }
    const typesOf = (invitationId: unknown) =>
      invitations.filter(({ correlationId }) => correlationId === invitationId).map(({ type }) => type);
    for (const { correlationId } of responses) {
      expect(typesOf(correlationId)).toEqual(['survey.invitation.issued.v1', 'survey.invitation.dispatched.v1']);
    }
  });

  it('knows its own invitations when they come back from Kafka', async () => {
    await suite.settled('response-ingest');
    expect(await fatesOf(suite, 'response-ingest', 'survey.invitation.v1')).toMatchObject({ dropped: 8, total: 8 });
  });

  it('stores no personal data of a line', async () => {
    const { body } = await service.call('GET', '/v1/responses?surveyId=tracker&contactId=CON-0');
    expect(body).toMatchObject({ items: [{ score: 0, redacted: true }] });
    expect(JSON.stringify(body)).not.toMatch(/123\s?4567/);
  });

  it('takes a line that was refused once it comes mended', async () => {
    const [mended] = await send('tracker', [{ ...lines[3], score: '5' }]);
    expect(mended).toEqual({ line: 5, result: 'accepted' });
    expect(await service.call('GET', '/v1/responses/import/tracker')).toMatchObject({
      body: { lines: 8, accepted: 5, refused: 3 },
    });
  });

  it('knows a line by the id it is given, whatever its number', async () => {
    const [one, other] = [
      { ...lines[0], answerId: 'A-1' },
      { ...lines[1], answerId: 'A-2' },
    ];
    expect(resultsOf(await send('ids', [one, other]))).toEqual(['accepted', 'accepted']);
    expect(
      resultsOf(
        await send('ids', [
          { ...other, line: 2 },
          { ...one, line: 9 },
        ]),
      ),
    ).toEqual(['duplicate', 'duplicate']);
    const nameless = { surveyId: 'ids', answers: [{ ...one, answerId: '' }] };
    expect((await service.call('POST', '/v1/responses/import', { body: nameless })).status).toBe(400);
  });

  it('counts the first where a request names a line twice', async () => {
    const results = await send('twice', [lines[0] ?? {}, { ...lines[0], score: 4 }]);
    expect(resultsOf(results)).toEqual(['accepted', 'duplicate']);
  });

  it('is known by the same id whatever blanks stood around it', async () => {
    const ahead = { ...lines[1], line: 99, answeredAt: toIso(Date.now() + HOUR_MS) };
    expect(resultsOf(await send(' blank\u00a0', [lines[1] ?? {}, ahead]))).toEqual(['accepted', 'refused']);
    expect(await service.call('GET', '/v1/responses/import/blank')).toMatchObject({
      body: { surveyId: 'blank', accepted: 1, reasons: [{ reason: 'answeredAt: lies in the future', lines: 1 }] },
    });
  });

  it('takes a thousand lines in one request, and no more', async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => ({
      ...lines[0],
      comment: undefined,
      line: index + 2,
      contactId: `CON-${index}`,
    }));
    expect(resultsOf(await send('large', many.slice(1))).every((result) => result === 'accepted')).toBe(true);
    const tooMany = await service.call('POST', '/v1/responses/import', { body: { surveyId: 'large', answers: many } });
    expect(tooMany.status).toBe(400);
  });

  it('is refused as a whole without survey, lines or key', async () => {
    for (const body of [
      { answers: lines },
      { surveyId: 'x' },
      { surveyId: 'x', answers: [{ score: 3 }] },
      { surveyId: 'x', answers: [3] },
      { surveyId: 'x', kind: 'poll', answers: lines },
    ]) {
      expect((await service.call('POST', '/v1/responses/import', { body })).status).toBe(400);
    }
    expect(
      (await service.call('POST', '/v1/responses/import', { key: null, body: { surveyId: 'x', answers: lines } }))
        .status,
    ).toBe(401);
    expect((await service.call('GET', '/v1/responses/import/x')).status).toBe(404);
  });
});

describe('a file', () => {
  const CSV = { 'content-type': 'text/csv' };
  const door =
    '/v1/responses/import/file?surveyId=file-1&score=Q1&contactId=user&comment=Why%3F&at=2026-11-20T10:00:00Z';
  const file =
    'user;Q1;Why?\nU-1;0;nothing works\nU-2;5, 6;\nU-3;ten;\nU-4;Hi;\nU-5;4. No signal;in the village\nU-6;9;"never closed\n';

  it('is taken line by line, each accounted for, and adds nothing when sent again', async () => {
    const report = await service.call('POST', door, { headers: CSV, raw: file });
    expect(report).toMatchObject({
      status: 200,
      body: {
        lines: 6,
        accepted: 3,
        knownBefore: 0,
        refused: 3,
        resolved: [
          { rule: 'word', lines: 1, examples: [4] },
          { rule: 'wordsToComment', lines: 1, examples: [6] },
        ],
      },
    });
    const again = await service.call('POST', `${door}&several=lowest`, { headers: CSV, raw: file });
    expect(again).toMatchObject({ body: { lines: 6, accepted: 1, knownBefore: 3, refused: 2 } });
    await suite.settled('response-ingest');
    const scores = (await suite.records('survey.response.v1'))
      .filter(({ data }) => (data as { surveyId: string }).surveyId === 'file-1')
      .map(({ data }) => (data as { score: number }).score);
    expect(scores.sort((one, other) => one - other)).toEqual([0, 4, 5, 10]);
  });

  it('is known line by line by what it says: a line put in is taken alone, equal lines each once', async () => {
    const into = door.replace('file-1', 'file-2');
    const lineOf = (user: string, score: string) => `${user};${score};\n`;
    const head = 'user;Q1;Why?\n';
    const rest = lineOf('U-1', '0') + lineOf('U-2', '5, 6') + lineOf('U-1', '0') + lineOf('U-3', '10');
    const send = (raw: string, more = '') => service.call('POST', `${into}${more}`, { headers: CSV, raw });
    expect(await send(head + rest)).toMatchObject({ body: { lines: 4, accepted: 3, knownBefore: 0, refused: 1 } });
    const longer = head + lineOf('U-0', '7') + rest + lineOf('U-1', '0');
    expect(await send(longer)).toMatchObject({ body: { lines: 6, accepted: 2, knownBefore: 3, refused: 1 } });
    expect(await send(longer, '&several=lowest')).toMatchObject({
      body: { lines: 6, accepted: 1, knownBefore: 5, refused: 0 },
    });
    expect(await service.call('GET', '/v1/responses/import/file-2')).toMatchObject({
      body: { lines: 6, accepted: 6, refused: 0 },
    });
    await suite.settled('response-ingest');
    const told = (await suite.records('survey.response.v1')).filter(
      ({ data }) => (data as { surveyId: string }).surveyId === 'file-2',
    );
    expect(told.map(({ data }) => (data as { contactId: string }).contactId).sort()).toEqual([
      'U-0',
      'U-1',
      'U-1',
      'U-1',
      'U-2',
      'U-3',
    ]);
  });

  it('is known by ids where it has a column of them, whatever else changes in a line', async () => {
    const into = `${door.replace('file-1', 'file-3')}&answerId=id`;
    const send = (raw: string) => service.call('POST', into, { headers: CSV, raw });
    const file = 'id;user;Q1;Why?\nA-1;U-1;9;\nA-2;U-2;8;\n;U-3;7;\nA-1;U-4;6;\n';
    expect(await send(file)).toMatchObject({
      body: { accepted: 2, knownBefore: 1, refused: 1, reasons: [{ reason: 'answerId: is empty', examples: [4] }] },
    });
    const edited = 'id;user;Q1;Why?\nA-2;U-2;1;changed\nA-1;U-1;9;\nA-3;U-3;7;\n';
    expect(await send(edited)).toMatchObject({ body: { accepted: 1, knownBefore: 2, refused: 0 } });
  });

  it('stays with the numbers of its lines in a survey that was imported by them', async () => {
    const into = door.replace('file-1', 'by-number');
    const answers = [{ ...lines[1], line: 2 }];
    await service.call('POST', '/v1/responses/import', { body: { surveyId: 'by-number', answers } });
    const raw = 'user;Q1;Why?\nU-1;0;\nU-2;3;\n';
    expect(await service.call('POST', into, { headers: CSV, raw })).toMatchObject({
      body: { accepted: 1, knownBefore: 1 },
    });
    expect(await service.call('POST', `${into}&answerId=user`, { headers: CSV, raw })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'answerId', message: expect.stringContaining('another surveyId') }] },
    });
  });

  it('says what is wrong with a header, an encoding, or a door', async () => {
    const header = await service.call('POST', door, { headers: CSV, raw: 'a;b\n1;2\n' });
    expect(header).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'Q1' }, { field: 'user' }, { field: 'Why?' }] },
    });
    expect((await service.call('POST', '/v1/responses', { headers: CSV, raw: 'a,b\n' })).status).toBe(415);
    const unknown = { 'content-type': 'text/csv; charset=klingon' };
    expect((await service.call('POST', door, { headers: unknown, raw: file })).status).toBe(400);
  });
});
