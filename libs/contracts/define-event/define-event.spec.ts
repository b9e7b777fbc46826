import { eventDefinitions } from '../events/index.js';
import { id, object } from '../fields/index.js';
import { findTopic } from '../topics/index.js';
import { defineEvent, keyField } from './index.js';

const event = { key: keyField('callId'), schema: object({ callId: id() }), description: 'A call.' };

describe('defineEvent', () => {
  it('takes name and major from the type', () => {
    expect(defineEvent({ ...event, type: 'oss.call.ended.v1', topic: 'oss.call.v1' })).toMatchObject({
      name: 'oss.call.ended',
      version: 1,
    });
  });

  it.each([
    ['a topic that is not the type without its fact', 'oss.call.ended.v1', 'oss.datasession.v1'],
    ['a topic that does not exist', 'oss.fax.ended.v1', 'oss.fax.v1'],
    ['upper case', 'oss.call.Ended.v1', 'oss.call.v1'],
    ['a type without major', 'oss.call.ended', 'oss.call.v1'],
  ])('refuses %s', (_what, type, topic) => {
    expect(() => defineEvent({ ...event, type, topic })).toThrow(type);
  });

  it('marks what lives on compacted topics', () => {
    const compacted = eventDefinitions
      .filter((definition) => definition.compacted)
      .map((definition) => definition.topic);
    expect(compacted).toEqual([
      'master.customer.v1',
      'master.contact.v1',
      'master.subscription.v1',
      'master.topology.v1',
      'survey.programme.v1',
    ]);
  });

  it('has one type per definition, each on a known topic', () => {
    expect(new Set(eventDefinitions.map((definition) => definition.type)).size).toBe(eventDefinitions.length);
    expect(eventDefinitions.every((definition) => findTopic(definition.topic) !== undefined)).toBe(true);
  });
});
