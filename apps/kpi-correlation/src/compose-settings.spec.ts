import { readSettings } from '@sidetone/platform/config';
import { environmentOfCompose } from '@sidetone/testing/compose';
import { settings } from './app.settings.js';

const given = environmentOfCompose('kpi-correlation');

describe('docker-compose.yml', () => {
  it('passes on every setting of the service, with its own defaults', () => {
    expect(Object.keys(given)).toEqual(expect.arrayContaining(Object.keys(settings)));
    expect(readSettings(given, settings)).toEqual(readSettings({}, settings));
  });
});
