import { decodeRecord, encodeEvent } from '@sidetone/contracts/cloudevents';
import { DAY_MS } from '@sidetone/domain/time';
import type { AnswerRow } from '../read-answers/survey-row.js';
import { eventsOfRow } from './events-of-row.js';
import { respondentIds } from './respondent-ids.js';

const thursday = Date.parse('2026-11-26T10:00:00Z');
const question = { surveyId: 'brand', answeredAt: thursday, timeZone: 'Europe/Helsinki' };
const row: AnswerRow = {
  kind: 'answer',
  line: 7,
  respondent: '42',
  score: '9',
  comment: undefined,
  answeredAt: undefined,
  counters: [{ kpi: 'traffic.mb', unit: 'MB', value: 1.5 }],
  unusableCells: 0,
};

describe('eventsOfRow', () => {
  it('tells of the customer, the line and each counter', () => {
    const ids = respondentIds('brand', '42');
    expect(eventsOfRow(row, question).map(({ topic, key }) => [topic, key])).toEqual([
      ['master.customer.v1', ids?.customerId],
      ['master.subscription.v1', ids?.subscriptionId],
      ['kpi.measurement.v1', `subscription:${ids?.subscriptionId}`],
    ]);
  });

  it("puts counters into the last whole week before the answer, by the operator's calendar", () => {
    const [, , measurement] = eventsOfRow(row, question);
    expect(measurement?.data).toMatchObject({
      periodStart: '2026-11-15T22:00:00.000Z',
      periodEnd: '2026-11-22T22:00:00.000Z',
      value: 1.5,
    });
    expect(measurement?.time).toBe(Date.parse('2026-11-22T22:00:00Z'));
  });

  it('makes events that the platform accepts', () => {
    for (const event of eventsOfRow(row, question)) {
      const { key, value, headers, topic } = encodeEvent(event);
      const record = { topic, key: Buffer.from(key), value: Buffer.from(value), headers, timestamp: thursday };
      expect(decodeRecord(record).kind).toBe('event');
    }
  });

  it('makes the same events of the same row all week long', () => {
    expect(eventsOfRow(row, { ...question, answeredAt: thursday + 2 * DAY_MS })).toEqual(eventsOfRow(row, question));
  });

  it('tells nothing of somebody unknown', () => {
    expect(eventsOfRow({ ...row, respondent: '' }, question)).toEqual([]);
  });
});
