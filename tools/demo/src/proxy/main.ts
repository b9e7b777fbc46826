import { platformSettings, readSettings, SettingsError, url } from '@sidetone/platform/config';
import { startProxy } from './start-proxy.js';

/** The proxy as a process of its own, for installations without another one in front. */
async function run(): Promise<void> {
  const upstream = (service: string) => url({ desc: `the address of ${service}`, example: `http://${service}:3000` });
  const settings = readSettings(process.env, {
    PORT: platformSettings.PORT,
    HOST: platformSettings.HOST,
    SURVEY_DISPATCH_URL: upstream('survey-dispatch'),
    RESPONSE_INGEST_URL: upstream('response-ingest'),
    SCORING_URL: upstream('scoring'),
    KPI_CORRELATION_URL: upstream('kpi-correlation'),
    CLOSE_THE_LOOP_URL: upstream('close-the-loop'),
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
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void proxy.stop().finally(() => process.exit(0)));
  }
}

await run().catch((error: unknown) => {
  process.stderr.write(`proxy: ${error instanceof SettingsError ? error.message : String(error)}\n`);
  process.exit(1);
});
