import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv, type ValidateFunction } from 'ajv';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import type { ServiceName } from '@sidetone/platform/service';

/** The services' REST API as a client with a key sees it. Answers are checked before they are believed. */
export interface ServiceApi {
  /** @throws InfrastructureError naming service, path and what was answered, unless it is 2xx and of that shape */
  get<S extends TSchema>(service: ServiceName, path: string, shape: S): Promise<Static<S>>;
  post<S extends TSchema>(service: ServiceName, path: string, body: unknown, shape: S): Promise<Static<S>>;
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
  const call = async <S extends TSchema>(
    service: ServiceName,
    method: string,
    path: string,
    shape: S,
    body?: unknown,
  ): Promise<Static<S>> => {
    const what = `${service} (${method} ${path})`;
    const response = await fetch(services[service] + path, {
      method,
      headers: { 'x-api-key': apiKey, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new InfrastructureError(`${what} does not answer.`, { cause: error });
    });
    const text = await response.text();
    if (!response.ok) throw new InfrastructureError(`${what} answered ${response.status}: ${text.slice(0, 500)}`);
    return checked(shape, parsed(text, what), what);
  };
  return {
    get: (service, path, shape) => call(service, 'GET', path, shape),
    post: (service, path, body, shape) => call(service, 'POST', path, shape, body),
  };
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InfrastructureError(`${what} answered no JSON: ${text.slice(0, 200)}`);
  }
}
