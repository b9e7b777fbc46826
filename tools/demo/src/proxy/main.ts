import { platformSettings, readSettings, url } from '@sidetone/platform/config';
import { runTool } from '@sidetone/testing/stack';
import { startProxy } from './start-proxy.js';

/** The proxy as a process of its own, for installations without another one in front. */
await runTool('proxy', async (signal) => {
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
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await proxy.stop();
  return 0;
});
