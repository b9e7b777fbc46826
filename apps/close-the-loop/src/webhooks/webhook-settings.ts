import { wholeNumberFrom } from '@sidetone/platform/config';
import { addressRanges } from '@sidetone/platform/outbound';
import { optionalSecret } from './optional-secret.js';

/** What webhooks need to be told. */
export const webhookSettings = {
  WEBHOOK_KEY: optionalSecret({
    desc: 'what the secrets of webhooks are sealed with: at least 32 characters, the same in every replica, told to nobody; without it no webhook can be made',
    default: undefined,
  }),
  WEBHOOK_TIMEOUT_SECONDS: wholeNumberFrom(1)({
    desc: 'how long a webhook may take to answer, from the look-up of its name on, in seconds',
    default: 10,
  }),
  WEBHOOK_AT_ONCE: wholeNumberFrom(1)({ desc: 'the most requests under way to each webhook', default: 10 }),
  WEBHOOK_GIVE_UP_HOURS: wholeNumberFrom(1)({
    desc: 'how long a delivery is tried before it is dead, in hours',
    default: 72,
  }),
  WEBHOOK_KEEP_DAYS: wholeNumberFrom(1)({ desc: 'how long ended deliveries are kept, in days', default: 30 }),
  OUTBOUND_ALLOWED_RANGES: addressRanges({
    desc: 'ranges of addresses beside the public internet that webhooks may stand at, separated by commas; they may be called by http, too',
    example: '10.20.0.0/16',
    default: [],
  }),
} as const;
