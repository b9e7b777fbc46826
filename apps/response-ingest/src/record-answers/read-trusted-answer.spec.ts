import { readTrustedAnswer } from './read-trusted-answer.js';

const faultsOf = (body: unknown) => {
  const reading = readTrustedAnswer(body);
  return reading.kind === 'refused' ? reading.errors.map(({ field }) => field) : [];
};

describe('an answer over a trusted channel', () => {
  it('names its invitation and channel', () => {
    expect(readTrustedAnswer({ invitationId: ' INV-1 ', score: 0, channel: 'ivr' })).toMatchObject({
      kind: 'answer',
      invitationId: 'INV-1',
      channel: 'ivr',
      answer: { content: { score: 0 } },
    });
  });

  it('is refused with an id that is a number, an unknown channel or none', () => {
    expect(faultsOf({ invitationId: 17, score: 7, channel: 'ivr' })).toEqual(['invitationId']);
    expect(faultsOf({ invitationId: 'INV-1', score: 7, channel: 'pigeon' })).toEqual(['channel']);
    expect(faultsOf({ invitationId: 'INV-1', score: 7 })).toEqual(['channel']);
  });
});
