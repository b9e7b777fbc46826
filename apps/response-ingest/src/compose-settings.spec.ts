import { readSettings } from '@sidetone/platform/config';
import { environmentOfCompose } from '@sidetone/testing/compose';
import { settings } from './app.settings.js';

const given = environmentOfCompose('response-ingest');

describe('docker-compose.yml', () => {
  it('passes on every setting of the service, with its own defaults, and trusts the proxy that it starts', () => {
    expect(Object.keys(given)).toEqual(expect.arrayContaining(Object.keys(settings)));
    const { TRUSTED_PROXIES, ...read } = readSettings(given, settings);
    expect(TRUSTED_PROXIES.check('172.18.0.9')).toBe(true);
    expect(TRUSTED_PROXIES.check('203.0.113.9')).toBe(false);
    expect({ ...read, TRUSTED_PROXIES: expect.anything() }).toEqual({
      ...readSettings({}, settings),
      TRUSTED_PROXIES: expect.anything(),
    });
  });
});
