import { SURVEY_KINDS, type SurveyKind } from '@sidetone/contracts/events';
import { escapeHtml } from '@sidetone/platform/web';
import { PICTURES, pictureOf } from '../pictures/index.js';
import { DAYS_OF_SCORES, type Glance, type Seen } from '../seen.js';
import { momentInWords } from '../words.js';
import { figure } from './figure.js';
import { PAGE_STYLE } from './page-style.js';
import { tilesOf } from './tiles.js';
import { whereNext } from './where-next.js';

export interface PageSettings {
  readonly timeZone: string;
  /** Where the dashboards are, for the link to them. */
  readonly grafanaUrl?: string | undefined;
}

const NOT_SET_UP =
  'No figures are shown here, because nothing says where to read them. Set INSIGHT_DATABASE_URL to the address of the database with the role sidetone_insight, and give sidetone provision the same password as INSIGHT_DATABASE_PASSWORD.';

/** The page at `/`: the loop at a glance, or in words why it cannot be seen; and where to go next. */
export function glancePage(glance: Glance, kind: SurveyKind, { timeZone, grafanaUrl }: PageSettings): string {
  const shown =
    glance.state === 'seen'
      ? `${kinds(kind)}\n</header>\n<main>\n${loop(glance.seen, timeZone)}`
      : `</header>\n<main>\n<p class="note" role="status">${glance.state === 'away' ? glance.words : NOT_SET_UP}</p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sidetone: the loop at a glance</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>The loop at a glance</h1>
<p class="quiet">Sidetone tells which operational faults go along with lost goodwill, and who must be called today.</p>
${shown}
${whereNext(grafanaUrl)}
</main>
</body>
</html>
`;
}

function loop(seen: Seen, timeZone: string): string {
  const tiles = tilesOf(seen).map(
    ({ name, figure: shown, words }) =>
      `<div><dt>${escapeHtml(name)}</dt><dd><span class="figure">${escapeHtml(shown)}</span><br>${escapeHtml(words)}</dd></div>`,
  );
  return `<p class="quiet">Seen on ${momentInWords(seen.at, timeZone)}, over ${DAYS_OF_SCORES} days. <a href="/?kind=${seen.kind}">Look again</a></p>
<dl class="tiles">
${tiles.join('\n')}
</dl>
${PICTURES.map((name) => figure(name, seen.kind, pictureOf(name, seen, timeZone))).join('\n')}`;
}

/** Surveys of different kinds are never added up, so one is chosen; by links, which need no scripts. */
function kinds(chosen: SurveyKind): string {
  const each = SURVEY_KINDS.map((kind) =>
    kind === chosen
      ? `<li><strong aria-current="page">${kind}</strong></li>`
      : `<li><a href="/?kind=${kind}">${kind}</a></li>`,
  );
  return `<nav aria-label="Kind of survey">\n<ul>\n${each.join('\n')}\n</ul>\n</nav>`;
}
