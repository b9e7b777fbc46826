import { messageOf } from './message-of.js';

describe('messageOf', () => {
  it('tells what each address answered when a connection was refused on all', () => {
    const refused = new AggregateError([new Error('refused at ::1'), new Error('refused at 127.0.0.1')]);
    expect(messageOf(refused)).toBe('refused at ::1; refused at 127.0.0.1');
  });

  it('takes what is no error as it is', () => {
    expect(messageOf('out of paper')).toBe('out of paper');
  });
});
