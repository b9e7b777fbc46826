import { serviceNames } from '@sidetone/platform/service';

const about: Readonly<Record<(typeof serviceNames)[number], string>> = {
  'survey-dispatch': 'who is asked, and who is left alone',
  'response-ingest': 'the survey page and the answers',
  scoring: 'the score and how sure it is',
  'kpi-correlation': 'what happened to customers, and which KPIs go with the score',
  'close-the-loop': 'the cases, and what is due',
};

/** The page at `/`: where to look. */
export function frontPage(): string {
  const rows = serviceNames.map(
    (name) => `<tr><th scope="row">${name}</th><td>${about[name]}</td><td>${link(name, 'docs', 'API')}</td>
      <td>${link(name, 'health/ready', 'health')}</td><td>${link(name, 'metrics', 'metrics')}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sidetone</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 50rem; padding: 0 1rem }
  th, td { padding: 0.25rem 1rem 0.25rem 0; text-align: left; vertical-align: top }
</style>
</head>
<body>
<h1>Sidetone</h1>
<p>Which operational faults cost goodwill, and who must be called today.</p>
<table>
<tbody>${rows.join('')}</tbody>
</table>
<p>The API wants a key in the header <code>X-Api-Key</code>; whoever started this was told one.</p>
</body>
</html>`;
}

function link(service: string, path: string, text: string): string {
  return `<a href="/${service}/${path}">${text}</a>`;
}
