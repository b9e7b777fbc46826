import { compareLedgers, compareTotals } from './compare-ledgers.js';
import type { Fate } from './found.js';

const fate = (topic: string, of: Fate['fate'], records: number, reason = ''): Fate => ({
  topic,
  fate: of,
  reason,
  records,
});
const calls = { sent: 10, stored: 7, dropped: 2, deadLettered: 1 };

describe('compareLedgers', () => {
  it('is content when every record met its fate', () => {
    const services = {
      'kpi-correlation': [
        fate('oss.call.v1', 'stored', 7),
        fate('oss.call.v1', 'dropped', 1, 'already known'),
        fate('oss.call.v1', 'dropped', 1, 'unknown type'),
        fate('oss.call.v1', 'deadLettered', 1, 'not JSON'),
      ],
    };
    expect(compareLedgers({ 'oss.call.v1': calls }, services)).toEqual({
      ledger: calls,
      byTopic: { 'oss.call.v1': calls },
      missing: [],
      surprises: [],
    });
  });

  it('counts each record where its owner counts it, however many read the topic', () => {
    const contacts = { sent: 3, stored: 3, dropped: 0, deadLettered: 0 };
    const services = {
      'survey-dispatch': [fate('master.contact.v1', 'stored', 3), fate('oss.call.v1', 'stored', 99)],
      'kpi-correlation': [fate('master.contact.v1', 'stored', 99)],
    };
    expect(compareLedgers({ 'master.contact.v1': contacts }, services).ledger).toEqual(contacts);
  });

  it('says which topic misses records', () => {
    const services = { 'kpi-correlation': [fate('oss.call.v1', 'stored', 9)] };
    expect(compareLedgers({ 'oss.call.v1': calls }, services).missing).toEqual([
      'oss.call.v1: 10 records were sent and kpi-correlation accounts for 9.',
    ]);
  });

  it('tells another fate than the one meant apart from a missing record', () => {
    const services = {
      'kpi-correlation': [fate('oss.call.v1', 'stored', 8), fate('oss.call.v1', 'dropped', 2)],
    };
    const { missing, surprises } = compareLedgers({ 'oss.call.v1': calls }, services);
    expect(missing).toEqual([]);
    expect(surprises).toHaveLength(2);
  });
});

describe('compareTotals', () => {
  it('compares the sums where the topics are not known one by one', () => {
    const services = {
      'kpi-correlation': [fate('oss.call.v1', 'stored', 8), fate('oss.call.v1', 'dropped', 2)],
    };
    expect(compareTotals(10, ['oss.call.v1'], services)).toMatchObject({
      ledger: { sent: 10, stored: 8, dropped: 2, deadLettered: 0 },
      missing: [],
    });
    expect(compareTotals(11, ['oss.call.v1'], services).missing).toEqual([
      '11 records were sent and the services account for 10.',
    ]);
  });
});
