import { decodeJson } from './decode-json.js';

const decode = (text: string) => decodeJson(Buffer.from(text));
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('decodeJson', () => {
  it('removes one leading byte order mark, not two', () => {
    expect(decode('\ufeff{"score":9}')).toMatchObject({ kind: 'ok', value: { score: 9 }, text: '{"score":9}' });
    expect(decode('\ufeff\ufeff{}').kind).toBe('refuse');
  });

  it('lets the last of repeated members win', () => {
    expect(decode('{"score":1,"score":9}')).toMatchObject({ value: { score: 9 } });
  });

  it.each(['', '[]', 'null', '"x"', '{} {}', '{"a":1,}', '{"a":NaN}', "{'a':1}", '{"a":1e400}'])(
    'refuses %j',
    (text) => {
      expect(decode(text).kind).toBe('refuse');
    },
  );

  it('refuses bytes that are not UTF-8, and accepts a replacement character that is', () => {
    expect(decodeJson(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])).kind).toBe('refuse');
    expect(decodeJson(Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d])).kind).toBe('refuse');
    expect(decode('{"a":"\ufffd"}').kind).toBe('ok');
  });

  it('allows depth 32 and lists of 1,000, and no more', () => {
    expect(decode(nested(32)).kind).toBe('ok');
    expect(decode(nested(33)).kind).toBe('refuse');
    expect(decode(JSON.stringify({ a: Array(1_000).fill(0) })).kind).toBe('ok');
    expect(decode(JSON.stringify({ a: Array(1_001).fill(0) })).kind).toBe('refuse');
  });

  it('allows exactly 1 MiB', () => {
    const mebibyte = 1024 * 1024;
    const filled = (size: number) => `{"a":"${'x'.repeat(size - 8)}"}`;
    expect(decode(filled(mebibyte)).kind).toBe('ok');
    expect(decode(filled(mebibyte + 1)).kind).toBe('refuse');
  });

  it.each([
    '{"__proto__":1}',
    '{"a":[{"__proto__":{"x":1}}]}',
    '{"\\u005f_proto__":1}',
    '{"__proto\\u0000__":1}',
    '{"constructor":{"prototype":{}}}',
    '{"a":{"constructor":{"proto\\u0074ype":1}}}',
    '{"constructor\\u0000":{"prototype":1}}',
  ])('refuses the poison key in %s', (text) => {
    expect(decode(text).kind).toBe('refuse');
  });

  it('accepts a plain member named constructor or prototype, and such words in text', () => {
    expect(decode('{"constructor":"Nokia","prototype":{},"note":"__proto__"}').kind).toBe('ok');
  });
});
