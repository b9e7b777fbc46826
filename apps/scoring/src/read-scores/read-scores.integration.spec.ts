import {
  invitationDispatched,
  responseCorrected,
  responseWithdrawn,
  type OutgoingEvent,
} from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso } from '@sidetone/domain/time';
import { aResponse } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

const now = Date.now();
const monthAgo = now - 30 * DAY_MS;

function invitation(
  number: number,
  journeyArea: 'support' | 'billing',
  { source = '//sidetone/survey-dispatch', kind = 'transactional' as 'transactional' | 'verification' } = {},
): OutgoingEvent {
  return invitationDispatched.create({
    ...{ id: `INV-${number}:1`, source, time: monthAgo },
    data: {
      ...{ invitationId: `INV-${number}`, surveyId: 'S', kind, channel: 'sms', journeyArea },
      ...{ contactId: `CON-${number}`, customerId: `CUS-${number}` },
      ...{ dispatchedAt: toIso(monthAgo), expiresAt: toIso(monthAgo + 7 * DAY_MS) },
    },
  });
}

describe('reading scores', () => {
  let suite: Suite;
  let scoring: RunningService;
  const read = async (query: string): Promise<Record<string, unknown>> => {
    const { status, body } = await scoring.call('GET', `/v1/nps${query}`);
    expect({ query, status }).toEqual({ query, status: 200 });
    return body as Record<string, unknown>;
  };

  beforeAll(async () => {
    suite = await openSuite();
    scoring = await suite.start('scoring', { MINIMUM_N: '3', PUBLISH_EVERY_SECONDS: '0' });
    const at = monthAgo + HOUR_MS;
    await suite.send(Array.from({ length: 8 }, (_, index) => invitation(index + 1, index < 6 ? 'support' : 'billing')));
    await suite.send([invitation(41, 'support', { source: '//sidetone/response-ingest', kind: 'verification' })]);
    await suite.send([
      aResponse(41, at, { score: 9, surveyId: 'S', kind: 'verification' }),
      aResponse(1, at, { score: 10, surveyId: 'S' }),
      aResponse(2, at, { score: 9, surveyId: 'S' }),
      aResponse(3, at, { score: 0, surveyId: 'S' }),
      aResponse(4, at, { score: 2, surveyId: 'S' }),
      aResponse(7, at, { score: 7, surveyId: 'S', journeyArea: 'billing' }),
      aResponse(20, now - HOUR_MS, { score: 6 }),
      aResponse(21, at, { score: 10, kind: 'relationship' }),
      aResponse(22, at, { score: 1 }),
      ...[31, 32, 33].map((number) =>
        aResponse(number, now - HOUR_MS, { score: 10, kind: 'wave', journeyArea: 'network' }),
      ),
    ]);
    const corrected = aResponse(4, at, { score: 8, surveyId: 'S', revision: 2 });
    await suite.send([
      responseCorrected.create({ ...corrected, data: { ...corrected.data, correctionReason: 'typo' } }),
      responseWithdrawn.create({
        ...{ id: 'RSP-22:2', source: '//sidetone/response-ingest', time: now },
        data: { responseId: 'RSP-22', invitationId: 'INV-22', reason: 'fraud', revision: 2 },
      }),
    ]);
    await suite.settled('scoring');
  });
  afterAll(() => suite.close());

  it('gives the score overall and by journey area, with corrections and without withdrawn answers', async () => {
    const { kind, overall, areas } = await read('');
    expect(kind).toBe('transactional');
    expect(overall).toMatchObject({ status: 'ok', n: 6, promoters: 2, passives: 2, detractors: 2, score: 0 });
    expect(areas).toMatchObject({
      support: { status: 'ok', n: 5, promoters: 2, passives: 1, detractors: 2, score: 0 },
      billing: { status: 'insufficient', n: 1, score: null, low: null, high: null },
    });
  });

  it('gives the share of the invitations that was answered', async () => {
    const { overall, areas } = await read('');
    expect(overall).toMatchObject({ invited: 8, responseRate: 5 / 8 });
    expect(areas).toMatchObject({
      support: { invited: 6, responseRate: 4 / 6 },
      billing: { invited: 2, responseRate: 1 / 2 },
    });
  });

  it('makes up no response rate for imported answers, whose invitations name only who answered', async () => {
    const { overall } = await read('?kind=verification');
    expect(overall).toMatchObject({ n: 1, invited: 0, responseRate: null });
  });

  it('never mixes survey kinds', async () => {
    const { overall } = await read('?kind=relationship');
    expect(overall).toMatchObject({ status: 'insufficient', n: 1, promoters: 1, invited: 0, responseRate: null });
  });

  it('counts answers by when they were given, from a first moment to before a last one', async () => {
    const week = `from=${toIso(monthAgo)}&to=${toIso(monthAgo + 7 * DAY_MS)}`;
    expect((await read(`?${week}`))['overall']).toMatchObject({ n: 5, detractors: 1 });
    expect((await read(`?to=${toIso(monthAgo + HOUR_MS)}`))['overall']).toMatchObject({ n: 0, invited: 8 });
  });

  it('narrows to a survey and to a journey area', async () => {
    expect((await read('?surveyId=S'))['overall']).toMatchObject({ n: 5 });
    const billing = await read('?journeyArea=billing');
    expect(billing['overall']).toMatchObject({ n: 1, invited: 2 });
    expect(Object.keys(billing['areas'] as object)).toEqual(['billing']);
  });

  it('gives the weeks of a series in the order of time', async () => {
    const { points } = (await read('/series?journeyArea=support&granularity=week')) as {
      points: { n: number; from: string }[];
    };
    expect(points.map(({ n }) => n)).toEqual([4, 1]);
    expect(points[0]?.from.localeCompare(points[1]?.from ?? '')).toBe(-1);
  });

  it.each([
    ['?kind=both', 'kind must be one of: relationship, transactional, wave, verification.'],
    ['?from=2026-02-30T00:00:00Z', 'from names a day that the month does not have'],
    ['/series?window=rolling30&from=2026-11-01T00:00:00Z', 'Give either window, or from and to.'],
    ['?window=month&to=2026-11-01T00:00:00Z', 'Give either window, or from and to.'],
    ['/series?granularity=year', 'granularity must be one of: day, week, month, quarter.'],
  ])('says how to mend %s', async (query, message) => {
    const { status, body } = await scoring.call('GET', `/v1/nps${query}`);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(message);
  });

  it('describes each route in OpenAPI', async () => {
    const { body } = await scoring.call('GET', '/docs/openapi.json', { key: null });
    expect(Object.keys((body as { paths: object }).paths)).toEqual(
      expect.arrayContaining(['/v1/nps', '/v1/nps/series']),
    );
  });

  it('answers nobody without an API key', async () => {
    expect((await scoring.call('GET', '/v1/nps', { key: null })).status).toBe(401);
  });

  it('shows the recent score by kind and area as gauges, and none where answers are too few', async () => {
    const gauges = ['sidetone_nps_score', 'sidetone_nps_score_low', 'sidetone_nps_score_high'];
    // They are read in the background, so they follow.
    await eventually(async () => {
      const { body } = await scoring.call('GET', '/metrics', { key: null });
      const seriesOf = (kind: string) =>
        String(body)
          .split('\n')
          .filter((line) => /^sidetone_nps_score(_low|_high)?\{/.test(line) && line.includes(`kind="${kind}"`))
          .map((line) => /^(\w+)\{.*journey_area="(\w+)"/.exec(line)?.slice(1).join(' '));
      const expected = gauges.flatMap((gauge) => [`${gauge} network`, `${gauge} overall`]);
      expect(seriesOf('wave').sort()).toEqual(expected.sort());
      expect(seriesOf('relationship')).toEqual([]);
    });
  });
});
