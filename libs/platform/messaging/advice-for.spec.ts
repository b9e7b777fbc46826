import { adviceFor } from './advice-for.js';

describe('adviceFor', () => {
  it.each([
    ["refused by the rules: Attribute 'time' lies more than 5 minutes after the record arrived; …", 'clock'],
    ['already known', 'Nothing'],
    ['the same id came with another content: the first stays.', 'id of its own'],
    ['The event is more than 400 days old.', 'further back than is kept'],
    ["refused by the rules: Field 'data.durationSec' is negative.", 'field that is named'],
    ['the handler failed: …', 'log of this service'],
    ['refused by the rules', 'example'],
    ['something nobody thought of', 'whoever runs the source'],
  ])('says of "%s" what helps: %s', (reason, expected) => {
    expect(adviceFor(reason)).toContain(expected);
  });

  it('has nothing to say about what was stored', () => {
    expect(adviceFor('')).toBe('');
  });
});
