import { list, num, str, wholeNumberFrom, type PlatformSettings, type SettingsOf } from '@sidetone/platform/config';
import { hubOrigins } from './register-hubs/hub-origins-setting.js';
import { interactionTable } from './take-in-tmf/interaction-table-setting.js';
import { defaultInteractionTable } from './take-in-tmf/interaction-table.js';
import { countryCode, numberSecret } from './take-in-files/number-settings.js';

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
  MINIMUM_ANSWERS: wholeNumberFrom(1)({
    desc: 'the fewest answers for which KPIs are ranked, and of each group by which a repair is judged',
    default: 30,
  }),
  MINIMUM_GROUP: wholeNumberFrom(2)({
    desc: 'the fewest customers of whom a forecast is shown as a group',
    default: 20,
  }),
  NUMBER_SECRET: numberSecret({
    desc: 'what hashes of telephone numbers are keyed with: at least 32 characters, the same in every replica, told to nobody; without it no call records are taken',
    default: '',
  }),
  NUMBER_COUNTRY_CODE: countryCode({
    desc: 'the country code that national telephone numbers (with one leading 0) get, such as 358; without it only international ones are taken',
    default: '',
  }),
  RANK_EVERY_HOURS: wholeNumberFrom(1)({ desc: 'how often the KPIs are ranked by themselves', default: 24 }),
  RUN_STATEMENT_SECONDS: wholeNumberFrom(1)({
    desc: 'how long one statement of a driver run or a proof may take in the database, in seconds',
    default: 600,
  }),
  MOST_WAITING_RUNS: wholeNumberFrom(1)({
    desc: 'the most driver runs that wait or are at work; another that is asked for is refused',
    default: 20,
  }),
  RUN_KEEP_DAYS: wholeNumberFrom(1)({
    desc: 'how many days a driver run is kept that is over; the last one of each scope that is done stays',
    default: 400,
  }),
  TMF_PLANNED_WORDS: list({
    desc: "the words by which TMF642's plannedOutageIndicator says that an outage is planned",
    default: ['planned', 'plannedOutage', 'plannedWork', 'maintenance'],
  }),
  TMF_INTERACTION_TABLE: interactionTable({
    desc: 'the path of a JSON file that says what the reasons and channels of TMF683 interactions mean here',
    default: defaultInteractionTable,
    example: '/etc/sidetone/interactions.json',
  }),
  TMF_HUB_ORIGINS: hubOrigins({
    desc: "the origins that hubs of the operator's systems may have, separated by commas; without one no hub can be registered",
    default: new Set<string>(),
    example: 'https://tickets.example',
  }),
  TMF_HUB_AUTHORIZATION: str({
    desc: "what is sent as Authorization to the hubs of the operator's systems; nothing if empty",
    default: '',
    example: 'Bearer 4f1c…',
  }),
} as const;

/** The service's own settings, and those that every service has. */
export type Settings = SettingsOf<typeof settings> & PlatformSettings;
