import fc from 'fast-check';
import { readCursor, writeCursor } from './case-cursor.js';

describe('a cursor', () => {
  it('reads as it was written, whatever the id', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), (firstContactDue, caseId) => {
        expect(readCursor(writeCursor({ firstContactDue, caseId }))).toEqual({ firstContactDue, caseId });
      }),
    );
  });

  it.each(['', 'x', '!!!', Buffer.from('tomorrow CASE-1').toString('base64url')])('is not read from %j', (text) => {
    expect(readCursor(text)).toBeUndefined();
  });
});
