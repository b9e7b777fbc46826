import { aDriver, aRun, aSeen } from '../testing/a-seen.js';
import { drawSvg, LIGHT, pictureOf, PICTURES } from '../pictures/index.js';
import { figure } from './figure.js';
import { glancePage } from './glance-page.js';
import { PAGE_HEADERS } from './page-style.js';

const page = (glance: Parameters<typeof glancePage>[0], grafanaUrl?: string): string =>
  glancePage(glance, 'transactional', { timeZone: 'UTC', grafanaUrl });

describe('the page at /', () => {
  it('is shown without figures where nothing says where to read them, and says what to set', () => {
    const html = page({ state: 'notSetUp' });
    expect(html).toContain('INSIGHT_DATABASE_URL');
    expect(html).toContain('href="/scoring/docs"');
    expect(html).not.toContain('<img');
  });

  it('says what is the matter where nothing can be read', () => {
    expect(page({ state: 'away', words: 'The database cannot be reached now.' })).toContain(
      'The database cannot be reached now.',
    );
  });

  it('takes names from the database for text', () => {
    const drivers = [aDriver('<img src=x onerror=alert(1)>', 3, { Team: '"><script>' })];
    const html = page({ state: 'seen', seen: aSeen({ drivers, verdictOfDrivers: [aRun('usable')] }) });
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toMatch(/<img src=x|<script/);
  });

  it.each(PICTURES)('takes them for text in the picture %s and beside it', (name) => {
    const hostile = '<img src=x onerror=alert(1)>';
    const pastDueByTeam = [
      { Team: hostile, 'First contact past due': 2, 'Resolution past due': 1, 'Oldest was due': null },
    ];
    const seen = aSeen({
      ...{ pastDueByTeam, drivers: [aDriver(hostile, 3, { Team: hostile })], verdictOfDrivers: [aRun('usable')] },
      casesNow: [{ Live: 3, 'First contact past due': 2, 'Resolution past due': 1 }],
    });
    const picture = pictureOf(name, seen, 'UTC');
    expect(figure(name, 'transactional', picture)).not.toMatch(/<img src=x/);
    if (picture.empty === undefined) expect(drawSvg(picture, { palette: LIGHT, narrow: false })).not.toMatch(/<img/);
    const telling: readonly string[] = ['drivers', 'past-due'];
    if (telling.includes(name)) expect(figure(name, 'transactional', picture)).toContain('&lt;img src=x');
  });

  it('has no scripts, no styles in attributes and nothing from elsewhere, as its headers demand', () => {
    const html = page({ state: 'seen', seen: aSeen() }, 'https://grafana.example/');
    expect(html).not.toMatch(/<script| style=| on\w+=|src="http/);
    expect(html).toContain('href="https://grafana.example/"');
    expect(PAGE_HEADERS['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });
});
