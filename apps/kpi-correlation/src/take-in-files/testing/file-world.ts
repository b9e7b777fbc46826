import { HOSTILE_NOW, readFixtureWorld } from '@sidetone/contracts/testing';
import { aTick } from '@sidetone/testing/factories';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import type { FileReport } from '../file-report.js';
import type { NumbersReport } from '../link-numbers/number-intake.js';

const SERVICE = 'kpi-correlation';
export const NUMBER_SECRET = 'a-secret-for-tests-0123456789abcdef';

/** The settings with which the doors for files are open, in the world of the hostile file. */
export const FILE_SETTINGS = {
  CLOCK: 'simulated',
  OPERATOR_TIME_ZONE: 'Europe/Helsinki',
  NUMBER_SECRET,
};

export interface FileWorld {
  readonly suite: Suite;
  readonly service: RunningService;
  send(door: 'cdr' | 'pm', text: string | Uint8Array, query?: Readonly<Record<string, string>>): Promise<FileReport>;
  link(csv: string): Promise<NumbersReport>;
  close(): Promise<void>;
}

/** A service that takes files at the present of the hostile file, and knows the numbers of `fixtures.json`. */
export async function openFileWorld(settings: Readonly<Record<string, string>> = {}): Promise<FileWorld> {
  const suite = await openSuite();
  const service = await suite.start(SERVICE, { ...FILE_SETTINGS, ...settings });
  await suite.send([aTick(HOSTILE_NOW)], { timestamp: HOSTILE_NOW });
  await suite.settled(SERVICE, { now: HOSTILE_NOW });
  const world = worldOf(suite, service);
  await world.link(fixtureNumbers());
  return world;
}

/** The same doors of another process of the suite. */
export function worldOf(suite: Suite, service: RunningService): FileWorld {
  const csv = { 'content-type': 'text/csv' };
  const ask = async <T>(method: string, path: string, raw: string | Uint8Array): Promise<T> => {
    const { status, body } = await service.call(method, path, { raw, headers: csv });
    if (status !== 200) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`);
    return body as T;
  };
  return {
    suite,
    service,
    send: (door, text, query = {}) => ask<FileReport>('POST', `/ingest/${door}?${new URLSearchParams(query)}`, text),
    link: (numbers) => ask<NumbersReport>('PUT', '/ingest/numbers', numbers),
    close: () => suite.close(),
  };
}

function fixtureNumbers(): string {
  const { msisdn } = readFixtureWorld() as { msisdn: Readonly<Record<string, string>> };
  const rows = Object.entries(msisdn).map(([number, subscriptionId]) => `${number},${subscriptionId}`);
  return ['number,subscriptionId', ...rows, ''].join('\n');
}
