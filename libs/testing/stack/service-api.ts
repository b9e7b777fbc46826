import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv, type ValidateFunction } from 'ajv';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import type { ServiceName } from '@sidetone/platform/service';

/** The services' REST API as a client with a key sees it. Answers are checked before they are believed. */
export interface ServiceApi {
  /** @throws InfrastructureError naming service, path and what was answered, unless it is 2xx and of that shape */
  get<S extends TSchema>(service: ServiceName, path: string, shape: S): Promise<Static<S>>;
  post<S extends TSchema>(service: ServiceName, path: string, body: unknown, shape: S): Promise<Static<S>>;
  /** As `get`; undefined where there is no such thing (404). */
  find<S extends TSchema>(service: ServiceName, path: string, shape: S): Promise<Static<S> | undefined>;
}

const TIMEOUT_MS = 120_000;

/** @param services address by name @param apiKey one that all of them accept */
export function serviceApi(services: Readonly<Record<ServiceName, string>>, apiKey: string): ServiceApi {
  const ajv = new Ajv({ allErrors: true });
  const checks = new Map<TSchema, ValidateFunction<unknown>>();
  const checked = <S extends TSchema>(shape: S, value: unknown, what: string): Static<S> => {
    const check = checks.get(shape) ?? ajv.compile(shape);
    checks.set(shape, check);
    if (check(value)) return value as Static<S>;
    throw new InfrastructureError(`${what} answered something unexpected: ${ajv.errorsText(check.errors)}.`);
  };
  const ask = async (service: ServiceName, method: string, path: string, body?: unknown) => {
    const what = `${service} (${method} ${path})`;
    const response = await fetch(services[service] + path, {
      method,
      headers: { 'x-api-key': apiKey, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new InfrastructureError(`${what} does not answer.`, { cause: error });
    });
    return { what, status: response.status, isGood: response.ok, text: await response.text() };
  };
  const read = <S extends TSchema>(shape: S, { what, status, isGood, text }: Awaited<ReturnType<typeof ask>>) => {
    if (!isGood) throw new InfrastructureError(`${what} answered ${status}: ${text.slice(0, 500)}`);
    return checked(shape, parsed(text, what), what);
  };
  return {
    get: async (service, path, shape) => read(shape, await ask(service, 'GET', path)),
    post: async (service, path, body, shape) => read(shape, await ask(service, 'POST', path, body)),
    find: async (service, path, shape) => {
      const answer = await ask(service, 'GET', path);
      return answer.status === 404 ? undefined : read(shape, answer);
    },
  };
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InfrastructureError(`${what} answered no JSON: ${text.slice(0, 200)}`);
  }
}
