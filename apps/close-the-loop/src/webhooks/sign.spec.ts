import { createHmac } from 'node:crypto';
import { SECRET_RULE, newSecret, secretBytes } from './webhook-secret.js';
import { Seal } from './seal.js';
import { signed } from './sign.js';

describe('the signature of a delivery', () => {
  // The example of the Standard Webhooks specification.
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  const one = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_000, body: '{"test": 2432232314}' };

  it('is the one that Standard Webhooks tells for its example', () => {
    expect(signed(one, [secret])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('stands once for each secret that is valid', () => {
    const other = Buffer.alloc(32, 7);
    const expected = createHmac('sha256', other).update(`${one.id}.1614265330.${one.body}`).digest('base64');
    expect(signed(one, [other, secret])['webhook-signature']).toBe(
      `v1,${expected} v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=`,
    );
  });
});

describe('a secret', () => {
  it('is whsec_ and 24 to 64 bytes', () => {
    expect(secretBytes('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toHaveLength(24);
    expect(secretBytes(newSecret())).toHaveLength(32);
    expect(newSecret()).not.toBe(newSecret());
  });

  it.each([
    '',
    'whsec_',
    'whsec_c2hvcnQ=',
    `whsec_${'A'.repeat(100)}`,
    'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'whsec_not base64 at all, but a long text',
  ])('is not %j', (text) => {
    expect(secretBytes(text)).toBeUndefined();
    expect(SECRET_RULE).toContain('leave it out');
  });

  it('opens with the key, and for the owner, that it was sealed with', () => {
    const seal = new Seal('k'.repeat(32));
    const sealed = seal.seal('whsec_x', 'WH-1');
    expect(sealed).not.toContain('whsec');
    expect(seal.seal('whsec_x', 'WH-1')).not.toBe(sealed);
    expect(seal.open(sealed, 'WH-1')).toBe('whsec_x');
    expect(seal.open(sealed, 'WH-2')).toBeUndefined();
    expect(new Seal('j'.repeat(32)).open(sealed, 'WH-1')).toBeUndefined();
    expect(seal.open('nonsense', 'WH-1')).toBeUndefined();
  });
});
