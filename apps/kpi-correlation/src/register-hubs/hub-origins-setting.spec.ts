import { readSettings } from '@sidetone/platform/config';
import { hubOrigins } from './hub-origins-setting.js';

const read = (text: string | undefined) =>
  readSettings({ ORIGINS: text }, { ORIGINS: hubOrigins({ default: new Set<string>() }) }).ORIGINS;

describe('the origins that hubs may have', () => {
  it.each([
    [undefined, []],
    ['', []],
    [
      'https://Tickets.example, http://10.0.0.7:8080/,https://oss.example:443',
      ['https://tickets.example', 'http://10.0.0.7:8080', 'https://oss.example'],
    ],
  ])('are read of %j', (text, origins) => {
    expect([...read(text)]).toEqual(origins);
  });

  it.each(['tickets.example', 'https://tickets.example/hub', 'ftp://a.example', 'https://me:pw@a.example', '*'])(
    'are not %j',
    (text) => {
      expect(() => read(text)).toThrow('ORIGINS is not valid: expected http or https origins');
    },
  );
});
