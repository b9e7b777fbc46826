import { Readable } from 'node:stream';
import { Type } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import { CliFailure } from '../cli-failure.js';
import { reasonOf } from '../failure-sentence.js';

export interface ApiAddress {
  readonly url: string;
  readonly key: string;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: Readable | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** It may go well when it is tried again: the connection broke, or whoever answered could not do it now. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain';
}

const isProblem = new Ajv().compile<{ detail: string; errors?: { field: string; message: string }[] }>(
  Type.Object({
    detail: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
  }),
);
const PASSING = new Set([502, 503, 504]);

/** Asks the API; returns the JSON it answers. @throws TryAgain, or CliFailure with everything the API found wrong */
export async function askApi(
  { url, key }: ApiAddress,
  { method, path, body, headers = {} }: ApiRequest,
): Promise<unknown> {
  const response = await fetch(url.replace(/\/$/, '') + path, {
    method,
    headers: { 'x-api-key': key, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Readable.toWeb(body), duplex: 'half' }),
  } as RequestInit).catch((error: unknown) => {
    throw new TryAgain(`${url} does not answer (${causeOf(error)})`);
  });
  const text = await response.text().catch((error: unknown) => {
    throw new TryAgain(`the answer of ${url} broke off (${causeOf(error)})`);
  });
  const answer = parsed(text);
  if (response.ok) return answer;
  const what = isProblem(answer)
    ? [answer.detail, ...(answer.errors ?? []).map(({ field, message }) => `  ${field}: ${message}`)].join('\n')
    : `${url}${path.split('?')[0]} answered ${response.status}`;
  // A door that is not set up says 503 as well, and says why.
  if (PASSING.has(response.status) && !what.includes('NUMBER_SECRET')) throw new TryAgain(what);
  throw new CliFailure(what);
}

function causeOf(error: unknown): string {
  return reasonOf(error instanceof Error && error.cause !== undefined ? error.cause : error);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
