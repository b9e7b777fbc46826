import { randomInt } from 'node:crypto';
import { isFree } from './require-free.js';

/**
 * Below the range from which systems take the ports of outgoing connections. A server that is restarted must find its
 * port again: from that range, a client that keeps trying to reconnect could be given the very port, and keep it.
 */
const LOWEST = 20_000;
const COUNT = 10_000;
const ATTEMPTS = 200;

const handedOut = new Set<number>();

/** A loopback port that nothing listens on, and that this process has not been given before. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = LOWEST + randomInt(COUNT);
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return port;
  }
  throw new Error(`No free port found between ${LOWEST} and ${LOWEST + COUNT} in ${ATTEMPTS} attempts`);
}
