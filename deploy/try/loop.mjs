import { eventually } from './eventually.mjs';

const CUSTOMERS = 12;
const DAY_MS = 86_400_000;

/** Two customers who had calls dropped and are cross, ten who are content. */
const scoreOf = (index) => (index < 2 ? 2 : 9);

/**
 * Goes once around the loop through the API, as an operator's systems and an app would: customers, a fault, answers; then waits for
 * the score, for the fault beside the answer, and for the case. Whatever was sent before is sent again without a second effect.
 * @returns what was found, and by `onScore` the moment of the first score
 */
export async function goAroundTheLoop({ base, key, run, onScore }) {
  const api = apiAt(base, key);
  const now = Date.now();
  const sent = await api.post('/v1/events', eventsOf(run, now), 'application/cloudevents-batch+json');
  if (sent.accepted !== sent.items.length) throw new Error(`Not all events were taken: ${JSON.stringify(sent)}`);

  const responses = [];
  for (let index = 0; index < CUSTOMERS; index += 1) {
    // Until master data has arrived, the contact is unknown and the answer is to come again.
    const { responseId } = await eventually(`answer ${index + 1} is taken`, 60, () =>
      api.post('/v1/responses', answerOf(run, index)),
    );
    responses.push(responseId);
  }

  const score = await eventually('GET /v1/nps tells a score', 60, async () => {
    const { overall } = await api.get('/v1/nps?kind=transactional&window=rolling30');
    return overall?.status === 'ok' && overall.n >= CUSTOMERS ? overall : undefined;
  });
  onScore();

  const fault = await eventually('the dropped call stands beside the answer', 60, async () => {
    const { kpis } = await api.get(`/v1/responses/${responses[0]}/exposure`);
    return kpis?.find(({ kpi, events }) => kpi === 'voice.drop.count' && events === 1);
  });
  const theCase = await eventually('a case is open', 60, async () => {
    const { items } = await api.get(`/v1/cases?responseId=${responses[0]}`);
    return items[0];
  });
  return { score, fault, theCase };
}

function apiAt(base, key) {
  const ask = async (path, init) => {
    const answer = await fetch(base + path, { ...init, headers: { 'x-api-key': key, ...init.headers } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${init.method} ${path} answers ${answer.status}: ${text}`);
    return JSON.parse(text);
  };
  return {
    get: (path) => ask(path, { method: 'GET', headers: {} }),
    post: (path, body, type = 'application/json') =>
      ask(path, { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) }),
  };
}

function eventsOf(run, now) {
  const event = (type, id, time, data) => ({
    specversion: '1.0',
    type,
    source: '//try.example',
    id: `${run}-${id}`,
    time: new Date(time).toISOString(),
    data,
  });
  const people = Array.from({ length: CUSTOMERS }, (_, index) => {
    const { customerId, contactId, subscriptionId } = idsOf(run, index);
    const about = { customerId, version: 1 };
    return [
      event('master.customer.upserted.v1', customerId, now, { ...about, segment: 'consumer', status: 'active' }),
      event('master.contact.upserted.v1', contactId, now, { ...about, contactId, consent: { survey: true } }),
      event('master.subscription.upserted.v1', subscriptionId, now - DAY_MS, {
        ...about,
        ...{ subscriptionId, contactId, access: 'mobile', status: 'active' },
      }),
    ];
  });
  const startedAt = new Date(now - 3_600_000).toISOString();
  const faults = [0, 1].map((index) =>
    event('oss.call.failure.v1', `drop-${index}`, now - 3_600_000, {
      callId: `${run}-drop-${index}`,
      kind: 'drop',
      startedAt,
      durationSec: 53,
      cause: { protocol: 'releaseCause', value: 3 },
      derivedFrom: 'cdr',
      subscriptionId: idsOf(run, index).subscriptionId,
    }),
  );
  return [...people.flat(), ...faults];
}

function answerOf(run, index) {
  const { contactId, subscriptionId } = idsOf(run, index);
  return {
    surveyId: `try-${run}`,
    answerId: `${run}-${index}`,
    contactId,
    subscriptionId,
    kind: 'transactional',
    journeyArea: 'network',
    channel: 'web',
    score: scoreOf(index),
  };
}

const idsOf = (run, index) => ({
  customerId: `CUS-${run}-${index}`,
  contactId: `CON-${run}-${index}`,
  subscriptionId: `SUB-${run}-${index}`,
});
