import { linkHashOf, linkOf, linkTokenOf } from './link.js';

const SECRET = 'a-secret-of-more-than-thirty-two-characters';

describe('the link of an invitation', () => {
  it('is the same on every try, another for another invitation, and unknown without the secret', () => {
    const token = linkTokenOf('INV-1', SECRET);
    expect(linkTokenOf('INV-1', SECRET)).toBe(token);
    expect(linkTokenOf('INV-2', SECRET)).not.toBe(token);
    expect(linkTokenOf('INV-1', `${SECRET}.`)).not.toBe(token);
  });

  it('has 256 bits in letters that an address may hold', () => {
    expect(linkTokenOf('INV-1', SECRET)).toMatch(/^[\w-]{43}$/);
  });

  it('is told to others as a SHA-256 in hex', () => {
    // FIPS 180-4's own example: the SHA-256 of "abc".
    expect(linkHashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('follows the public address, with or without a slash at its end', () => {
    expect(linkOf('https://survey.example/', 'abc')).toBe('https://survey.example/r/abc');
    expect(linkOf('https://survey.example', 'abc')).toBe('https://survey.example/r/abc');
  });
});
