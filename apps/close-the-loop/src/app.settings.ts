import { str, type PlatformSettings, type SettingsOf } from '@sidetone/platform/config';
import { digestSettings } from './digests/digest-settings.js';
import { ticketSettings } from './tickets/ticket-settings.js';
import { webhookSettings } from './webhooks/webhook-settings.js';

/** Under this token the settings are injected. */
export const SETTINGS = Symbol('close-the-loop settings');

export const settings = {
  ESCALATION_TEAM: str({
    desc: 'the team that hears of broken promises to detractors, until the chains of PUT /v1/case-teams say otherwise',
    default: 'customer care lead',
  }),
  ...webhookSettings,
  ...ticketSettings,
  ...digestSettings,
} as const;

export type Settings = SettingsOf<typeof settings> & PlatformSettings;
