import { AddressPolicy, readRange, type AddressRange } from './index.js';

const ranges = (...texts: readonly string[]): AddressRange[] => texts.flatMap((text) => readRange(text) ?? []);

describe('which addresses may be called', () => {
  const policy = new AddressPolicy([]);

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.9.9.9', '169.254.169.254'],
    ...['172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.51.100.7'],
    ...['203.0.113.9', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::7f00:1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1'],
    ...['2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '100::1', '64:ff9b:1::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:a9fe:a9fe', '0:0:0:0:0:ffff:0a00:0001', '::ffff:0:10.0.0.1'],
    ...['64:ff9b::7f00:1', '64:ff9b::192.168.0.1', '64:ff9b::', 'localhost', '', '127.1'],
  ])('not %s', (address) => {
    expect(policy.reachOf(address)).toBe('special');
  });

  it.each([
    ...['1.1.1.1', '100.63.255.255', '100.128.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.1', '223.255.255.255'],
    ...['2606:4700:4700::1111', '2a00:1450:4001:80f::200e', '::ffff:8.8.8.8', '::ffff:808:808', '64:ff9b::8.8.8.8'],
  ])('but %s', (address) => {
    expect(policy.reachOf(address)).toBe('public');
  });

  it('those that the operator allows, and their neighbours not', () => {
    const own = new AddressPolicy(ranges('10.20.0.0/16', 'fd00:1::/32', '192.168.1.7'));
    const reaches = ['10.20.255.1', '::ffff:10.20.0.1', 'fd00:1::5', '192.168.1.7'].map((one) => own.reachOf(one));
    expect(new Set(reaches)).toEqual(new Set(['allowed']));
    expect(['10.21.0.1', 'fd00:2::5', '192.168.1.8'].map((one) => own.reachOf(one))).toEqual(Array(3).fill('special'));
  });
});

describe('a range of addresses', () => {
  it('is an address with the number of its leading bits, or one address', () => {
    expect(readRange(' 10.0.0.0/8 ')).toEqual({ network: '10.0.0.0', prefix: 8, family: 'ipv4' });
    expect(readRange('::1')).toEqual({ network: '::1', prefix: 128, family: 'ipv6' });
  });

  it.each(['10.0.0.0/33', '::/129', '10.0.0/8', 'private', '', '10.0.0.0/8/8', 'fe80::%1/10'])('is not %j', (text) => {
    expect(readRange(text)).toBeUndefined();
  });
});
