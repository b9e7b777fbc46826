import { javaVersion } from './java.js';

describe('javaVersion', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "21" 2023-09-19', 21],
    ['java version "1.8.0_392"', 8],
  ])('reads the release in %s', (text, release) => {
    expect(javaVersion(text)).toBe(release);
  });

  it('finds none in what is no version', () => {
    expect(javaVersion('command not found')).toBeUndefined();
  });
});
