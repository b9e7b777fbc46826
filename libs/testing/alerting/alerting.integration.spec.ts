import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { contactUpserted } from '@sidetone/contracts/events';
import { serviceNames, type ServiceName } from '@sidetone/platform/service';
import pg from 'pg';
import { eventually, takeDatabaseAway } from '../suite/index.js';
import { workspaceRoot } from '../suite/workspace-root.js';
import {
  ALERT_TOOLS,
  alertsIn,
  asGrafanaSends,
  boardLines,
  findProgram,
  metricsIn,
  openWatchedServices,
  recordsIn,
  RUNBOOK_URL,
  ruleFiles,
  startAlerting,
  whetherOrNot,
  type Alerting,
  type WatchedServices,
} from './index.js';

/** Every name by which a series may differ from another; a new one is a decision about how many series there can be. */
const LABELS: ReadonlySet<string> = new Set([
  ...['service', 'le', 'quantile', 'kind', 'type', 'space', 'version', 'major', 'minor', 'patch'], // Node's own among them
  ...['topic', 'fate', 'handler', 'step', 'reading', 'part', 'state', 'route', 'method', 'status'],
  ...['journey_area', 'band', 'age', 'channel', 'purpose', 'outcome', 'reason', 'mode', 'kpi', 'work'],
]);
const LOOKS_LIKE_AN_ID = /\b(?:SUB|CUS|CON|RSP|INV|INT|CASE|TT)-|[0-9a-f]{8}-[0-9a-f]{4}-|@|\d{6}/;
const MOST_SERIES = 2_500;
/** What Node happens to hold open, by type: it comes and goes with sockets and timers. */
const OF_THE_MOMENT = /^nodejs_active_/;

let services: WatchedServices;
beforeAll(async () => {
  services = await openWatchedServices();
});
afterAll(() => services.close());

