import { readText } from './read-text.js';

describe('what people write about a case', () => {
  it('is kept as written', () => {
    expect(readText('note', 'will call on Friday')).toBe('will call on Friday');
  });

  it('holds no personal data and nothing that cannot be stored', () => {
    expect(readText('note', 'call 040 123 4567 or a@b.fi\0')).toBe('call [phone] or [email]');
    expect(readText('note', 'cut \ud800 here')).toBe('cut \ufffd here');
  });

  it('is none when blank', () => {
    expect([readText('note', ' \0'), readText('note', undefined)]).toEqual([undefined, undefined]);
  });

  it('is refused, not cut, when hiding makes it too long', () => {
    expect(() => readText('note', 'a@b.c '.repeat(333))).toThrow();
  });
});
