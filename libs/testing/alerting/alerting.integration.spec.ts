import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@sidetone/infrastructure/ports';
import { serviceNames, type ServiceName } from '@sidetone/platform/service';
import pg from 'pg';
import { aResponse } from '../factories/index.js';
import { eventually, openSuite, takeDatabaseAway, type RunningService, type Suite } from '../suite/index.js';
import { workspaceRoot } from '../suite/workspace-root.js';
import { ALERT_TOOLS, findProgram, metricsIn, ruleFiles, startAlerting, type Alerting } from './index.js';

const ENVIRONMENT: Partial<Record<ServiceName, Readonly<Record<string, string>>>> = {
  'survey-dispatch': {
    LINK_SECRET: 'a-secret-of-more-than-thirty-two-characters',
    PUBLIC_URL: 'https://survey.operator.example',
  },
};
/** Every name by which a series may differ from another; a new one is a decision about how many series there can be. */
const LABELS: ReadonlySet<string> = new Set([
  ...['service', 'le', 'quantile', 'kind', 'type', 'space', 'version', 'major', 'minor', 'patch'], // Node's own among them
  ...['topic', 'fate', 'handler', 'step', 'reading', 'part', 'state', 'route', 'method', 'status'],
  ...['journey_area', 'band', 'age', 'channel', 'outcome', 'reason', 'mode', 'kpi'],
]);
const LOOKS_LIKE_AN_ID = /\b(?:SUB|CUS|CON|RSP|INV|INT|CASE|TT)-|[0-9a-f]{8}-[0-9a-f]{4}-|@|\d{6}/;
const MOST_SERIES = 2_500;

let suite: Suite;
const ports = new Map<ServiceName, number>();
const running = new Map<ServiceName, RunningService>();
const start = async (service: ServiceName): Promise<void> => {
  const env = { ...ENVIRONMENT[service], PORT: String(ports.get(service)) };
  running.set(service, await suite.start(service, env));
};
const of = (service: ServiceName): RunningService => {
  const found = running.get(service);
  if (!found) throw new Error(`${service} was not started`);
  return found;
};
const scrape = async (service: ServiceName): Promise<string> =>
  String((await of(service).call('GET', '/metrics', { key: null })).body);

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  for (const service of serviceNames) ports.set(service, await freePort());
  await Promise.all(serviceNames.map(start));
});
afterAll(() => suite.close());

