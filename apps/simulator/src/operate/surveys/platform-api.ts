import type { TSchema, Static } from '@sinclair/typebox';
import { Ajv, type ValidateFunction } from 'ajv';
import type { ServiceAddress } from '../wait-until-settled.js';

const TIMEOUT_MS = 30_000;

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** The REST API as a user with a key sees it. */
export class PlatformApi {
  private readonly ajv = new Ajv({ allErrors: true });

  constructor(
    private readonly services: readonly ServiceAddress[],
    private readonly apiKey: string,
  ) {}

  /** What the platform answers, whatever the status. @throws Error when nothing answers */
  async ask(
    service: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    const response = await fetch(this.addressOf(service) + path, {
      method,
      headers: {
        'x-api-key': this.apiKey,
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  }

  /** Puts a document. @throws Error with the platform's own words when it is refused */
  async put(
    service: string,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const answer = await this.ask(service, 'PUT', path, body, headers);
    if (answer.status >= 300) throw refusal(`PUT ${path}`, answer);
  }

  /** One thing. @throws Error with the platform's own words when it is refused, or of another shape */
  read<S extends TSchema>(service: string, path: string, shape: S): Promise<Static<S>> {
    return this.exchange(service, 'GET', path, undefined, shape, {});
  }

  /** Posts something, and reads what comes back. @throws Error with the platform's own words when it is refused, or of another shape */
  make<S extends TSchema>(
    service: string,
    path: string,
    body: unknown,
    shape: S,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Static<S>> {
    return this.exchange(service, 'POST', path, body, shape, headers);
  }

  /** Every item of a list, page by page. @throws Error when a page is refused or of another shape */
  async list<S extends TSchema>(service: string, path: string, item: S): Promise<readonly Static<S>[]> {
    const isItem = this.checkOf(item);
    const items: Static<S>[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const url: string = `${path}${path.includes('?') ? '&' : '?'}limit=500${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const answer = await this.ask(service, 'GET', url);
      const page = pageIn(answer.body);
      if (answer.status !== 200 || !page) throw refusal(`GET ${url}`, answer);
      for (const one of page.items) {
        if (!isItem(one))
          throw new Error(`GET ${url} lists something unexpected: ${this.ajv.errorsText(isItem.errors)}.`);
        items.push(one);
      }
      cursor = page.next;
    }
    return items;
  }

  private async exchange<S extends TSchema>(
    service: string,
    method: string,
    path: string,
    body: unknown,
    shape: S,
    headers: Readonly<Record<string, string>>,
  ): Promise<Static<S>> {
    const answer = await this.ask(service, method, path, body, headers);
    if (answer.status >= 300) throw refusal(`${method} ${path}`, answer);
    const isIt = this.checkOf(shape);
    if (isIt(answer.body)) return answer.body;
    throw new Error(`${method} ${path} answers something unexpected: ${this.ajv.errorsText(isIt.errors)}.`);
  }

  private checkOf<S extends TSchema>(shape: S): ValidateFunction<Static<S>> {
    // Ajv keeps what it compiled by the schema itself.
    return this.ajv.compile<Static<S>>(shape);
  }

  private addressOf(service: string): string {
    const found = this.services.find(({ name }) => name === service);
    if (!found) throw new Error(`SERVICES names no ${service}; surveys cannot be set up without it.`);
    return found.baseUrl;
  }
}

/** The platform's own words on why it refused. */
export function refusal(what: string, { status, body }: Answered): Error {
  return new Error(`The platform refused ${what} with ${status}: ${JSON.stringify(body).slice(0, 2_000)}`);
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

function pageIn(body: unknown): { readonly items: readonly unknown[]; readonly next: string | null } | undefined {
  if (typeof body !== 'object' || body === null || !('items' in body) || !Array.isArray(body.items)) return undefined;
  const next = 'next' in body && typeof body.next === 'string' ? body.next : null;
  return { items: body.items, next };
}
