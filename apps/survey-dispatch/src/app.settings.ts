import { str, url, wholeNumberFrom, type PlatformSettings, type SettingsOf } from '@sidetone/platform/config';
import { optionalUrl, rate } from './channel-settings.js';
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
  SENDING_LEASE_SECONDS: wholeNumberFrom(1)({
    desc: 'after how long a process that has begun to send a message and not noted the end counts as gone, in seconds; longer than any sending takes',
    default: 180,
  }),
} as const;

export type Settings = SettingsOf<typeof settings> & PlatformSettings;