describe('what the services tell Prometheus', () => {
  it('holds every metric that a rule asks for', async () => {
    const asked = new Set([...ruleFiles().values()].flatMap((text) => [...metricsIn(text)]));
    asked.delete('up'); // Prometheus' own
    const texts = await Promise.all(serviceNames.map(scrape));
    const known = new Set(texts.flatMap((text) => [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name)));
    expect(asked.size).toBeGreaterThan(15);
    expect([...asked].filter((name) => !known.has(name))).toEqual([]);
  });

  it('names nobody: no id is a label, whatever is asked for or comes by Kafka, and the number of series stands', async () => {
    const ask = async (from: number): Promise<void> => {
      for (let number = from; number < from + 20; number += 1) {
        await of('close-the-loop').call('GET', `/v1/cases/CASE-${number}`);
        await of('scoring').call('GET', `/v1/accounts/CUS-${number}/scores?contact=CON-${number}`);
        await of('response-ingest').call('GET', `/r/token-${number}-of-somebody`, { key: null });
        await of('survey-dispatch').call('GET', `/nothing/here/SUB-${number}`);
      }
      await suite.send(Array.from({ length: 20 }, (_, index) => aResponse(from + index, Date.now())));
      for (const service of serviceNames) await suite.settled(service);
    };
    const seriesOf = async (service: ServiceName): Promise<readonly string[]> =>
      (await scrape(service)).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    await ask(100);
    // Gauges follow in the background: what counts is that others' ids add nothing once they have.
    const before = new Map<ServiceName, number>();
    await eventually(async () => {
      expect((await seriesOf('close-the-loop')).some((line) => line.startsWith('sidetone_cases_live{'))).toBe(true);
      for (const service of serviceNames) before.set(service, (await seriesOf(service)).length);
    });
    await ask(200);
    for (const service of serviceNames) {
      const series = await seriesOf(service);
      expect(series.length).toBeLessThan(MOST_SERIES);
      // Node counts what it happens to hold open by type; the rest must not grow with who is asked for.
      expect(series.length).toBeLessThanOrEqual((before.get(service) ?? 0) + 5);
      for (const line of series) {
        const labels = [...line.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
        expect(labels.map(([, name]) => name).filter((name) => !LABELS.has(name ?? ''))).toEqual([]);
        expect(labels.map(([, , value]) => value).filter((value) => LOOKS_LIKE_AN_ID.test(value ?? ''))).toEqual([]);
      }
    }
  });

  it('is told from memory: a scrape is answered while every table is locked', async () => {
    const before = await Promise.all(serviceNames.map(scrape));
    const admin = new pg.Client({ connectionString: suite.databaseUrl });
    await admin.connect();
    try {
      const { rows } = await admin.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1)`,
        [serviceNames.map((service) => service.replaceAll('-', '_'))],
      );
      expect(rows.length).toBeGreaterThan(50);
      // Whoever writes at the time may hold what is wanted here, and the other way round: then it is tried again.
      await eventually(async () => {
        await admin.query('rollback');
        await admin.query('begin');
        await admin.query(`lock table ${rows.map(({ name }) => name).join(', ')} in access exclusive mode`);
      });
      const locked = await Promise.all(
        serviceNames.map((service) => fetch(`${of(service).url}/metrics`, { signal: AbortSignal.timeout(2_000) })),
      );
      expect(locked.map(({ status }) => status)).toEqual(serviceNames.map(() => 200));
      const namesIn = (text: string): readonly string[] => [...text.matchAll(/^# TYPE (\w+)/gm)].map(([line]) => line);
      const texts = await Promise.all(locked.map((response) => response.text()));
      expect(texts.map(namesIn)).toEqual(before.map(namesIn));
    } finally {
      await admin.end();
    }
  });
});

const promtool = findProgram(ALERT_TOOLS.promtool);
if (promtool.kind === 'none') {
  it.skip(`the rules are not tested here, because ${promtool.why}`, () => undefined);
} else {
  describe('the rules', () => {
    const folder = join(workspaceRoot, 'deploy', 'prometheus');
    const run = promisify(execFile);

    it('are silent in steady state, and each fires for its fault and clears after it, says promtool', async () => {
      const tests = (await readdir(join(folder, 'tests'))).map((name) => join(folder, 'tests', name));
      const { stdout } = await run(promtool.path, ['test', 'rules', ...tests]);
      expect(stdout.match(/SUCCESS/g)).toHaveLength(tests.length);
    }, 300_000);

    it('and the configuration beside them are well-formed', async () => {
      const { stdout } = await run(promtool.path, ['check', 'config', join(folder, 'prometheus.yml')]);
      expect(stdout.match(/SUCCESS/g)?.length).toBeGreaterThanOrEqual(ruleFiles().size);
    });
  });
}

const [prometheus, alertmanager] = [findProgram(ALERT_TOOLS.prometheus), findProgram(ALERT_TOOLS.alertmanager)];
const missing = [prometheus, alertmanager].find((program) => program.kind === 'none');
if (prometheus.kind === 'none' || alertmanager.kind === 'none') {
  it.skip(`no alert is sent here, because ${missing?.kind === 'none' ? missing.why : ''}`, () => undefined);
} else {
  describe('Prometheus and Alertmanager, watching the services', () => {
    let alerting: Alerting;
    beforeAll(async () => {
      const targets = Object.fromEntries(serviceNames.map((service) => [service, new URL(of(service).url).host]));
      alerting = await startAlerting({ prometheus: prometheus.path, alertmanager: alertmanager.path }, targets);
    });
    afterAll(() => alerting.close());

    const isTold = (alertname: string, service: string, status: string, receiver: string): Promise<void> =>
      eventually(async () => expect(alerting.told).toContainEqual({ receiver, status, alertname, service }), {
        withinMs: 60_000,
      });

    it('fire nothing while all is well', async () => {
      await eventually(async () => expect(await alerting.query('up{job="sidetone"} == 1')).toHaveLength(5));
      const [now] = await alerting.query('vector(time())');
      await eventually(async () => {
        const recorded = await alerting.query('timestamp(sidetone:consumed_records:rate5m)');
        // The rules have been evaluated since, and more than once.
        expect(Math.max(0, ...recorded.map(({ value }) => value))).toBeGreaterThan((now?.value ?? Infinity) + 3);
      });
      expect(await alerting.query('ALERTS{alertstate="firing"}')).toEqual([]);
      expect(alerting.told).toEqual([]);
    });

    it('tell who is on call that a service is down, and that it is back', async () => {
      await of('scoring').stop();
      await isTold('SidetoneServiceDown', 'scoring', 'firing', 'on-call');
      await start('scoring');
      await isTold('SidetoneServiceDown', 'scoring', 'resolved', 'on-call');
    });

    it('tell that the database is away, of each service, and that it is back', async () => {
      const bringBack = await takeDatabaseAway(suite);
      try {
        for (const service of serviceNames) await isTold('SidetoneDatabaseAway', service, 'firing', 'on-call');
      } finally {
        await bringBack();
      }
      for (const service of serviceNames) await isTold('SidetoneDatabaseAway', service, 'resolved', 'on-call');
    });

    it('tell the team of the first record that could not be used', async () => {
      await suite.sendRecords([
        {
          topic: 'survey.response.v1',
          key: 'INV-9',
          value: 'not JSON',
          headers: { 'content-type': 'application/json' },
        },
      ]);
      await isTold('SidetoneDeadLetters', 'scoring', 'firing', 'team');
    });
  });
}
