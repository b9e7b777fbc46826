import type { IncomingHttpHeaders } from 'node:http';

/** A request to somebody else's server. */
export interface OutboundRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * What came of a request. `refused`: it was not made, because of its address; nothing was sent. `failed`: it may have arrived or not, and no
 * whole answer came. `why` is for people, and names no secret of the address.
 */
export type Exchange =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** By their names in small letters. */
      readonly headers: IncomingHttpHeaders;
      readonly body: string;
      /** The answer was longer than is read; `body` is its beginning. */
      readonly cut: boolean;
    }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };
