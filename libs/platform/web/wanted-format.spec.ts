import { wantedFormat } from './wanted-format.js';

describe('wantedFormat', () => {
  it.each([
    [undefined, undefined, 'json'],
    [undefined, '*/*', 'json'],
    [undefined, 'text/html,application/xhtml+xml,*/*;q=0.8', 'json'],
    [undefined, 'text/csv', 'csv'],
    [undefined, 'Text/CSV; charset=utf-8', 'csv'],
    [undefined, 'application/json;q=0.5, text/csv', 'csv'],
    [undefined, 'application/json, text/csv;q=0.5', 'json'],
    [undefined, 'text/csv;q=0', 'json'],
    ['csv', 'application/json', 'csv'],
    ['json', 'text/csv', 'json'],
  ])('reads format %s and Accept %s as %s', (format, accept, expected) => {
    expect(wantedFormat(format, accept)).toBe(expected);
  });

  it.each(['xml', '', 'CSV', ['csv', 'csv']])('refuses format %s', (format) => {
    expect(() => wantedFormat(format, undefined)).toThrow('json or csv');
  });
});
