import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { hostsIn, namesToTry, searchIn } from './name-sources.js';
import { readIfThere } from './read-if-there.js';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** All addresses of a name; gives up as soon as the signal is aborted. */
export type Resolve = (name: string, signal: AbortSignal) => Promise<readonly ResolvedAddress[]>;

/** Where names are looked up; the servers are those of the system where none are given. */
export interface NameSources {
  readonly hostsFile: string;
  readonly resolvFile: string;
  readonly servers?: readonly string[];
}

const SYSTEM: NameSources = { hostsFile: '/etc/hosts', resolvFile: '/etc/resolv.conf' };
/** For each try of a server; the time limit of the whole request ends it, too. */
const TRY_MS = 2_000;
const TRIES = 3;
/** That a name, or addresses of a family, are not there is an answer; all else is none. */
const NOT_THERE: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

/**
 * Looks names up in the hosts file, then at the name servers, with the search list of resolv.conf. Not by the system's own look-up: that one cannot be
 * cancelled and waits in one of four threads, so that one name server that hangs would hold up every other name, and files with it.
 */
export function resolverOf(sources: NameSources = SYSTEM): Resolve {
  return async (name, signal) => {
    const own = hostsIn(await readIfThere(sources.hostsFile), name);
    if (own.length > 0) return own.flatMap(addressOf);
    const search = searchIn(await readIfThere(sources.resolvFile));
    const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES });
    if (sources.servers) resolver.setServers(sources.servers);
    const cancel = (): void => resolver.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      signal.throwIfAborted();
      return await firstWithAddress(namesToTry(name, search), resolver, signal);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  };
}

/**
 * The addresses of the first name that has any. A server that fails for one completed by the search list, as many do for a zone that they
 * ask elsewhere, says nothing about the next.
 * @throws the first failure where no name has an address, since the name that failed may have one; ENOTFOUND where all are known to have none
 */
async function firstWithAddress(
  names: readonly string[],
  resolver: Resolver,
  signal: AbortSignal,
): Promise<readonly ResolvedAddress[]> {
  let failure: unknown;
  for (const name of names) {
    try {
      const found = await addressesAt(resolver, name);
      if (found.length > 0) return found;
    } catch (error) {
      failure ??= error;
      if (signal.aborted) break;
    }
  }
  throw failure ?? Object.assign(new Error('The name has no address.'), { code: 'ENOTFOUND' });
}

/** @throws the resolver's error where neither family was answered for */
async function addressesAt(resolver: Resolver, name: string): Promise<readonly ResolvedAddress[]> {
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const failed = answers.find((answer) => answer.status === 'rejected' && !isNotThere(answer.reason));
  if (found.length === 0 && failed?.status === 'rejected') throw failed.reason;
  return found.flatMap(addressOf);
}

/** Not by `instanceof`: errors of the system are of another realm where tests run in one of their own. */
const isNotThere = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  NOT_THERE.has(error.code);

function addressOf(address: string): readonly ResolvedAddress[] {
  const version = isIP(address);
  return version === 4 || version === 6 ? [{ address, family: version }] : [];
}
