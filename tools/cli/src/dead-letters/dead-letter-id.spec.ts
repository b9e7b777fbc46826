import { topicOfId } from './dead-letter-id.js';

describe('the id of a dead letter', () => {
  it('begins with the topic of the record that could not be used', () => {
    expect(topicOfId('oss.call.v1/3/1204')).toBe('oss.call.v1');
  });

  it.each(['oss.call.v1', 'oss.call.v1/3', 'oss.call.v1/3/x', '/3/4', 'a/b/1/2'])('is not "%s"', (text) => {
    expect(() => topicOfId(text)).toThrow('is no id of a dead letter');
  });
});
