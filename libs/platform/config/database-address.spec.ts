import { databaseAddress } from './index.js';

const ADDRESS = 'postgres://sidetone_scoring@db:5432/sidetone?sslmode=require';

describe('databaseAddress', () => {
  it('is the address as given, where no password comes by itself', () => {
    expect(databaseAddress({ DATABASE_URL: ADDRESS, DATABASE_PASSWORD: undefined })).toBe(ADDRESS);
  });

  it.each(['s3cret', 'p@ss/w:rd?#%20 ü'])('holds the password %j, to be read back as it is', (password) => {
    const url = new URL(databaseAddress({ DATABASE_URL: ADDRESS, DATABASE_PASSWORD: password }));
    expect(decodeURIComponent(url.password)).toBe(password);
    expect([url.username, url.host, url.pathname, url.search]).toEqual([
      'sidetone_scoring',
      'db:5432',
      '/sidetone',
      '?sslmode=require',
    ]);
  });

  it('is refused with a password in both places, without telling either', () => {
    const read = () =>
      databaseAddress({ DATABASE_URL: 'postgres://role:hunter2@db/sidetone', DATABASE_PASSWORD: 'hunter3' });
    expect(read).toThrow('The password is given twice');
    expect(read).not.toThrow(/hunter/);
  });

  it('is refused where there is no address to put it in', () => {
    expect(() => databaseAddress({ DATABASE_URL: 'db', DATABASE_PASSWORD: 's3cret' })).toThrow('postgres://role@host');
  });
});
