import type { EventKey } from './event-definition.js';

/** A key that is one required field. */
export const keyField = <F extends string>(field: F): EventKey<Readonly<Record<F, string>>> => ({
  text: field,
  of: (data) => data[field],
});
