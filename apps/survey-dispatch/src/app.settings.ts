import { str, url, type PlatformSettings, type SettingsOf } from '@sidetone/platform/config';
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
  GATEWAY_URL: url({
    desc: "the address of the operator's message gateway, which takes POST /messages",
    example: 'https://messages.operator.example',
  }),
  GATEWAY_KEY: str({ desc: 'sent to the gateway as X-Api-Key; empty sends none', default: '' }),
} as const;

export type Settings = SettingsOf<typeof settings> & PlatformSettings;