describe('what the services tell Prometheus', () => {
  it('holds every metric that a rule asks for', async () => {
    const asked = new Set([...ruleFiles().values()].flatMap((text) => [...metricsIn(text)]));
    asked.delete('up'); // Prometheus' own
    const texts = await Promise.all(serviceNames.map(services.scrape));
    const known = new Set(texts.flatMap((text) => [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name)));
    expect(asked.size).toBeGreaterThan(15);
    expect([...asked].filter((name) => !known.has(name))).toEqual([]);
  });

  /** The series of a service without their values, once every gauge has been read that is read in the background. */
  async function seriesOf(service: ServiceName): Promise<readonly string[]> {
    const from = Date.now() / 1000;
    const check = async (): Promise<readonly string[]> => {
      const text = await services.scrape(service);
      const readAt = [...text.matchAll(/^sidetone_reading_timestamp_seconds\{.*\} (\S+)$/gm)].map(([, at]) =>
        Number(at),
      );
      expect(readAt.length).toBeGreaterThan(0);
      expect(Math.min(...readAt)).toBeGreaterThan(from);
      return text
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#') && !OF_THE_MOMENT.test(line))
        .map((line) => line.slice(0, line.lastIndexOf(' ')));
    };
    // A reading that took long on a busy machine rests twenty times as long.
    return eventually(check, { withinMs: 60_000 });
  }

  it('names nobody: no id is a label, and whoever is asked for or comes by Kafka makes no series', async () => {
    const settled = async (): Promise<void> => {
      for (const service of serviceNames) await services.suite.settled(service);
    };
    // Enough for a score: with it come its own series.
    await services.busy(60);
    await settled();
    const before = new Map<ServiceName, readonly string[]>();
    for (const service of serviceNames) before.set(service, await seriesOf(service));
    await services.busy(60);
    await settled();
    for (const service of serviceNames) {
      const series = await seriesOf(service);
      expect(series.length).toBeLessThan(MOST_SERIES);
      const known = new Set(before.get(service));
      expect(series.filter((one) => !known.has(one))).toEqual([]);
      for (const one of series) {
        const labels = [...one.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
        expect(labels.map(([, name]) => name).filter((name) => !LABELS.has(name ?? ''))).toEqual([]);
        expect(labels.map(([, , value]) => value).filter((value) => LOOKS_LIKE_AN_ID.test(value ?? ''))).toEqual([]);
      }
    }
  }, 300_000);

  const namesIn = (text: string): readonly string[] => [...text.matchAll(/^# TYPE (\w+)/gm)].map(([line]) => line);
  const scrapeInTime = async (service: ServiceName): Promise<readonly string[]> => {
    const response = await fetch(`${services.of(service).url}/metrics`, { signal: AbortSignal.timeout(2_000) });
    expect(response.status).toBe(200);
    return namesIn(await response.text());
  };

  it('is told from memory: a scrape is answered while every table is locked', async () => {
    const before = await Promise.all(serviceNames.map(services.scrape));
    const admin = new pg.Client({ connectionString: services.suite.databaseUrl });
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
      expect(await Promise.all(serviceNames.map(scrapeInTime))).toEqual(before.map(namesIn));
    } finally {
      await admin.end();
    }
  });

  it('asks nobody: a scrape tells as much without PostgreSQL and Kafka', async () => {
    const before = await Promise.all(serviceNames.map(services.scrape));
    const bringBack = await takeDatabaseAway(services.suite);
    try {
      await services.kafka.stop();
      expect(await Promise.all(serviceNames.map(scrapeInTime))).toEqual(before.map(namesIn));
    } finally {
      await services.kafka.start();
      await bringBack();
    }
    for (const service of serviceNames) await services.suite.settled(service, { withinMs: 60_000 });
  }, 120_000);
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

/**
 * What may have nothing to tell although all is well, and why. Everything else must have lines.
 */
const MAY_BE_EMPTY: Readonly<Record<string, string>> = {
  'sidetone-platform: Alerts that fire A': 'no alert fires',
  'sidetone-platform: Time to catch up A': 'nothing waits',
  SidetoneNpsFell: 'no shift was found in a score, and only one that was found has a series',
};

const FILLED = { rateInterval: '10s', range: '1m', variables: { service: serviceNames } };
const rules = [...ruleFiles().values()];

const [prometheus, alertmanager] = [findProgram(ALERT_TOOLS.prometheus), findProgram(ALERT_TOOLS.alertmanager)];
const missing = [prometheus, alertmanager].find((program) => program.kind === 'none');
if (prometheus.kind === 'none' || alertmanager.kind === 'none') {
  it.skip(`no alert is sent here, because ${missing?.kind === 'none' ? missing.why : ''}`, () => undefined);
} else {
  describe('Prometheus and Alertmanager, watching the services', () => {
    let alerting: Alerting;
    beforeAll(async () => {
      alerting = await startAlerting(
        { prometheus: prometheus.path, alertmanager: alertmanager.path },
        services.targets,
      );
    });
    afterAll(() => alerting.close());

    const isTold = (alertname: string, service: string, status: string, receiver: string): Promise<void> =>
      eventually(
        async () =>
          expect(alerting.told).toContainEqual(expect.objectContaining({ receiver, status, alertname, service })),
        { withinMs: 90_000 },
      );

    it('fire nothing while all is well', async () => {
      await eventually(async () =>
        expect(await alerting.query('up{job="sidetone"} == 1')).toHaveLength(serviceNames.length + 1),
      );
      const [now] = await alerting.query('vector(time())');
      await eventually(async () => {
        const recorded = await alerting.query('timestamp(sidetone:consumed_records:rate5m)');
        // The rules have been evaluated since, and more than once.
        expect(Math.max(0, ...recorded.map(({ value }) => value))).toBeGreaterThan((now?.value ?? Infinity) + 3);
      });
      expect(await alerting.query('ALERTS{alertstate="firing"}')).toEqual([]);
      expect(alerting.told).toEqual([]);
    });

    /** Tries until what is asked for is there, with requests and events meanwhile: a rate needs something that goes on. */
    const whileBusy = (check: () => Promise<void>): Promise<void> =>
      eventually(
        async () => {
          try {
            await check();
          } catch (error) {
            await services.busy(1);
            throw error;
          }
        },
        { withinMs: 30_000, everyMs: 500 },
      );

    it.each(boardLines().map((line) => [line.where, line] as const))(
      'answer the panel %s with lines that it can show',
      async (where, { expression, namedBy, instant }) => {
        const sent = asGrafanaSends(expression, FILLED);
        const linesNow = async () =>
          instant
            ? (await alerting.query(sent)).map(({ metric, value }) => ({ metric, values: [value] }))
            : alerting.lastMinute(sent);
        if (MAY_BE_EMPTY[where] !== undefined) return void (await linesNow());
        await whileBusy(async () => {
          const lines = await linesNow();
          // Each has a name of its own and something to draw.
          const names = lines.map(({ metric }) => namedBy.map((label) => metric[label]).join(' '));
          expect(names.filter((name) => name.includes('undefined'))).toEqual([]);
          expect(new Set(names).size).toBe(names.length);
          expect(lines.some(({ values }) => values.some(Number.isFinite))).toBe(true);
          // What is told by service is told of every one.
          const told = new Set(
            lines.filter(({ values }) => values.some(Number.isFinite)).map(({ metric }) => metric['service']),
          );
          if (namedBy.includes('service'))
            expect([...told].filter((service) => service !== 'proxy').sort()).toEqual([...serviceNames].sort());
        });
      },
      60_000,
    );

    it('have evaluated every rule without an error', async () => {
      const known = await alerting.rules();
      expect(known.map(({ name }) => name).sort()).toEqual(
        [...rules.flatMap(recordsIn), ...rules.flatMap(alertsIn).map(({ name }) => name)].sort(),
      );
      expect(known.filter(({ health, lastError }) => health !== 'ok' || lastError)).toEqual([]);
    });

    it.each(rules.flatMap(recordsIn))('record %s for each service', async (name) => {
      await whileBusy(async () => {
        const recorded = (await alerting.query(name)).filter(({ value }) => Number.isFinite(value));
        expect(recorded.map(({ metric }) => metric['service']).sort()).toEqual([...serviceNames].sort());
      });
    });

    it.each(rules.flatMap(alertsIn).map((alert) => [alert.name, alert] as const))(
      'can tell whether %s is so, of whatever it would name',
      async (name, { summary = '' }) => {
        const rule = (await alerting.rules()).find((one) => one.name === name);
        const asked = whetherOrNot(rule?.query ?? '');
        if (MAY_BE_EMPTY[name] !== undefined) return void (await alerting.query(asked));
        const labels = [...summary.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label ?? '');
        await whileBusy(async () => {
          const answers = await alerting.query(asked);
          expect(answers.length).toBeGreaterThan(0);
          for (const { metric, value } of answers) {
            expect([0, 1]).toContain(value);
            for (const label of labels) expect([label, metric[label]]).toEqual([label, expect.stringMatching(/./)]);
          }
        });
      },
      60_000,
    );

    it('tell who is on call that a service is down, and that it is back', async () => {
      await services.of('scoring').stop();
      await isTold('SidetoneServiceDown', 'scoring', 'firing', 'on-call');
      const told = alerting.told.find(({ alertname }) => alertname === 'SidetoneServiceDown');
      expect(told?.runbook).toBe(`${RUNBOOK_URL}#sidetoneservicedown`);
      expect(Object.keys(told?.labels ?? {}).sort()).toEqual(['alertname', 'instance', 'job', 'service', 'severity']);
      await services.start('scoring');
      await isTold('SidetoneServiceDown', 'scoring', 'resolved', 'on-call');
    });

    it('count what callers of a service that is down were told by the proxy, each request once', async () => {
      const failures = async () =>
        (await alerting.query('sidetone:api_failures:ratio_rate5m{service="scoring"}'))[0]?.value;
      const seen = async () =>
        (await alerting.query('sum(sidetone_http_requests_total{service="scoring",status="5xx"})'))[0]?.value ??
        Number.NaN;
      const before = await seen();
      await services.of('scoring').stop();
      for (let asked = 0; asked < 20; asked += 1) expect((await fetch(`${services.address}/v1/nps`)).status).toBe(503);
      await eventually(async () => expect(await failures()).toBeGreaterThan(0.1), { withinMs: 30_000 });
      await services.start('scoring');
      await eventually(async () => expect(await alerting.query('up{service="scoring"} == 1')).toHaveLength(1));
      // What the service answers by itself is its own to count: 401 without a key.
      for (let asked = 0; asked < 20; asked += 1) expect((await fetch(`${services.address}/v1/nps`)).status).toBe(401);
      await eventually(async () => expect(await seen()).toBe(before + 20));
      await eventually(async () => expect(await alerting.query('ALERTS{alertname="SidetoneServiceDown"}')).toEqual([]));
    });

    /** For how many seconds each service has not read the gauges named, by service. */
    const ages = async (reading: string): Promise<readonly number[]> =>
      (await alerting.query(`time() - sidetone_reading_timestamp_seconds{reading="${reading}"}`)).map(
        ({ value }) => value,
      );
    /** What is read of a part that is away stands still for at least `seconds`; all else is read meanwhile. */
    const isReadWithout = (hidden: string, others: readonly string[], seconds = 20): Promise<void> =>
      eventually(
        async () => {
          expect(Math.min(...(await ages(hidden)))).toBeGreaterThan(seconds);
          for (const other of others) expect(Math.max(...(await ages(other)))).toBeLessThan(seconds / 2);
        },
        { withinMs: 60_000 },
      );

    it('tell that the database is away, of each service, and that it is back', async () => {
      const bringBack = await takeDatabaseAway(services.suite);
      try {
        for (const service of serviceNames) await isTold('SidetoneDatabaseAway', service, 'firing', 'on-call');
        await isReadWithout('outbox', ['records']);
      } finally {
        await bringBack();
      }
      for (const service of serviceNames) await isTold('SidetoneDatabaseAway', service, 'resolved', 'on-call');
    }, 180_000);

    it('tell that Kafka is away, of each service, and that it is back', async () => {
      const known = { contactId: 'CON-known', customerId: 'CUS-known', consent: { survey: true }, version: 1 };
      await services.suite.send([
        contactUpserted.create({ id: 'CON-known', source: '//crm.example', time: Date.now(), data: known }),
      ]);
      await services.suite.settled('response-ingest');
      await services.kafka.stop();
      try {
        for (const service of serviceNames) await isTold('SidetoneKafkaAway', service, 'firing', 'on-call');
        // An answer is taken nevertheless; how long its event waits is seen to grow.
        const answered = await services.of('response-ingest').call('POST', '/v1/responses', {
          body: {
            ...{ surveyId: 'in-app', channel: 'web', answerId: 'while-away', contactId: 'CON-known' },
            ...{ journeyArea: 'network', kind: 'transactional', score: 9 },
          },
        });
        expect([answered.status, answered.body]).toEqual([200, expect.objectContaining({ outcome: 'recorded' })]);
        const waits = async () =>
          (await alerting.query('sidetone_outbox_oldest_seconds{service="response-ingest"}'))[0]?.value;
        await eventually(async () => expect(await waits()).toBeGreaterThan(3));
        await isReadWithout('records', ['outbox', 'due work']);
      } finally {
        await services.kafka.start();
      }
      for (const service of serviceNames) await isTold('SidetoneKafkaAway', service, 'resolved', 'on-call');
      // They go on by themselves: what comes now is handled.
      await services.busy(1);
      for (const service of serviceNames) await services.suite.settled(service, { withinMs: 60_000 });
    }, 240_000);

    it('tell the team of the first record that could not be used, and when it is past', async () => {
      await services.suite.sendRecords([
        {
          topic: 'survey.response.v1',
          key: 'INV-9',
          value: 'not JSON',
          headers: { 'content-type': 'application/json' },
        },
      ]);
      await isTold('SidetoneDeadLetters', 'scoring', 'firing', 'team');
      await isTold('SidetoneDeadLetters', 'scoring', 'resolved', 'team');
    });

    it('fire nothing any more', async () => {
      await eventually(async () => expect(await alerting.query('ALERTS{alertstate="firing"}')).toEqual([]), {
        withinMs: 60_000,
      });
    });
  });
}
