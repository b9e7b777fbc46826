import { looksAutomatic } from './looks-automatic.js';

const NOW = Date.UTC(2026, 10, 23, 12);

describe('looksAutomatic', () => {
  it('catches whoever fills in what people do not see', () => {
    expect(looksAutomatic({ score: 9, website: 'http://spam.example' }, NOW)).toBe(true);
    expect(looksAutomatic({ score: 9, website: ' ' }, NOW)).toBe(false);
  });

  it('catches whoever answers faster than anybody reads', () => {
    expect(looksAutomatic({ score: 9, shown: String(NOW - 300) }, NOW)).toBe(true);
    expect(looksAutomatic({ score: 9, shown: String(NOW - 700) }, NOW)).toBe(false);
    expect(looksAutomatic({ score: 9, shown: String(NOW + 50) }, NOW)).toBe(false);
  });

  it('suspects nobody for want of these fields', () => {
    for (const body of [{ score: 9 }, { score: 9, shown: 'now' }, undefined, 'score=9', []]) {
      expect(looksAutomatic(body, NOW)).toBe(false);
    }
  });
});
