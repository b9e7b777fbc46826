import { countsOf, SHIPPED_CATALOGUE } from '@sidetone/domain/kpi';
import { aCallFailure, aLowSignal, aMeasurement, aSlowSession, aTicketChange } from '@sidetone/testing/factories';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import { factOfEvent } from './fact-of-event.js';

const NOON = Date.UTC(2026, 10, 23, 12);
const counts = ({ id, type, data }: OutgoingEvent) => {
  const fact = factOfEvent({ eventId: id, type, at: NOON }, data);
  return fact && countsOf(fact, SHIPPED_CATALOGUE);
};

describe('what one event adds to the day', () => {
  it('is a dropped call when the network ended it, and nothing when the user did', () => {
    expect(counts(aCallFailure('1', NOON))).toEqual([{ kpi: 'voice.drop.count', amount: 1 }]);
    expect(counts(aCallFailure('2', NOON, { cause: { protocol: 'releaseCause', value: 1 } }))).toEqual([]);
  });

  it('is minutes of a slow session, in minutes', () => {
    expect(counts(aSlowSession('3', NOON, 90))).toEqual([{ kpi: 'data.slow.minutes', amount: 1.5 }]);
  });

  it('is minutes of low signal, of the series that the KPI adds up and of no other', () => {
    expect(counts(aLowSignal('4', NOON, 96))).toEqual([{ kpi: 'coverage.low.minutes', amount: 96 }]);
    expect(counts(aLowSignal('5', NOON, 96, { thresholdDbm: -110 }))).toEqual([]);
    expect(counts(aLowSignal('6', NOON, 96, { metric: 'ssRsrp' }))).toEqual([]);
  });

  it('is nothing for what was withdrawn or is suspect, and for what only a history can tell', () => {
    expect(counts(aCallFailure('7', NOON, { voided: true }))).toBeUndefined();
    expect(counts(aMeasurement('8', NOON, { suspect: true }))).toBeUndefined();
    expect(counts(aTicketChange('9', NOON))).toBeUndefined();
  });
});
