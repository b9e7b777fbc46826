import fc from 'fast-check';
import { canonicalJson, eventKey, sameContent } from './index.js';

describe('sameContent', () => {
  const event = { type: 't', time: 1, subject: 's', data: { a: 1, b: { c: [1, 2], d: 'x' } } };

  it('does not mind the order of members', () => {
    expect(sameContent(event, { ...event, data: { b: { d: 'x', c: [1, 2] }, a: 1 } })).toBe(true);
  });

  it.each([
    ['type', { type: 'u' }],
    ['time', { time: 2 }],
    ['subject', { subject: undefined }],
    ['data', { data: { ...event.data, a: 2 } }],
    ['the order of a list', { data: { a: 1, b: { c: [2, 1], d: 'x' } } }],
  ])('minds another %s', (_what, other) => {
    expect(sameContent(event, { ...event, ...other })).toBe(false);
  });
});

describe('canonicalJson', () => {
  it('is JSON that says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    );
  });
});

describe('eventKey', () => {
  it('is a UUID of version 8 that depends on source and id alone', () => {
    expect(eventKey('//a', '1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(eventKey('//a', '1')).toBe(eventKey('//a', '1'));
  });

  it('tells the parts apart', () => {
    const keys = new Set([eventKey('//a', '1'), eventKey('//a1', ''), eventKey('//b', '1'), eventKey('//a', '2')]);
    expect(keys.size).toBe(4);
  });
});
