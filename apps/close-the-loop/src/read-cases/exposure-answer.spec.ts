import { exposureAnswer } from './exposure-answer.js';

const exposure = {
  responseId: 'RSP-1',
  revision: 2,
  windowDays: 28,
  knownAt: '2026-11-23T10:15:00.000Z',
  kpis: [
    { kpi: 'outage.minutes', unit: 'min', missing: true },
    { kpi: 'ticket.opened.count', value: 0, unit: 'count', missing: false, events: 0 },
    { kpi: 'voice.drop.count', value: 3, unit: 'count', missing: false, events: 3, lastAt: '2026-11-22T17:41:10.000Z' },
  ],
  evidence: [{ kpi: 'voice.drop.count', eventId: 'c-1', type: 'oss.call.failure.v1', at: '2026-11-22T17:41:10.000Z' }],
};

describe('the exposure beside a case', () => {
  it('tells first what hit the customer, with the last event and the evidence', () => {
    expect(exposureAnswer(exposure).kpis[0]).toEqual({
      kpi: 'voice.drop.count',
      value: 3,
      unit: 'count',
      events: 3,
      lastEventAt: '2026-11-22T17:41:10.000Z',
      evidence: [{ eventId: 'c-1', type: 'oss.call.failure.v1', at: '2026-11-22T17:41:10.000Z' }],
    });
  });

  it('says "missing" and never 0 where nobody measured', () => {
    const values = exposureAnswer(exposure).kpis.map(({ kpi, value }) => [kpi, value]);
    expect(values).toContainEqual(['outage.minutes', 'missing']);
    expect(values).toContainEqual(['ticket.opened.count', 0]);
  });
});
