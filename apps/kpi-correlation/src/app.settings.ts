import { num, wholeNumberFrom } from '@sidetone/platform/config';
import type { SettingsOf } from '@sidetone/platform/config';
import { countryCode, numberSecret } from './take-in-files/number-settings.js';

/** Under this token the settings are injected. */
export const SETTINGS = Symbol('kpi-correlation settings');

export const settings = {
  EXPOSURE_WINDOW_DAYS: wholeNumberFrom(1)({
    desc: 'how many days before an answer count as its exposure',
    default: 28,
  }),
  EXPOSURE_SETTLE_HOURS: num({
    desc: 'how long after an answer its exposure is computed once more, with what came late, in hours',
    default: 48,
  }),
  MINIMUM_ANSWERS: wholeNumberFrom(1)({ desc: 'the fewest answers for which KPIs are ranked', default: 30 }),
  NUMBER_SECRET: numberSecret({
    desc: 'what hashes of telephone numbers are keyed with: at least 32 characters, the same in every replica, told to nobody; without it no call records are taken',
    default: '',
  }),
  NUMBER_COUNTRY_CODE: countryCode({
    desc: 'the country code that national telephone numbers (with one leading 0) get, such as 358; without it only international ones are taken',
    default: '',
  }),
  FILE_MEMORY_DAYS: wholeNumberFrom(1)({
    desc: 'how many days after a call or counter the same record id is still known',
    default: 400,
  }),
  RANK_EVERY_HOURS: wholeNumberFrom(1)({ desc: 'how often the KPIs are ranked by themselves', default: 24 }),
} as const;

export type Settings = SettingsOf<typeof settings>;
