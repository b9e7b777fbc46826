import { num, wholeNumberFrom, type PlatformSettings, type SettingsOf } from '@sidetone/platform/config';

/** Under this token the settings are injected. */
export const SETTINGS = Symbol('scoring settings');

export const settings = {
  MINIMUM_N: wholeNumberFrom(1)({
    desc: 'the fewest answers that make a score; below it the answer is "too few"',
    default: 10,
  }),
  INDEX_MINIMUM_N: wholeNumberFrom(1)({
    desc: 'the fewest customers that make a satisfaction index; below it the answer is "too few"',
    default: 3,
  }),
  PUBLISH_EVERY_SECONDS: num({ desc: 'how long a series waits before it is published again, in seconds', default: 5 }),
} as const;

export type Settings = SettingsOf<typeof settings> & PlatformSettings;
