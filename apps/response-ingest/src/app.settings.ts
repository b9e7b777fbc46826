import { num, wholeNumberFrom, type PlatformSettings, type SettingsOf } from '@sidetone/platform/config';

import { BlockList } from 'node:net';
import { trustedProxies } from './limit-guesses/trusted-proxies-setting.js';

/** Under this token the settings are injected. */
export const SETTINGS = Symbol('response-ingest settings');

export const settings = {
  CORRECTION_HOURS: num({ desc: 'how long after the first answer it may be corrected, in hours', default: 24 }),
  UNKNOWN_LINKS_LIMIT: wholeNumberFrom(1)({
    desc: 'how many answer links that are none one address may open in 10 minutes, before it is shut out until they are over',
    default: 100,
  }),
  TRUSTED_PROXIES: trustedProxies({
    desc: "the addresses or networks of proxies whose X-Forwarded-For tells the customer's address, as a comma-separated list; none if empty",
    example: '10.0.0.0/8',
    default: new BlockList(),
  }),
} as const;

export type Settings = SettingsOf<typeof settings> & PlatformSettings;
