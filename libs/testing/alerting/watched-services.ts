import { startDisposableKafka, type DisposableKafka } from '@sidetone/infrastructure/kafka';
import { freePort } from '@sidetone/infrastructure/ports';
import { serviceNames, type ServiceName } from '@sidetone/platform/service';
import { aCallFailure, anInteraction, aResponse } from '../factories/index.js';
import { openSuite, type RunningService, type Suite } from '../suite/index.js';
import { startBuiltProxy } from './start-built-proxy.js';

/** All services, each at an address that stays, and the one address before them, on a broker of their own that a test may stop. */
export interface WatchedServices {
  readonly suite: Suite;
  readonly kafka: DisposableKafka;
  /** Where the proxy answers. */
  readonly address: string;
  /** `host:port` of each, and of the proxy. */
  readonly targets: Readonly<Record<string, string>>;
  of(service: ServiceName): RunningService;
  /** Starts one anew that a test stopped. */
  start(service: ServiceName): Promise<void>;
  scrape(service: ServiceName): Promise<string>;
  /** Asks each service's API of `count` ids that it does not know, and sends events of as many customers that each of them handles. */
  busy(count: number): Promise<void>;
  close(): Promise<void>;
}

const ENVIRONMENT: Partial<Record<ServiceName, Readonly<Record<string, string>>>> = {
  'survey-dispatch': {
    LINK_SECRET: 'a-secret-of-more-than-thirty-two-characters',
    PUBLIC_URL: 'https://survey.operator.example',
  },
};

export async function openWatchedServices(): Promise<WatchedServices> {
  const kafka = await startDisposableKafka();
  const suite = await openSuite({ kafkaBrokers: [kafka.address], mostPartitions: 1 });
  const ports = new Map<ServiceName, number>();
  for (const service of serviceNames) ports.set(service, await freePort());
  const running = new Map<ServiceName, RunningService>();
  const start = async (service: ServiceName): Promise<void> => {
    const env = { ...ENVIRONMENT[service], PORT: String(ports.get(service)) };
    running.set(service, await suite.start(service, env));
  };
  await Promise.all(serviceNames.map(start));
  const of = (service: ServiceName): RunningService => {
    const found = running.get(service);
    if (!found) throw new Error(`${service} was not started`);
    return found;
  };
  const proxy = await startBuiltProxy(Object.fromEntries(serviceNames.map((service) => [service, of(service).url])));
  let asked = 0;
  return {
    suite,
    kafka,
    address: proxy.url,
    targets: Object.fromEntries([
      ...serviceNames.map((service) => [service, new URL(of(service).url).host]),
      ['proxy', new URL(proxy.url).host],
    ]),
    of,
    start,
    scrape: async (service) => String((await of(service).call('GET', '/metrics', { key: null })).body),
    async busy(count) {
      const ids = Array.from({ length: count }, () => (asked += 1));
      for (const id of ids) {
        await of('close-the-loop').call('GET', `/v1/cases/CASE-${id}`);
        await of('scoring').call('GET', `/v1/accounts/CUS-${id}/scores?contact=CON-${id}`);
        await of('response-ingest').call('GET', `/r/token-${id}-of-somebody`, { key: null });
        await of('survey-dispatch').call('GET', `/nothing/here/SUB-${id}`);
        await of('kpi-correlation').call('GET', `/v1/subscriptions/SUB-${id}/events`);
        await of('kpi-correlation').call('PROPFIND', `/v1/subscriptions/SUB-${id}`);
      }
      const now = Date.now();
      await suite.send(
        ids.flatMap((id) => [
          aResponse(id, now, { customerId: `CUS-${id}`, contactId: `CON-${id}`, subscriptionId: `SUB-${id}` }),
          anInteraction(`INT-${id}`, now, { customerId: `CUS-${id}`, contactId: `CON-${id}` }),
          aCallFailure(`call-${id}`, now, { subscriptionId: `SUB-${id}` }),
        ]),
      );
    },
    async close() {
      await proxy.stop();
      await suite.close();
      await kafka.dispose();
    },
  };
}
