import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@sidetone/infrastructure/ports';
import { superviseProcess } from '@sidetone/infrastructure/processes';
import { workspaceRoot } from '../suite/workspace-root.js';
import { ruleFiles } from './alert-rules.js';

/** What Alertmanager told a receiver. */
export interface Notification {
  readonly receiver: string;
  readonly status: 'firing' | 'resolved';
  readonly alertname: string;
  readonly service: string | undefined;
  /** Where to read on. */
  readonly runbook: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

export interface AlertingPrograms {
  readonly prometheus: string;
  readonly alertmanager: string;
}

/** Where the runbook of the test is said to be. */
export const RUNBOOK_URL = 'https://wiki.operator.example/runbook';

/** A line of an answer of Prometheus: its values in their order, one where the present was asked for. */
export interface Line {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly number[];
}

/** A rule as Prometheus has it. */
export interface Rule {
  readonly name: string;
  readonly type: 'alerting' | 'recording';
  /** As Prometheus writes it. */
  readonly query: string;
  /** `ok` once it was evaluated without an error. */
  readonly health: string;
  readonly lastError?: string;
}

/** A real Prometheus and Alertmanager that watch services and tell the test. */
export interface Alerting {
  /** What was told, in its order. */
  readonly told: readonly Notification[];
  /** The result of an instant query. */
  query(
    expression: string,
  ): Promise<readonly { readonly metric: Readonly<Record<string, string>>; readonly value: number }[]>;
  /** What a panel gets that shows the last minute, second by second. @throws Error with what Prometheus says against the expression */
  lastMinute(expression: string): Promise<readonly Line[]>;
  rules(): Promise<readonly Rule[]>;
  close(): Promise<void>;
}

const SHIPPED = join(workspaceRoot, 'deploy', 'prometheus');

/**
 * Starts them with what is shipped in deploy/prometheus; only addresses and times are others: a scrape each second, a second
 * where an alert waits a minute, and the last 15 seconds where it looks at 15 minutes.
 * @param targets `host:port` of each service
 */
export async function startAlerting(
  { prometheus, alertmanager }: AlertingPrograms,
  targets: Readonly<Record<string, string>>,
): Promise<Alerting> {
  const folder = await mkdtemp(join(tmpdir(), 'sidetone-alerting-'));
  const [receiverPort, alertmanagerPort, prometheusPort] = [await freePort(), await freePort(), await freePort()];
  const told: Notification[] = [];
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      told.push(...notificationsIn(Buffer.concat(chunks).toString()));
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(receiverPort, '127.0.0.1', resolve));

  await mkdir(join(folder, 'rules'));
  for (const [name, text] of ruleFiles())
    await writeFile(
      join(folder, 'rules', name),
      text.replaceAll(/^( +)for: 1m$/gm, '$1for: 1s').replaceAll('[15m]', '[15s]'),
    );
  const hook = `webhook_configs: [{ url: 'http://127.0.0.1:${receiverPort}', send_resolved: true }]`;
  const alertmanagerFile = await shipped('alertmanager.yml', [
    [/group_wait: .*/g, 'group_wait: 1s'],
    [/group_interval: .*/g, 'group_interval: 1s'],
    [/^ {2}- name: (.*)$/gm, `  - name: $1\n    ${hook}`],
  ]);
  await writeFile(join(folder, 'alertmanager.yml'), alertmanagerFile);
  const prometheusFile = await shipped('prometheus.yml', [
    [/(scrape|evaluation)_interval: .*/g, '$1_interval: 1s'],
    [/alertmanager:9093/, `127.0.0.1:${alertmanagerPort}`],
    ...Object.entries(targets).map(([service, target]): Change => [
      new RegExp(`\\[${service}:3000\\]`),
      `['${target}']`,
    ]),
  ]);
  await writeFile(join(folder, 'prometheus.yml'), prometheusFile);

  const programs = await Promise.all([
    superviseProcess({
      name: 'Alertmanager',
      command: alertmanager,
      args: [
        `--config.file=${join(folder, 'alertmanager.yml')}`,
        `--storage.path=${join(folder, 'alertmanager')}`,
        `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
        '--cluster.listen-address=',
      ],
      logFile: join(folder, 'alertmanager.log'),
      readyUrl: `http://127.0.0.1:${alertmanagerPort}/-/ready`,
    }),
    superviseProcess({
      name: 'Prometheus',
      command: prometheus,
      args: [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'prometheus')}`,
        `--web.listen-address=127.0.0.1:${prometheusPort}`,
        '--enable-feature=expand-external-labels',
      ],
      env: { RUNBOOK_URL },
      logFile: join(folder, 'prometheus.log'),
      readyUrl: `http://127.0.0.1:${prometheusPort}/-/ready`,
    }),
  ]);
  const ask = async <Data>(what: string): Promise<Data> => {
    const response = await fetch(`http://127.0.0.1:${prometheusPort}/api/v1/${what}`);
    const { data, error } = (await response.json()) as { data?: Data; error?: string };
    if (!data) throw new Error(`Prometheus answers ${response.status} to ${what}: ${error}`);
    return data;
  };
  return {
    told,
    async query(expression) {
      const { result } = await ask<{ result: { metric: Record<string, string>; value: [number, string] }[] }>(
        `query?query=${encodeURIComponent(expression)}`,
      );
      return result.map(({ metric, value: [, value] }) => ({ metric, value: Number(value) }));
    },
    async lastMinute(expression) {
      const now = Date.now() / 1000;
      const { result } = await ask<{ result: { metric: Record<string, string>; values: [number, string][] }[] }>(
        `query_range?query=${encodeURIComponent(expression)}&start=${now - 60}&end=${now}&step=1`,
      );
      return result.map(({ metric, values }) => ({ metric, values: values.map(([, value]) => Number(value)) }));
    },
    async rules() {
      const { groups } = await ask<{ groups: { rules: Rule[] }[] }>('rules');
      return groups.flatMap(({ rules }) => rules);
    },
    async close() {
      await Promise.all(programs.map((program) => program.stop()));
      await new Promise((resolve) => receiver.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Change = readonly [RegExp, string];

/** A shipped file with changes. @throws Error where one finds nothing to change, since the file then says something else than is thought */
async function shipped(name: string, changes: readonly Change[]): Promise<string> {
  const text = await readFile(join(SHIPPED, name), 'utf8');
  return changes.reduce((changed, [what, by]) => {
    if (changed.search(what) < 0) throw new Error(`deploy/prometheus/${name} has nothing like ${what}.`);
    return changed.replace(what, by);
  }, text);
}

function notificationsIn(body: string): Notification[] {
  const { receiver, alerts } = JSON.parse(body) as {
    receiver: string;
    alerts: {
      status: Notification['status'];
      labels: { alertname: string; service?: string };
      annotations: { runbook_url?: string };
    }[];
  };
  return alerts.map(({ status, labels, annotations: { runbook_url: runbook } }) => ({
    ...{ receiver, status, alertname: labels.alertname, service: labels.service, runbook },
    labels,
  }));
}
