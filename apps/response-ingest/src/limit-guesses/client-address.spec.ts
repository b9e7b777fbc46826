import { BlockList } from 'node:net';
import { readSettings, SettingsError } from '@sidetone/platform/config';
import { clientAddress } from './client-address.js';
import { trustedProxies } from './trusted-proxies-setting.js';

const trusting = (text: string) =>
  readSettings({ TRUSTED_PROXIES: text }, { TRUSTED_PROXIES: trustedProxies({ default: new BlockList() }) })
    .TRUSTED_PROXIES;

describe('clientAddress', () => {
  it('is the peer, whatever it claims, unless the peer is trusted', () => {
    expect(clientAddress('203.0.113.7', '198.51.100.1', trusting(''))).toBe('203.0.113.7');
    expect(clientAddress('203.0.113.7', '198.51.100.1', trusting('10.0.0.0/8'))).toBe('203.0.113.7');
  });

  it('is what the outermost trusted proxy saw, not what its client wrote before it', () => {
    const trusted = trusting('10.0.0.0/8, 192.0.2.1');
    expect(clientAddress('10.1.2.3', '198.51.100.9, 203.0.113.7, 192.0.2.1', trusted)).toBe('203.0.113.7');
    expect(clientAddress('::ffff:10.1.2.3', ' 203.0.113.7 ', trusted)).toBe('203.0.113.7');
  });

  it('stays with the proxy where that tells no address', () => {
    const trusted = trusting('10.0.0.0/8');
    expect(clientAddress('10.1.2.3', undefined, trusted)).toBe('10.1.2.3');
    expect(clientAddress('10.1.2.3', '203.0.113.7, unknown', trusted)).toBe('10.1.2.3');
  });

  it('counts all addresses of an IPv6 network as one', () => {
    const none = trusting('');
    expect(clientAddress('2001:db8:0:1::1', undefined, none)).toBe('2001:db8:0:1::/64');
    expect(clientAddress('2001:DB8:0:1:ffff:1:2:3', undefined, none)).toBe('2001:db8:0:1::/64');
    expect(clientAddress('::1', undefined, none)).toBe('0:0:0:0::/64');
  });
});

it.each(['10.0.0.0/33', 'proxy.example', '10.0.0.0/8/8', 'fd00::/129', '10.0.0.1/'])(
  'refuses %s as a trusted proxy when the service starts',
  (text) => {
    expect(() => trusting(text)).toThrow(SettingsError);
  },
);
