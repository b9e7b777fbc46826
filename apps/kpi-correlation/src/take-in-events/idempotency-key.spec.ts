import { fingerprintOf, readIdempotencyKey } from './idempotency-key.js';

describe('readIdempotencyKey', () => {
  it.each([
    ['8e03978e-40d5-43e8-bc93-6894a57f9324', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
    ['"8e03978e"', '8e03978e'],
    [undefined, undefined],
  ])('reads %s', (given, key) => {
    expect(readIdempotencyKey(given)).toBe(key);
  });

  it.each(['', 'a key', 'ä', 'x'.repeat(129), ['a', 'b']].map((given) => [given]))('refuses %s', (given) => {
    expect(() => readIdempotencyKey(given)).toThrow('Idempotency-Key must be given once');
  });
});

describe('fingerprintOf', () => {
  const single = { isBatch: false, arrivals: [{ value: Buffer.from('{}'), headers: { ce_id: '1', ce_type: 'a' } }] };

  it('does not mind the order of headers', () => {
    const other = { ...single, arrivals: [{ value: Buffer.from('{}'), headers: { ce_type: 'a', ce_id: '1' } }] };
    expect(fingerprintOf(other)).toBe(fingerprintOf(single));
  });

  it.each([
    ['bytes', { ...single, arrivals: [{ value: Buffer.from('{ }'), headers: { ce_id: '1', ce_type: 'a' } }] }],
    ['attributes', { ...single, arrivals: [{ value: Buffer.from('{}'), headers: { ce_id: '2', ce_type: 'a' } }] }],
    ['a batch', { ...single, isBatch: true }],
  ])('minds other %s', (_what, other) => {
    expect(fingerprintOf(other)).not.toBe(fingerprintOf(single));
  });
});
