import { num, wholeNumberFrom, type PlatformSettings, type SettingsOf } from '@sidetone/platform/config';

/** Under this token the settings are injected. */
export const SETTINGS = Symbol('kpi-correlation settings');

export const settings = {
  EXPOSURE_WINDOW_DAYS: wholeNumberFrom(1)({
    desc: 'how many days before an answer count as its exposure when drivers are ranked',
    default: 28,
  }),
  EXPOSURE_SETTLE_HOURS: num({
    desc: 'how long after an answer its exposure is computed once more, with what came late, in hours',
    default: 48,
  }),
  MINIMUM_ANSWERS: wholeNumberFrom(1)({ desc: 'the fewest answers for which KPIs are ranked', default: 30 }),
  RANK_EVERY_HOURS: wholeNumberFrom(1)({ desc: 'how often the KPIs are ranked by themselves', default: 24 }),
} as const;

/** The service's own settings, and those that every service has. */
export type Settings = SettingsOf<typeof settings> & PlatformSettings;
