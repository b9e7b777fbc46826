import type { OutgoingEvent } from '@sidetone/contracts/events';
import { HOSTILE_NOW, readFixtureWorld } from '@sidetone/contracts/testing';
import type { FileReport } from '../file-report.js';
import type { NumbersReport } from '../link-numbers/number-intake.js';

const SERVICE = 'kpi-correlation';
const CSV = { 'content-type': 'text/csv' };

/** The settings with which the doors for files are open, in the world of the hostile file. */
export const FILE_SETTINGS = {
  CLOCK: 'simulated',
  OPERATOR_TIME_ZONE: 'Europe/Helsinki',
  NUMBER_SECRET: 'a-secret-for-tests-0123456789abcdef',
};

interface Service {
  call(
    method: string,
    path: string,
    options: { readonly raw: string | Uint8Array; readonly headers: Readonly<Record<string, string>> },
  ): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** What is needed of a suite; the libraries for tests are no part of an app. */
interface WorldSuite<S extends Service> {
  start(service: 'kpi-correlation', settings: Readonly<Record<string, string>>): Promise<S>;
  send(events: readonly OutgoingEvent[], options: { timestamp: number }): Promise<void>;
  settled(service: 'kpi-correlation', options: { now: number }): Promise<void>;
}

export interface FileWorld<S extends Service> {
  readonly service: S;
  /** Sends a file; throws when it is refused as a whole. */
  send(door: 'cdr' | 'pm', text: string | Uint8Array, query?: Readonly<Record<string, string>>): Promise<FileReport>;
  link(csv: string): Promise<NumbersReport>;
}

/** A service that takes files at the present of the hostile file, and knows the numbers of `fixtures.json`. @param tick tells it that present */
export async function openFileWorld<S extends Service>(
  suite: WorldSuite<S>,
  tick: OutgoingEvent,
): Promise<FileWorld<S>> {
  const service = await suite.start(SERVICE, FILE_SETTINGS);
  await suite.send([tick], { timestamp: HOSTILE_NOW });
  await suite.settled(SERVICE, { now: HOSTILE_NOW });
  const world = worldOf(service);
  await world.link(fixtureNumbers());
  return world;
}

/** The same doors of a process that runs. */
export function worldOf<S extends Service>(service: S): FileWorld<S> {
  const ask = async <T>(method: string, path: string, raw: string | Uint8Array): Promise<T> => {
    const { status, body } = await service.call(method, path, { raw, headers: CSV });
    if (status !== 200) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`);
    return body as T;
  };
  return {
    service,
    send: (door, text, query = {}) => ask<FileReport>('POST', `/ingest/${door}?${new URLSearchParams(query)}`, text),
    link: (numbers) => ask<NumbersReport>('PUT', '/ingest/numbers', numbers),
  };
}

function fixtureNumbers(): string {
  const { msisdn } = readFixtureWorld() as { msisdn: Readonly<Record<string, string>> };
  const rows = Object.entries(msisdn).map(([number, subscriptionId]) => `${number},${subscriptionId}`);
  return ['number,subscriptionId', ...rows, ''].join('\n');
}
