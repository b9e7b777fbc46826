import { readSettings } from '@sidetone/platform/config';
import { environmentOfCompose } from '@sidetone/testing/compose';
import { settings } from './app.settings.js';

const given = environmentOfCompose('survey-dispatch');

describe('docker-compose.yml', () => {
  it('passes on every setting of the service', () => {
    expect(Object.keys(given)).toEqual(expect.arrayContaining(Object.keys(settings)));
  });

  it('starts the service where nobody set anything, with its own defaults, and without mail and text messages', () => {
    const { SMTP_URL, SMPP_URL, ...read } = readSettings(given, settings);
    expect([SMTP_URL, SMPP_URL]).toEqual([undefined, undefined]);
    const required = { LINK_SECRET: read.LINK_SECRET, PUBLIC_URL: read.PUBLIC_URL, GATEWAY_URL: read.GATEWAY_URL };
    expect(read).toEqual(readSettings(required, settings));
  });
});
