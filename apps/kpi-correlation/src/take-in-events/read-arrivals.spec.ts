import { HOSTILE_NOW, readSamples } from '@sidetone/contracts/testing';
import { judgeArrival } from './judge-arrival.js';
import { MOST_EVENTS, readArrivals } from './read-arrivals.js';

const ticket = readSamples().get('ce-bss.ticket.changed.v1.json');
const read = (body: unknown, contentType: string, headers: Record<string, string[]> = {}) =>
  readArrivals(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), contentType, headers);
const outcomes = (...given: Parameters<typeof read>) =>
  read(...given).arrivals.map((arrival) => judgeArrival(arrival, HOSTILE_NOW).kind);

const attributes = {
  'ce-specversion': ['1.0'],
  'ce-type': ['bss.ticket.changed.v1'],
  'ce-source': ['//oss.example/tmf621'],
  'ce-id': ['E-1'],
  'ce-time': ['2026-11-23T07:12:30Z'],
};
const data = { ticketId: 'TT-1', change: 'status', status: 'held', statusChangedAt: '2026-11-23T07:12:30Z' };

describe('readArrivals', () => {
  it.each([
    ['structured', ticket, 'application/cloudevents+json; charset=UTF-8', {}],
    ['binary', data, 'application/json', attributes],
  ])('reads one event in %s mode', (_mode, body, contentType, headers) => {
    expect(read(body, contentType, headers).isBatch).toBe(false);
    expect(outcomes(body, contentType, headers)).toEqual(['accepted']);
  });

  it.each(['application/cloudevents-batch+json', 'Application/CloudEvents-Batch+JSON', 'application/json'])(
    'reads a batch as %s, each event by itself',
    (contentType) => {
      const wrong = { ...Object(ticket), specversion: '0.3' };
      expect(outcomes([ticket, wrong, 7], contentType)).toEqual(['accepted', 'refused', 'refused']);
    },
  );

  it('reads a batch behind a byte order mark', () => {
    expect(outcomes(`\ufeff [${JSON.stringify(ticket)}]`, 'application/json')).toEqual(['accepted']);
  });

  it.each([
    ['a batch that is no array', { ...Object(ticket) }, 'application/cloudevents-batch+json'],
    ['a batch cut short', '[{"a":1}', 'application/json'],
    ['data without attributes', data, 'application/json'],
  ])('refuses %s as a whole', (_what, body, contentType) => {
    expect(() => read(body, contentType)).toThrow(expect.objectContaining({ title: 'Bad request' }));
  });

  it('refuses a batch whose bytes are no UTF-8', () => {
    const body = Buffer.concat([Buffer.from('["'), Buffer.from([0xff]), Buffer.from('"]')]);
    expect(() => readArrivals(body, 'application/json', {})).toThrow('UTF-8');
  });

  it('takes as many events as a list may have, and no more', () => {
    const many = (count: number) => `[${Array(count).fill('{}').join()}]`;
    expect(read(many(MOST_EVENTS), 'application/json').arrivals).toHaveLength(MOST_EVENTS);
    expect(() => read(many(MOST_EVENTS + 1), 'application/json')).toThrow('at most 1000');
  });

  it('judges depth, size and poison of each event of a batch as on Kafka', () => {
    const deep = `{"specversion":"1.0","data":${'['.repeat(40)}${']'.repeat(40)}}`;
    const large = `{"specversion":"1.0","data":{"text":"${'x'.repeat(1024 * 1024)}"}}`;
    const infinite = '{"specversion":"1.0","data":{"value":1e999}}';
    const poison = '{"__proto__":{"isAdmin":true}}';
    const { arrivals } = read(`[${[deep, large, infinite, poison].join()}]`, 'application/json');
    expect(
      arrivals.map((arrival) => {
        const verdict = judgeArrival(arrival, HOSTILE_NOW);
        return verdict.kind === 'refused' ? verdict.reason : verdict.kind;
      }),
    ).toEqual([
      expect.stringContaining('deeper than 32'),
      expect.stringContaining('bytes'),
      expect.stringContaining('beyond what a double'),
      expect.stringContaining('prototypes'),
    ]);
  });
});

describe('judgeArrival', () => {
  const samples = [...readSamples()].filter(([name]) => name.startsWith('ce-') && !name.startsWith('ce-binary'));

  it('lets in all facts of an operator’s systems, and nothing that the platform or its customers say', () => {
    const kinds = samples.map(([name, sample]) => {
      const value = Buffer.from(JSON.stringify(sample));
      const { kind } = judgeArrival(
        { value, headers: { 'content-type': 'application/cloudevents+json' } },
        HOSTILE_NOW,
      );
      return [name.slice(3, -8), kind] as const;
    });
    const accepted = kinds.filter(([, kind]) => kind === 'accepted').map(([name]) => name);
    expect(accepted).toEqual([
      'bss.bill.changed',
      'bss.dispute.changed',
      'bss.interaction.changed',
      'bss.order.changed',
      'bss.ticket.changed',
      'kpi.measurement.recorded',
      'kpi.source.covered',
      'master.contact.upserted',
      'master.customer.upserted',
      'master.subscription.upserted',
      'master.topology.upserted',
      'oss.alarm.changed',
      'oss.call.failure',
      'oss.coverage.lowsignal',
      'oss.datasession.failure',
      'oss.datasession.slow',
      'oss.datasession.throttled',
      'oss.problem.changed',
    ]);
    expect(kinds.filter(([, kind]) => kind === 'refused')).toHaveLength(kinds.length - accepted.length);
  });

  it('says what to do about each outcome', () => {
    const judge = (change: object) =>
      judgeArrival(
        {
          value: Buffer.from(JSON.stringify({ ...Object(ticket), ...change })),
          headers: { 'content-type': 'application/cloudevents+json' },
        },
        HOSTILE_NOW,
      );
    expect(judge({ time: '2020-01-01T00:00:00Z' })).toMatchObject({
      kind: 'dropped',
      reason: 'The event is more than 400 days old.',
      mend: expect.stringContaining('Nothing to mend'),
    });
    expect(judge({ data: {} })).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining("Field 'ticketId'"),
      mend: expect.stringContaining('send this event again'),
    });
  });
});
