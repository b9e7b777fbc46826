import { platformSettings, readSettings, secretPairs, SettingsError, str, url } from '@sidetone/platform/config';
import { describeError } from '@sidetone/platform/observability';
import { readGlances } from '../glance/index.js';
import { plantedAsReported } from '../simulator/planted-as-reported.js';
import { startProxy } from './start-proxy.js';

/** The proxy as a process of its own, for installations without another one in front. */
async function run(): Promise<void> {
  const upstream = (service: string) => url({ desc: `the address of ${service}`, example: `http://${service}:3000` });
  const settings = readSettings(process.env, {
    PORT: platformSettings.PORT,
    HOST: platformSettings.HOST,
    OPERATOR_TIME_ZONE: platformSettings.OPERATOR_TIME_ZONE,
    SURVEY_DISPATCH_URL: upstream('survey-dispatch'),
    RESPONSE_INGEST_URL: upstream('response-ingest'),
    SCORING_URL: upstream('scoring'),
    KPI_CORRELATION_URL: upstream('kpi-correlation'),
    CLOSE_THE_LOOP_URL: upstream('close-the-loop'),
    INSIGHT_DATABASE_URL: url({
      desc: "the database's address with the role sidetone_insight, where the page at / finds scores and counts",
      example: 'postgres://sidetone_insight:secret@db:5432/sidetone',
      default: undefined,
    }),
    INSIGHT_DATABASE_PASSWORD: str({
      desc: 'the password of that role, where the address has none',
      default: undefined,
    }),
    PAGE_KEYS: secretPairs({
      desc: 'who may see the page at / and the metrics of the services, as name:key pairs, asked for as user and password; without it, everybody who reaches them',
      default: undefined,
    }),
    GRAFANA_URL: url({ desc: 'where the dashboards are, for the link of the page at /', default: undefined }),
    SIMULATOR_REPORT: str({
      desc: 'the REPORT_FILE of a simulator, whose planted truth the page at / then shows beside what is found',
      default: undefined,
    }),
  });
  const { INSIGHT_DATABASE_URL, INSIGHT_DATABASE_PASSWORD, OPERATOR_TIME_ZONE, GRAFANA_URL, SIMULATOR_REPORT } =
    settings;
  const glances = readGlances({
    databaseUrl: withPassword(INSIGHT_DATABASE_URL, INSIGHT_DATABASE_PASSWORD),
    timeZone: OPERATOR_TIME_ZONE,
    ...(SIMULATOR_REPORT === undefined ? {} : { planted: plantedAsReported(SIMULATOR_REPORT) }),
    onTrouble: (error) => {
      process.stderr.write(`proxy: the page at / is not whole: ${describeError(error).message}\n`);
      return undefined;
    },
  });
  const proxy = await startProxy({
    port: settings.PORT,
    host: settings.HOST,
    services: {
      'survey-dispatch': settings.SURVEY_DISPATCH_URL,
      'response-ingest': settings.RESPONSE_INGEST_URL,
      scoring: settings.SCORING_URL,
      'kpi-correlation': settings.KPI_CORRELATION_URL,
      'close-the-loop': settings.CLOSE_THE_LOOP_URL,
    },
    glances,
    page: { timeZone: OPERATOR_TIME_ZONE, grafanaUrl: GRAFANA_URL },
    pageKeys: settings.PAGE_KEYS,
  });
  const stop = async (): Promise<void> => {
    await proxy.stop();
    await glances.stop();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(0)));
}

function withPassword(address: string | undefined, password: string | undefined): string | undefined {
  if (address === undefined || password === undefined) return address;
  const withIt = new URL(address);
  withIt.password = encodeURIComponent(password);
  return withIt.toString();
}

await run().catch((error: unknown) => {
  process.stderr.write(`proxy: ${error instanceof SettingsError ? error.message : String(error)}\n`);
  process.exit(1);
});
