import { str, type PlatformSettings, type SettingsOf } from '@sidetone/platform/config';

/** Under this token the settings are injected. */
export const SETTINGS = Symbol('close-the-loop settings');

export const settings = {
  ESCALATION_TEAM: str({
    desc: 'the team that is told when a first contact is overdue',
    default: 'customer care lead',
  }),
} as const;

export type Settings = SettingsOf<typeof settings> & PlatformSettings;
