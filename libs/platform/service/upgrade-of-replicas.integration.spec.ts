import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '@sidetone/infrastructure/ports';
import { eventually, openSuite, TEST_API_KEY, type Suite } from '@sidetone/testing/suite';
import pg from 'pg';
import { sql } from '../database/index.js';

const PROGRAM = join(import.meta.dirname, '../../../apps/scoring/dist/main.js');
const HEALTHY = join(import.meta.dirname, '../../../deploy/docker/healthy');
const LAST = 'AnsweredByAnswers1000000000116';

let suite: Suite;
const processes: ChildProcess[] = [];
beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
});
afterAll(async () => {
  await Promise.all(
    processes.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null).map((one) => kill(one)),
  );
  await suite.close();
});

async function kill(replica: ChildProcess): Promise<void> {
  const ended = once(replica, 'exit');
  replica.kill('SIGKILL');
  await ended;
}

/** A replica of scoring that is not waited for, and what it logs. */
async function begin() {
  const port = await freePort();
  const replica = spawn(process.execPath, [PROGRAM], {
    env: {
      PATH: process.env['PATH'],
      ...suite.environmentOf('scoring'),
      PORT: String(port),
      HOST: '127.0.0.1',
      API_KEYS: `tests:${TEST_API_KEY}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.push(replica);
  const log: string[] = [];
  replica.stdout.setEncoding('utf8').on('data', (text: string) => log.push(text));
  const status = (path: string): Promise<number> =>
    fetch(`http://127.0.0.1:${port}/health/${path}`).then((response) => response.status);
  /** As compose asks. */
  const askHealthy = (): ChildProcess =>
    spawn('bash', [HEALTHY], { env: { PATH: process.env['PATH'], PORT: String(port) }, stdio: 'ignore' });
  return { replica, status, askHealthy, log: () => log.join('') };
}

it('is alive while a migration lasts, one replica at a time, and goes on where one was killed in the middle', async () => {
  // A service as it was before its last migration, with somebody at work on the table that this one changes.
  const made = await suite.start('scoring');
  await made.stop();
  await suite.query('scoring', sql`delete from migration where name = ${LAST}`);
  await suite.query('scoring', sql`alter table invitation_fact add column answered boolean not null default false`);
  const holder = new pg.Client({ connectionString: suite.databaseUrlOf('scoring') });
  await holder.connect();
  try {
    await holder.query('begin; lock table invitation_fact in access share mode');

    const first = await begin();
    await eventually(() => expect(first.log()).toContain(`Migration ${LAST} begins.`));
    expect(await first.status('live')).toBe(200);
    expect(await first.status('ready')).toBe(503);

    const second = await begin();
    await eventually(() =>
      expect(second.log()).toContain('Waiting until another replica has brought the tables of scoring up to date.'),
    );
    expect(await second.status('live')).toBe(200);
    const checks = [first.askHealthy(), second.askHealthy()];
    expect(second.log()).not.toContain('begins');

    // The server looks every ten seconds whether whoever asked still lives.
    await kill(first.replica);
    await eventually(() => expect(second.log()).toContain(`Migration ${LAST} begins.`), { withinMs: 30_000 });
    // The check has failed where the service ended, and waits where it goes on.
    expect(checks.map(({ exitCode }) => exitCode)).toEqual([1, null]);
    expect(await suite.query('scoring', sql`select from migration where name = ${LAST}`)).toEqual([]);

    await holder.query('commit');
    await eventually(async () => expect(await second.status('ready')).toBe(200), { withinMs: 30_000 });
    expect(await once(second.askHealthy(), 'exit')).toEqual([0, null]);
    expect(second.log()).toMatch(new RegExp(`Migration ${LAST} took \\d+\\.\\d s\\.`));
    expect(await suite.query('scoring', sql`select name from migration where name = ${LAST}`)).toHaveLength(1);
    const column = sql`select attname from pg_attribute where attrelid = 'invitation_fact'::regclass and attname = 'answered'`;
    expect(await suite.query('scoring', column)).toEqual([]);
  } finally {
    await holder.end();
  }
}, 120_000);
