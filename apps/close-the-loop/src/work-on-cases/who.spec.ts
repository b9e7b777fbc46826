import { whoIn } from './who.js';

/** As a header comes: each byte a character. */
const header = (name: string): string => Buffer.from(name, 'utf8').toString('latin1');

describe('whoIn', () => {
  it('takes the person named, in whatever letters, and the key through which; without a person it is the key', () => {
    expect(whoIn(header('Päivi Äijä'), 'crm')).toEqual({ by: 'Päivi Äijä', via: 'crm' });
    expect(whoIn(header('ليلى'), 'crm')).toEqual({ by: 'ليلى', via: 'crm' });
    expect(whoIn(undefined, 'crm')).toEqual({ by: 'crm', via: 'crm' });
  });

  it('refuses what is no name', () => {
    for (const name of ['', ' ', 'a'.repeat(129), 'tab\u0009in it']) expect(() => whoIn(name, 'crm')).toThrow();
  });
});
