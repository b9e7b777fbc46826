import { writeFile } from 'node:fs/promises';
import { DAY_MS } from '@sidetone/domain/time';
import { list, num, platformSettings, port, readSettings, str, bool } from '@sidetone/platform/config';
import { createKafka } from '@sidetone/platform/messaging';
import { SystemClock } from '@sidetone/platform/time';
import { runSimulation, type ServiceAddress, type SimulationProgress, type SimulationReport } from './operate/index.js';
import { loadProfile } from './profiles/load-profile.js';
import { createWorld } from './world/index.js';

const settings = readSettings(process.env, {
  KAFKA_BROKERS: platformSettings.KAFKA_BROKERS,
  KAFKA_TOPIC_PREFIX: platformSettings.KAFKA_TOPIC_PREFIX,
  SERVICES: list({ desc: 'the services to wait for, as name=address pairs', example: 'scoring=http://localhost:3002' }),
  GATEWAY_PORT: port({ desc: 'where survey-dispatch hands over its messages', default: 8090 }),
  GATEWAY_HOST: str({ desc: 'the address to listen at for them', default: '127.0.0.1' }),
  API_KEY: str({ desc: "a key of the services' API, where the profile sets up surveys", default: '' }),
  PROFILE: str({ desc: 'the world to live in: a profile by name, or a JSON file', default: 'default' }),
  SEED: num({ desc: 'the seed of the world', default: 1 }),
  CUSTOMERS: num({ desc: 'how many customers the operator has', default: 3000 }),
  DAYS: num({ desc: 'days of surveys in the past; the history is 28 days longer', default: 56 }),
  ENDS_AT: num({
    desc: 'the end of the history in ms since 1970; 0 = by the calendar of its surveys, else now',
    default: 0,
  }),
  NEEDS_SURVEYS: bool({ desc: 'whether the profile has to set up surveys', default: false }),
  LIVE: bool({ desc: 'whether to go on in real time after the history', default: false }),
  REPORT_FILE: str({ desc: 'where to write the report as JSON; nowhere when empty', default: '' }),
});

const clock = new SystemClock();
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());

const kafka = createKafka({
  brokers: settings.KAFKA_BROKERS,
  clientId: 'simulator',
  topicPrefix: settings.KAFKA_TOPIC_PREFIX,
});
const producer = kafka.producer();
const profile = loadProfile(settings.PROFILE);
if (settings.NEEDS_SURVEYS && !profile.surveys)
  throw new Error(`The profile ${settings.PROFILE} sets up no surveys; give one that does, such as three-programmes.`);
const world = createWorld({
  profile,
  seed: settings.SEED,
  customers: settings.CUSTOMERS,
  days: settings.DAYS,
  endsAt: settings.ENDS_AT === 0 ? (plannedEnd() ?? clock.now()) : settings.ENDS_AT,
});

const report = async (done: SimulationReport): Promise<void> => {
  if (settings.REPORT_FILE !== '') await writeFile(settings.REPORT_FILE, JSON.stringify(done));
  say({ stage: 'done', now: done.now });
};

try {
  const running = {
    world,
    producer,
    services: settings.SERVICES.map(serviceAddress),
    gatewayPort: settings.GATEWAY_PORT,
    gatewayHost: settings.GATEWAY_HOST,
    apiKey: settings.API_KEY,
    signal: stopping.signal,
    onProgress: (progress: SimulationProgress) => say(progress),
  };
  if (settings.LIVE) await runSimulation({ ...running, live: { clock, onHistoryDone: report } });
  else await report(await runSimulation(running));
} catch (error) {
  if (!stopping.signal.aborted) throw error;
} finally {
  await producer.close();
  await kafka.close();
}

/** One JSON object a line, for whoever started this process. */
function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Where a profile's surveys name the day on which they begin, so many days later. */
function plannedEnd(): number | undefined {
  const { surveys } = profile;
  return surveys && Date.parse(`${surveys.startsOn}T00:00:00Z`) + settings.DAYS * DAY_MS;
}

function serviceAddress(pair: string): ServiceAddress {
  const [name, baseUrl] = pair.split(/=(.*)/s);
  if (!name || !baseUrl)
    throw new Error(
      `SERVICES holds "${pair}"; write each service as name=address, such as scoring=http://localhost:3002.`,
    );
  return { name, baseUrl };
}
