import { num, type PlatformSettings, type SettingsOf } from '@sidetone/platform/config';

/** Under this token the settings are injected. */
export const SETTINGS = Symbol('response-ingest settings');

export const settings = {
  CORRECTION_HOURS: num({ desc: 'how long after the first answer it may be corrected, in hours', default: 24 }),
} as const;

export type Settings = SettingsOf<typeof settings> & PlatformSettings;
