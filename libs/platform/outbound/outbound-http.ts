import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { AddressPolicy } from './address-policy.js';
import type { AddressRange } from './address-range.js';
import type { Exchange, OutboundRequest } from './exchange.js';
import { readAtMost } from './read-at-most.js';
import { resolverOf, type Resolve, type ResolvedAddress } from './resolve-name.js';
import { whereTo, type WhereTo } from './where-to.js';

export interface OutboundSettings {
  readonly allowed: readonly AddressRange[];
  /** For the whole exchange: name, connection, request and answer. */
  readonly timeoutMs: number;
  /** The most of an answer that is read. */
  readonly maxBytes: number;
  readonly resolve?: Resolve;
  /** An authority that is trusted beside the system's, as PEM. */
  readonly ca?: string;
}

/**
 * Requests to addresses that others chose. They reach the public internet and what the operator allows, and nothing else: a name is resolved
 * once, and the connection goes to the addresses that were judged, so that no second answer of the DNS can lead elsewhere. The
 * certificate is still checked against the name. Redirects are not followed.
 */
export class OutboundHttp {
  private readonly policy: AddressPolicy;
  private readonly resolve: Resolve;

  constructor(private readonly settings: OutboundSettings) {
    this.policy = new AddressPolicy(settings.allowed);
    this.resolve = settings.resolve ?? resolverOf();
  }

  /** Why an address may not be called, as far as is known now; undefined where it may, or where its name cannot be resolved now. */
  async refusal(url: string): Promise<string | undefined> {
    const to = await this.within((signal) => this.where(url, signal)).catch(() => undefined);
    return to?.kind === 'refused' ? to.why : undefined;
  }

  /** Never throws: whatever happens is an outcome. */
  async send(request: OutboundRequest): Promise<Exchange> {
    try {
      return await this.within(async (signal) => {
        const to = await this.where(request.url, signal);
        return to.kind === 'refused' ? to : await this.exchange(to.url, to.addresses, request, signal);
      });
    } catch (error) {
      return { kind: 'failed', why: whyOf(error, this.settings.timeoutMs) };
    }
  }

  /** The look-up is cancelled when time is up; one that does not heed that is not waited for. */
  private async where(url: string, signal: AbortSignal): Promise<WhereTo> {
    const late = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
    );
    return Promise.race([whereTo(url, this.policy, this.resolve, signal), late]);
  }

  private async within<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const late = new DOMException('late', 'TimeoutError');
    const timer = setTimeout(() => controller.abort(late), this.settings.timeoutMs);
    try {
      return await work(controller.signal);
    } catch (error) {
      throw controller.signal.aborted ? late : error;
    } finally {
      clearTimeout(timer);
    }
  }

  private exchange(
    url: URL,
    addresses: readonly ResolvedAddress[],
    { method, headers, body }: OutboundRequest,
    signal: AbortSignal,
  ): Promise<Exchange> {
    const { ca, maxBytes } = this.settings;
    const content = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options: RequestOptions & { ca?: string } = {
      method,
      headers: { 'user-agent': 'sidetone', 'accept-encoding': 'identity', ...headers, ...content },
      // No agent, no kept connection: one that is used again was judged for another request.
      agent: false,
      lookup: pinnedTo(addresses),
      signal,
      ...(ca === undefined ? {} : { ca }),
    };
    return new Promise((resolve, reject) => {
      const answered = (response: IncomingMessage): void => {
        readAtMost(response, maxBytes).then(
          ({ text, cut }) =>
            resolve({
              kind: 'answered',
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: text,
              cut,
            }),
          reject,
        );
      };
      const outgoing =
        url.protocol === 'https:' ? requestHttps(url, options, answered) : requestHttp(url, options, answered);
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}

/** Answers whatever is asked with the addresses that were judged. */
function pinnedTo(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_name, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
}

/** The system's code, or what kind of failure it was: messages may hold addresses, which may hold what is secret. */
function whyOf(error: unknown, timeoutMs: number): string {
  const { name, code }: Partial<Record<'name' | 'code', unknown>> =
    typeof error === 'object' && error !== null ? error : {};
  if (name === 'TimeoutError') return `No whole answer came within ${timeoutMs / 1_000} s.`;
  return `No answer came (${typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown failure'}).`;
}
