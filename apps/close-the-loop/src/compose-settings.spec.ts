import { readSettings } from '@sidetone/platform/config';
import { environmentOfCompose } from '@sidetone/testing/compose';
import { settings } from './app.settings.js';

const given = environmentOfCompose('close-the-loop');

describe('docker-compose.yml', () => {
  it('passes on every setting of the service', () => {
    expect(Object.keys(given)).toEqual(expect.arrayContaining(Object.keys(settings)));
  });

  it('starts the service where nobody set anything, with its own defaults: no webhook, no ticket and no mail goes out', () => {
    const read = readSettings(given, settings);
    expect([read.WEBHOOK_KEY, read.TICKET_URL, read.SMTP_URL]).toEqual([undefined, undefined, undefined]);
    expect(read).toEqual(readSettings({}, settings));
  });
});
