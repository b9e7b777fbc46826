import { whatIsTheMatter } from './what-is-the-matter.js';

const error = (code: string) => Object.assign(new Error('connect to 10.0.0.7:5432 failed for secret'), { code });

describe('why nothing could be read', () => {
  it.each([
    ['ECONNREFUSED', 'cannot be reached'],
    ['57P03', 'cannot be reached'],
    ['28P01', 'refuses the login'],
    ['28000', 'refuses the login'],
    ['3F000', 'not there yet'],
    ['42P01', 'not there yet'],
    ['42883', 'not there yet'],
    ['57014', 'SQLSTATE 57014'],
  ])('%s is told in words, without an address', (code, words) => {
    expect(whatIsTheMatter(error(code))).toContain(words);
    expect(whatIsTheMatter(error(code))).not.toMatch(/10\.0\.0\.7|secret/);
  });

  it('is told of what nobody foresaw too', () => {
    expect(whatIsTheMatter('odd')).toBe('The figures could not be read. The proxy has written down why.');
  });
});
