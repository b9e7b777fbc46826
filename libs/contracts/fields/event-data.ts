import type { Static, TSchema } from '@sinclair/typebox';

/** What an event of this schema carries: read-only, and an optional field may be given as undefined, which is not sent. */
export type EventData<S extends TSchema> = Plain<Static<S>>;

type Plain<T> = T extends string
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Plain<T[K]> | (object extends Pick<T, K> ? undefined : never) }
      : T;
