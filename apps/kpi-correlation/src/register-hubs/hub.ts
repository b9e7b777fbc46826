import { HOUR_MS, MINUTE_MS, type Instant } from '@sidetone/domain/time';

/** `registering` until the hub has taken us; `unregistering` until it has let us go, and then the row goes. */
export type HubState = 'registering' | 'registered' | 'unregistering';

/** What must be known to call a hub. */
export interface HubToCall {
  readonly hubId: string;
  readonly hubUrl: string;
  readonly callback: string;
  readonly query: string | null;
  readonly state: HubState;
  readonly remoteId: string | null;
  readonly attempts: number;
}

/** What a hub answered. */
export type HubAnswer =
  /** `remoteId`: under which it knows us; null where it told none. */
  | { readonly kind: 'registered'; readonly remoteId: string | null }
  | { readonly kind: 'unregistered' }
  /** `reason`: a sentence that tells what to mend. */
  | { readonly kind: 'failed'; readonly reason: string };

/** When a hub is called again after so many failures in a row: after one minute, then twice as long each time, at most an hour. */
export function nextTry(attempts: number, now: Instant): Instant {
  return now + Math.min(MINUTE_MS * 2 ** Math.min(attempts - 1, 10), HOUR_MS);
}
