import { CliFailure } from '../cli-failure.js';
import { reasonOf } from '../failure-sentence.js';

/** What is to be verified, and where. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly url: string;
  readonly key: string;
  readonly repair: boolean;
}

interface Total {
  readonly events: string;
  readonly amount: string;
  readonly weight: string | null;
}

/** The answer of POST /v1/rollups/verify. */
export interface Verified {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly rows: number;
  readonly differences: number;
  readonly examples: readonly {
    readonly day: string;
    readonly scope: string;
    readonly scopeId: string;
    readonly kpi: string;
    readonly part: string;
    readonly expected: Total | null;
    readonly found: Total | null;
  }[];
  readonly checksums: { readonly expected: string; readonly found: string };
  readonly repaired: boolean;
}

/** Asks the service to count days anew. @throws CliFailure when it does not answer, or refuses */
export async function verifyDays({ from, to, url, key, repair }: Asked): Promise<Verified> {
  const query = new URLSearchParams({ from, to, repair: String(repair) });
  const address = `${url.replace(/\/$/, '')}/v1/rollups/verify?${query.toString()}`;
  const response = await fetch(address, { method: 'POST', headers: { 'x-api-key': key } }).catch((error: unknown) => {
    throw new CliFailure(`${url} does not answer (${reasonOf(error)}); check --url, and that the service runs.`);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && isVerified(body)) return body;
  throw new CliFailure(`${url} answered ${response.status}: ${detailOf(body)}`);
}

function isVerified(body: unknown): body is Verified {
  return (
    isObject(body) &&
    typeof body['differences'] === 'number' &&
    Array.isArray(body['examples']) &&
    isObject(body['checksums'])
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const detailOf = (body: unknown): string =>
  isObject(body) && typeof body['detail'] === 'string' ? body['detail'] : 'this is not kpi-correlation.';
