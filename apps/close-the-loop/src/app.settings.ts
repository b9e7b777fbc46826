import { str, type PlatformSettings, type SettingsOf } from '@sidetone/platform/config';

/** Under this token the settings are injected. */
export const SETTINGS = Symbol('close-the-loop settings');

export const settings = {
  ESCALATION_TEAM: str({
    desc: 'the team that hears of broken promises to detractors, until the chains of PUT /v1/case-teams say otherwise',
    default: 'customer care lead',
  }),
} as const;

export type Settings = SettingsOf<typeof settings> & PlatformSettings;
