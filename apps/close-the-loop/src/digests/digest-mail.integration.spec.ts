import { readSettings } from '@sidetone/platform/config';
import { DigestMail } from './digest-mail.js';
import { digestSettings } from './digest-settings.js';
import { openTestMailServer, type TestMailServer } from './testing/test-mail-server.js';

const digest = { subject: 'Cases: 1 overdue, 0 due today, 0 new', text: 'CASE-1', html: '<p>CASE-1</p>' };

describe('a mail server without TLS', () => {
  let server: TestMailServer;
  beforeAll(async () => {
    server = await openTestMailServer();
  });
  afterAll(() => server.close());

  async function send(url: string) {
    const mail = new DigestMail(readSettings({ SMTP_URL: url, EMAIL_FROM: 'cases@operator.example' }, digestSettings));
    const outcome = await mail.send('team@operator.example', digest);
    mail.onApplicationShutdown();
    return outcome;
  }

  it('takes digests of who needs no login', async () => {
    expect(await send(server.url)).toEqual({ kind: 'taken' });
    expect(server.received).toHaveLength(1);
  });

  it('is told no login, and no digest: it is tried again', async () => {
    server.received.length = 0;
    expect(await send(server.url.replace('smtp://', 'smtp://sidetone:secret@'))).toMatchObject({ kind: 'away' });
    expect([server.passwords, server.received]).toEqual([[], []]);
  });
});
