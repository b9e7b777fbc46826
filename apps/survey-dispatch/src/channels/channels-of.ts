import { SettingsError } from '@sidetone/platform/config';
import type { Settings } from '../app.settings.js';
import { EmailChannel } from './email-channel.js';
import { domainOf } from './mail-id.js';
import type { MessageChannel } from './message-channel.js';
import { SmsChannel } from './sms-channel.js';
import { WebhookChannel } from './webhook-channel.js';

/** The channels that the settings describe. @throws SettingsError naming what one of them lacks */
export function channelsOf(settings: Settings): readonly MessageChannel[] {
  const problems = [...emailProblems(settings), ...smsProblems(settings)];
  if (problems.length > 0)
    throw new SettingsError(
      `The service cannot start: ${problems.length} setting(s) need mending.\n${problems.map((one) => `- ${one}`).join('\n')}`,
    );
  return [...webhook(settings), ...email(settings), ...sms(settings)];
}

function webhook(settings: Settings): readonly MessageChannel[] {
  const { GATEWAY_URL: url, GATEWAY_KEY: key, GATEWAY_AT_ONCE: atOnce, GATEWAY_PER_SECOND: perSecond } = settings;
  return url === undefined ? [] : [new WebhookChannel({ url, key, atOnce, perSecond })];
}

function email(settings: Settings): readonly MessageChannel[] {
  const { SMTP_URL: url, EMAIL_FROM: from, EMAIL_DKIM_SELECTOR: keySelector, EMAIL_DKIM_KEY: privateKey } = settings;
  if (url === undefined || from === undefined) return [];
  const dkim =
    keySelector === '' || privateKey === undefined
      ? undefined
      : { domainName: domainOf(from), keySelector, privateKey };
  return [
    new EmailChannel({
      url,
      from,
      fromName: settings.OPERATOR_NAME,
      bouncesTo: settings.EMAIL_BOUNCES_TO ?? from,
      connections: settings.EMAIL_CONNECTIONS,
      perSecond: settings.EMAIL_PER_SECOND,
      dkim,
    }),
  ];
}

function emailProblems(settings: Settings): readonly string[] {
  const { SMTP_URL: url, EMAIL_FROM: from, EMAIL_DKIM_SELECTOR: selector, EMAIL_DKIM_KEY: key } = settings;
  return [
    url !== undefined && from === undefined
      ? 'EMAIL_FROM is missing: with SMTP_URL it tells the address that mails come from. Example: EMAIL_FROM=survey@operator.example'
      : undefined,
    (selector === '') !== (key === undefined)
      ? 'EMAIL_DKIM_SELECTOR and EMAIL_DKIM_KEY belong together: set both, or neither.'
      : undefined,
  ].filter((problem) => problem !== undefined);
}

function sms(settings: Settings): readonly MessageChannel[] {
  const { SMPP_URL: smpp, SMS_FROM: from } = settings;
  if (smpp === undefined || from === '') return [];
  const url = new URL(smpp);
  const tls = url.protocol === 'ssmpp:';
  return [
    new SmsChannel({
      smsc: {
        host: url.hostname,
        port: Number(url.port) || (tls ? 3550 : 2775),
        tls,
        systemId: decodeURIComponent(url.username),
        password: decodeURIComponent(url.password),
        systemType: settings.SMPP_SYSTEM_TYPE,
      },
      from,
      window: settings.SMS_WINDOW,
      perSecond: settings.SMS_PER_SECOND,
      long: settings.SMS_LONG,
    }),
  ];
}

function smsProblems({ SMPP_URL: smpp, SMS_FROM: from }: Settings): readonly string[] {
  return smpp !== undefined && from === ''
    ? [
        'SMS_FROM is missing: with SMPP_URL it tells the number, short code or name that messages come from. Example: SMS_FROM=Luminet',
      ]
    : [];
}
