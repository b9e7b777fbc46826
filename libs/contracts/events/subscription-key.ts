import type { EventKey } from '../define-event/index.js';

interface Keyed {
  readonly subscriptionId?: string | undefined;
  readonly resourceIds?: readonly string[] | undefined;
  readonly cellId?: string | undefined;
}

/** Corrections of a fact follow it to one partition: by subscription, else by resource, else by the fact's own id. */
export const subscriptionKey = <F extends string>(ownId: F): EventKey<Keyed & Readonly<Record<F, string>>> => ({
  text: `subscriptionId, else resourceIds[0], else cellId, else ${ownId}`,
  of: (data) => data.subscriptionId ?? data.resourceIds?.[0] ?? data.cellId ?? data[ownId],
});
