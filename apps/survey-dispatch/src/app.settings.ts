import {
  list,
  mailAddress,
  mailServer,
  str,
  url,
  wholeNumberFrom,
  type PlatformSettings,
  type SettingsOf,
} from '@sidetone/platform/config';
import { messageCentre, oneLine, optionalUrl, pem, rate, smsSender } from './channel-settings.js';
import { secret } from './secret-setting.js';

/** Under this token the settings are injected. */
export const SETTINGS = Symbol('survey-dispatch settings');

export const settings = {
  LINK_SECRET: secret({
    desc: 'what answer links are derived from: at least 32 characters, the same in every replica, told to nobody',
  }),
  PUBLIC_URL: url({
    desc: 'the address under which customers reach the answer page',
    example: 'https://survey.operator.example',
  }),
  OPERATOR_NAME: oneLine({
    desc: 'who signs messages where no account manager does, and whose name mails come from',
    default: '',
    example: 'Luminet',
  }),
  GATEWAY_URL: optionalUrl({
    desc: "the address of the operator's message gateway, which takes POST /messages; without it the channel webhook is not configured",
    example: 'https://messages.operator.example',
    default: undefined,
  }),
  GATEWAY_KEY: str({ desc: 'sent to the gateway as X-Api-Key; empty sends none', default: '' }),
  GATEWAY_AT_ONCE: wholeNumberFrom(1)({
    desc: 'the most messages that are posted to the gateway at a time',
    default: 20,
  }),
  GATEWAY_PER_SECOND: rate({
    desc: 'the most messages a second that each process posts to the gateway; without it as fast as it takes them',
    default: undefined,
  }),
  SMTP_URL: mailServer({
    desc: 'the mail server that takes mails; without it the channel email is not configured',
    example: 'smtp://sidetone:secret@mail.operator.example:587',
    default: undefined,
  }),
  EMAIL_FROM: mailAddress({
    desc: 'the address that mails come from; needed with SMTP_URL',
    example: 'survey@operator.example',
    default: undefined,
  }),
  EMAIL_BOUNCES_TO: mailAddress({
    desc: 'the address that undeliverable mails go back to; without it EMAIL_FROM',
    example: 'bounces@operator.example',
    default: undefined,
  }),
  EMAIL_CONNECTIONS: wholeNumberFrom(1)({ desc: 'the most connections to the mail server', default: 5 }),
  EMAIL_PER_SECOND: rate({
    desc: 'the most mails a second that each process sends; without it as fast as the server takes them',
    default: undefined,
  }),
  EMAIL_DKIM_SELECTOR: oneLine({
    desc: 'the selector of the DKIM key in the DNS; empty where the mail server signs',
    default: '',
  }),
  EMAIL_DKIM_KEY: pem({
    desc: 'the private DKIM key as PEM, its line breaks written as \\n where needed; needed with EMAIL_DKIM_SELECTOR',
    default: undefined,
  }),
  SMPP_URL: messageCentre({
    desc: 'the message centre that takes text messages (SMPP 3.4), smpp:// or, with TLS, ssmpp://; without it the channel sms is not configured',
    example: 'smpp://sidetone:secret@smsc.operator.example:2775',
    default: undefined,
  }),
  SMPP_SYSTEM_TYPE: oneLine({ desc: 'the system type that the message centre wants to hear', default: '' }),
  SMS_FROM: smsSender({
    desc: 'the number (with +), short code or name of at most 11 characters that text messages come from; needed with SMPP_URL',
    example: 'Luminet',
    default: '',
  }),
  SMS_WINDOW: wholeNumberFrom(1)({
    desc: "the most text messages that wait for the message centre's answer",
    default: 10,
  }),
  SMS_PER_SECOND: rate({
    desc: 'the most text messages a second that each process sends; without it as fast as the message centre takes them',
    default: undefined,
  }),
  SMS_LONG: str({
    desc: 'how a long text travels: parts (each with a header), or payload (whole, in the field message_payload)',
    choices: ['parts', 'payload'],
    default: 'parts',
  }),
  SMS_STOP_WORDS: list({
    desc: 'a reply that is one of these words, or begins with one and has no number, opts out of text messages',
    default: [
      'stop',
      'stopp',
      'unsubscribe',
      'lopeta',
      'seis',
      'sluta',
      'avsluta',
      'baja',
      'توقف',
      'إيقاف',
      'قف',
      'הסר',
    ],
  }),
  PREVIEW_SECONDS: wholeNumberFrom(1)({
    desc: 'after how many seconds a dry run is given up; so long may it hold up decisions about the same contacts',
    default: 30,
  }),
  SENDING_LEASE_SECONDS: wholeNumberFrom(1)({
    desc: 'after how long a process that has begun to send a message and not noted the end counts as gone, in seconds; longer than any sending takes',
    default: 180,
  }),
} as const;

export type Settings = SettingsOf<typeof settings> & PlatformSettings;
