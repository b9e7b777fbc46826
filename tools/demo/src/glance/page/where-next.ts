import { serviceNames, type ServiceName } from '@sidetone/platform/service';
import { escapeHtml } from '@sidetone/platform/web';

const about: Readonly<Record<ServiceName, string>> = {
  'survey-dispatch': 'who is asked, and who is left alone',
  'response-ingest': 'the survey page and the answers',
  scoring: 'the score and how sure it is',
  'kpi-correlation': 'what happened to customers, and which KPIs go with the score',
  'close-the-loop': 'the cases, and what is due',
};

/** Where whoever has seen the page goes on. `grafanaUrl` is where the dashboards are, if anywhere. */
export function whereNext(grafanaUrl: string | undefined): string {
  const rows = serviceNames.map(
    (name) => `<tr><th scope="row">${name}</th><td>${about[name]}</td><td>${link(name, 'docs', 'API')}</td>
<td>${link(name, 'health/ready', 'health')}</td><td>${link(name, 'metrics', 'metrics')}</td></tr>`,
  );
  const grafana =
    grafanaUrl === undefined
      ? 'The same questions, and many more, are asked by the dashboards in <code>deploy/grafana</code>.'
      : `The same questions, and many more, are asked by the <a href="${escapeHtml(grafanaUrl)}">dashboards in Grafana</a>.`;
  return `<section aria-labelledby="next">
<h2 id="next">Where to go next</h2>
<p>${grafana} Whom to call first stands in <code>GET /v1/cases</code>, why a KPI is a driver in <code>GET /v1/drivers</code>.</p>
<div class="wide">
<table class="services">
<caption>The five services</caption>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>
<p>The API wants a key in the header <code>X-Api-Key</code>; whoever started this was told one.</p>
</section>`;
}

function link(service: ServiceName, path: string, text: string): string {
  return `<a href="/${service}/${path}">${text}<span class="away"> of ${service}</span></a>`;
}
