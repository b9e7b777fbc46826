import { deadLetterTopic, findTopic, topics } from './index.js';

describe('topics', () => {
  it('has the partitions and retention of the vocabulary', () => {
    const layout = (name: string) => [findTopic(name)?.partitions, findTopic(name)?.cleanup];
    expect(layout('oss.call.v1')).toEqual([12, { kind: 'delete', retentionDays: 30 }]);
    expect(layout('tmf.inbound.v1')).toEqual([6, { kind: 'delete', retentionDays: 30 }]);
    expect(layout('kpi.source.v1')).toEqual([3, { kind: 'delete', retentionDays: 90 }]);
    expect(layout('kpi.exposure.v1')).toEqual([6, { kind: 'delete', retentionDays: 400 }]);
    expect(layout('case.v1')).toEqual([3, { kind: 'delete', retentionDays: 400 }]);
    expect(layout('master.contact.v1')).toEqual([6, { kind: 'compact', tombstoneDays: 7 }]);
    expect(layout('master.topology.v1')).toEqual([6, { kind: 'compact', tombstoneDays: 7, versionsDays: 90 }]);
    expect(layout('sim.clock.v1')[0]).toBe(1);
  });

  it('names each topic once', () => {
    expect(new Set(topics.map((topic) => topic.name)).size).toBe(topics.length);
  });

  it('restricts dead letters and keeps them 14 days', () => {
    expect(deadLetterTopic('oss.call.v1')).toEqual({
      name: 'dlq.oss.call.v1',
      partitions: 3,
      cleanup: { kind: 'delete', retentionDays: 14 },
      restricted: true,
    });
  });
});
