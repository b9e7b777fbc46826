import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { list, readSettings, secretPairs, SettingsError, str, wholeNumberFrom } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'sidetone-settings-'));
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const specs = {
  LINK_SECRET: str({ desc: 'what answer links are derived from', example: 'a long random text' }),
  GATEWAY_KEY: str({ desc: 'sent to the gateway', default: undefined }),
};

afterAll(() => rmSync(folder, { recursive: true }));

describe('a setting from a file', () => {
  it.each([
    ['as it stands', 's3cret with spaces ', 's3cret with spaces '],
    ['without the line break at its end', 's3cret\n', 's3cret'],
    ['without a line break of Windows', 's3cret\r\n\r\n', 's3cret'],
    ['without a byte order mark', '\uFEFFs3cret', 's3cret'],
    ['with the line breaks inside it', 'line 1\nline 2\n', 'line 1\nline 2'],
  ])('is what the file holds, %s', (_, held, expected) => {
    expect(readSettings({ LINK_SECRET_FILE: fileOf('held', held) }, specs).LINK_SECRET).toBe(expected);
  });

  it('is checked like any other, and the complaint names the file and never what it holds', () => {
    const path = fileOf('few', 'twelve');
    const read = () => readSettings({ DAYS_FILE: path }, { DAYS: wholeNumberFrom(1)({ desc: 'days' }) });
    expect(read).toThrow(`- DAYS (from ${path}) is not valid: expected a whole number of at least 1. It is days.`);
    expect(read).not.toThrow(/twelve/);
  });

  it('is of any kind: lists and pairs too, one to a line', () => {
    const read = readSettings(
      {
        BROKERS_FILE: fileOf('brokers', 'one:9092,two:9092\n'),
        API_KEYS_FILE: fileOf('keys', 'crm:12345678\nbi:abcdefgh\n'),
      },
      { BROKERS: list({ desc: 'brokers' }), API_KEYS: secretPairs({ desc: 'keys' }) },
    );
    expect(read.BROKERS).toEqual(['one:9092', 'two:9092']);
    expect([...read.API_KEYS]).toEqual([
      ['crm', '12345678'],
      ['bi', 'abcdefgh'],
    ]);
  });

  it('is named with all else that needs mending, once, with what is wrong and what it is for', () => {
    const nowhere = join(folder, 'nowhere');
    const empty = fileOf('empty', ' \n');
    const read = () => readSettings({ LINK_SECRET_FILE: nowhere, GATEWAY_KEY_FILE: empty }, specs);
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(/2 setting\(s\) need mending/);
    expect(read).toThrow(
      `- LINK_SECRET cannot be read from the file that LINK_SECRET_FILE names, ${nowhere}: there is no such file. It is what answer links are derived from.`,
    );
    // One that may be left out is left out by naming no file: an empty one is a secret that did not arrive.
    expect(read).toThrow(
      `- GATEWAY_KEY cannot be read from the file that GATEWAY_KEY_FILE names, ${empty}: it is empty.`,
    );
  });

  it('may not be a folder, which is what Docker makes of a file that is missing', () => {
    expect(() => readSettings({ LINK_SECRET_FILE: folder }, specs)).toThrow('it is a folder');
  });

  it('is refused where the setting is given by itself as well', () => {
    const both = { LINK_SECRET: 'one', LINK_SECRET_FILE: fileOf('other', 'another') };
    expect(() => readSettings(both, specs)).toThrow('- LINK_SECRET is given twice, by itself and by LINK_SECRET_FILE');
  });

  it('holds where the other is empty: that is how Docker Compose passes on what nobody set', () => {
    const path = fileOf('only', 's3cret');
    expect(readSettings({ LINK_SECRET: '', LINK_SECRET_FILE: path }, specs).LINK_SECRET).toBe('s3cret');
    expect(readSettings({ LINK_SECRET: 's3cret', LINK_SECRET_FILE: '' }, specs).LINK_SECRET).toBe('s3cret');
  });

  it('leaves alone what is no setting', () => {
    expect(readSettings({ LINK_SECRET: 's3cret', SSL_CERT_FILE: '/nowhere' }, specs).LINK_SECRET).toBe('s3cret');
  });
});
