import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { DELAY_CLASSES } from '@sidetone/domain/nps';
import { freePort } from '@sidetone/infrastructure/ports';
import { superviseProcess } from '@sidetone/infrastructure/processes';
import { READING_ROLE, READING_SCHEMA, sql, trustedSql } from '@sidetone/platform/database';
import { serviceDatabaseUrl, serviceNames, type ServiceName } from '@sidetone/platform/service';
import { faultsOf, findChromium, openChromium, overflowOf } from '@sidetone/testing/chromium';
import { fillSchemas } from '@sidetone/testing/insight';
import { workspaceRoot } from '@sidetone/testing/stack';
import { openSuite, type Suite } from '@sidetone/testing/suite';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startProxy } from '../proxy/start-proxy.js';
import { readGlances, type GlanceSettings } from './index.js';

const chromium = findChromium();
/** A folder to keep pictures in, for people to look at. */
const pictures = env['GLANCE_PAGE_PICTURES'];
const DISPATCH = { LINK_SECRET: 'a-secret-of-tests-that-is-long-enough', PUBLIC_URL: 'http://localhost:1' };
const nowhere = Object.fromEntries(serviceNames.map((name) => [name, 'http://127.0.0.1:1'])) as Record<
  ServiceName,
  string
>;
const WINDOWS = [
  { name: 'wide', viewport: { width: 1100, height: 900 } },
  { name: 'narrow', viewport: { width: 360, height: 740 } },
] as const;
const SCHEMES = ['light', 'dark'] as const;

let suite: Suite;
let browser: Browser;
const undo: (() => Promise<unknown>)[] = [];

const readingUrl = (password = 'test-password'): string =>
  serviceDatabaseUrl(suite.databaseUrl, { schema: READING_SCHEMA, role: READING_ROLE, password });

/** A page of its own, so that nothing is kept from another test. Returns its address. */
async function serve(settings: Partial<GlanceSettings> = {}): Promise<string> {
  const glances = readGlances({ databaseUrl: readingUrl(), timeZone: 'Europe/Helsinki', ...settings });
  const port = await freePort();
  const proxy = await startProxy({
    port,
    host: '127.0.0.1',
    services: nowhere,
    glances,
    page: { timeZone: 'Europe/Helsinki', grafanaUrl: 'http://localhost:3000' },
  });
  undo.push(
    () => proxy.stop(),
    () => glances.stop(),
  );
  return `http://127.0.0.1:${port}`;
}

/** The proxy as the container image starts it. */
async function startProgram(env: Readonly<Record<string, string>>) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const folder = await mkdtemp(join(tmpdir(), 'sidetone-proxy-'));
  const program = await superviseProcess({
    name: 'proxy',
    command: process.execPath,
    args: [join(workspaceRoot, 'tools/demo/dist/proxy/main.js')],
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      ...Object.fromEntries(
        serviceNames.map((name) => [`${name.toUpperCase().replaceAll('-', '_')}_URL`, 'http://127.0.0.1:1']),
      ),
      ...env,
    },
    logFile: join(folder, 'proxy.log'),
    pidFile: join(folder, 'proxy.pid'),
    readyUrl: `${base}/health/live`,
  });
  undo.push(
    () => rm(folder, { recursive: true }),
    () => program.stop(),
  );
  return { base, said: () => program.lastLines(50) };
}

const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({ viewport: WINDOWS[0].viewport, ...options });
  context.setDefaultTimeout(20_000);
  return context.newPage();
};
const keepPicture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};
const text = async (url: string): Promise<string> => (await fetch(url)).text();

if (chromium.kind === 'none') {
  it.skip(`the page is not checked here, because ${chromium.why}`, () => undefined);
} else {
  describe('the loop at a glance in Chromium', () => {
    beforeAll(async () => {
      suite = await openSuite({ mostPartitions: 1 });
      browser = await openChromium(chromium.path);
    }, 120_000);
    afterAll(async () => {
      await browser.close();
      for (const step of undo.reverse()) await step();
      await suite.close();
    });

    it('says that the views are not there before any service has started', async () => {
      const base = await serve();
      const answer = await fetch(base);
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain('The views that this page reads are not there yet.');
    });

    it('says in words what an empty system has not, and never 0', async () => {
      const services = await Promise.all(
        serviceNames.map((name) => suite.start(name, name === 'survey-dispatch' ? DISPATCH : {})),
      );
      // What is read needs no service: they have made the views at their start.
      await Promise.all(services.map((service) => service.stop()));
      const page = await open();
      await page.goto(await serve());
      await keepPicture(page, 'empty');
      expect(await faultsOf(page)).toEqual([]);
      expect(await page.locator('.figure').allTextContents()).toEqual([
        'No score yet',
        'No rate yet',
        'No run yet',
        'Nobody',
      ]);
      expect(await page.locator('.note').allTextContents()).toEqual([
        expect.stringContaining('No answers in this time yet.'),
        expect.stringContaining('No driver run is done yet.'),
        'No cases yet. Each answer opens one.',
        expect.stringContaining('No case was opened, contacted or closed'),
        'Nobody was asked in this time yet.',
      ]);
      expect(await page.locator('img').count()).toBe(0);
      await page.context().close();
    });

    it.each([
      ['cannot be reached', () => 'postgres://sidetone_insight:x@127.0.0.1:1/sidetone'],
      ['refuses the login', () => readingUrl('another-password')],
    ])('says that the database %s, and still where to go', async (words, databaseUrl) => {
      const { base, said } = await startProgram({ INSIGHT_DATABASE_URL: databaseUrl() });
      const page = await open();
      const answer = await page.goto(base);
      expect(answer?.status()).toBe(503);
      expect(await page.getByRole('status').textContent()).toContain(`The database ${words}`);
      expect(await page.getByRole('link', { name: 'API of scoring' }).getAttribute('href')).toBe('/scoring/docs');
      expect(await faultsOf(page)).toEqual([]);
      expect((await fetch(`${base}/pictures/score.svg`)).status).toBe(404);
      expect(await said()).toContain('proxy: the page at / is not whole: ');
      expect(await said()).not.toContain('another-password');
      await page.context().close();
    });

    describe('with a little of everything', () => {
      let base: string;
      let kpi: string;

      beforeAll(async () => {
        ({ kpi } = await fillSchemas(suite));
        await fillWeeks();
        const planted = [
          { kpi, role: 'effect' as const, pointsLost: 4.2 },
          { kpi: 'order.late.days', role: 'none' as const, pointsLost: 0 },
        ];
        base = await serve({ planted: () => Promise.resolve(planted) });
      });

      describe.each(WINDOWS)('in a $name window', ({ name, viewport }) => {
        it.each(SCHEMES)('keeps WCAG 2.2 AA and shows every picture, %s', async (colorScheme) => {
          const page = await open({ viewport, colorScheme });
          const said: string[] = [];
          const asked: string[] = [];
          page.on('console', (message) => said.push(message.text()));
          page.on('request', (request) => asked.push(request.url()));
          await page.goto(base, { waitUntil: 'networkidle' });
          await keepPicture(page, `${name}-${colorScheme}`);
          expect({ faults: await faultsOf(page), overflow: await overflowOf(page), said }).toEqual({
            faults: [],
            overflow: 0,
            said: [],
          });
          const drawn = await page.evaluate('[...document.images].map((image) => image.naturalWidth)');
          expect(drawn).toEqual(Array.from({ length: 5 }, () => (name === 'wide' ? 820 : 340)));
          expect(asked.filter((url) => !url.startsWith(base))).toEqual([]);
          const look = `${colorScheme === 'dark' ? '&dark' : ''}${name === 'narrow' ? '&narrow' : ''}`;
          expect(asked).toContain(`${base}/pictures/score.svg?kind=transactional${look}`);
          for (const summary of await page.getByText('The figures as a table').all()) await summary.click();
          await keepPicture(page, `${name}-${colorScheme}-tables`);
          expect({ faults: await faultsOf(page), overflow: await overflowOf(page) }).toEqual({
            faults: [],
            overflow: 0,
          });
          await page.context().close();
        });
      });

      it('is read without scripts, and by whoever sees no pictures', async () => {
        const page = await open({ javaScriptEnabled: false });
        await page.goto(base);
        const drivers = page.getByRole('region', { name: 'NPS points that go with each KPI' });
        expect(await drivers.getByRole('img').getAttribute('alt')).toMatch(
          /^Of \d+ KPIs .* associated with the score: .*voice\.drop\.count .* planted 4\.2\)/,
        );
        await drivers.getByText('The figures as a table').click();
        const row = drivers.getByRole('row', { name: 'order.late.days' });
        expect(await row.getByRole('cell').allTextContents()).toEqual(['not known', '', '', '0.0', 'not in the model']);
        await page.getByRole('link', { name: 'relationship' }).click();
        expect(await page.getByRole('navigation').locator('[aria-current]').textContent()).toBe('relationship');
        await page.context().close();
      });

      it('tells of one answer as too few, in words and in no picture', async () => {
        const page = await text(`${base}/?kind=relationship`);
        expect(page).toContain('Too few answers: 1 of at least 10');
        expect(page).toContain('No week has a score yet: too few answers.');
        expect(page).not.toContain('/pictures/score.svg');
        expect((await fetch(`${base}/pictures/score.svg?kind=relationship`)).status).toBe(404);
      });

      it('takes any other kind of survey for the usual one', async () => {
        expect(await text(`${base}/?kind=%3Cscript%3E&kind=x`)).toContain('aria-current="page">transactional<');
        expect((await fetch(`${base}/pictures/another.svg`)).status).toBe(404);
      });

      it('shows what a simulator has planted, as soon as it has reported', async () => {
        const report = join(await mkdtemp(join(tmpdir(), 'sidetone-report-')), 'report.json');
        const { base: itself, said } = await startProgram({
          INSIGHT_DATABASE_URL: readingUrl(''),
          INSIGHT_DATABASE_PASSWORD: 'test-password',
          SIMULATOR_REPORT: report,
        });
        expect(await text(`${itself}/?kind=wave`)).not.toContain('The simulator has planted');
        await writeFile(report, JSON.stringify(aReport(kpi)));
        expect(await text(itself)).toMatch(new RegExp(`>${kpi}</th>.*<td>4\\.2</td>`));
        expect(await said()).toBe('');
      });

      it('asks the database once, however often the page is opened', async () => {
        let reads = 0;
        const counting = await serve({
          now: () => 1_900_000_000_000,
          planted: () => {
            reads += 1;
            return Promise.reject(new Error('half written'));
          },
        });
        const pages = await Promise.all([text(counting), text(counting), text(counting)]);
        expect(reads).toBe(1);
        // What a simulator cannot tell takes nothing from the page.
        for (const page of pages) expect(page).toContain(kpi);
      });
    });
  });
}

/** Eleven more weeks of answers, one of them with too few, and one answer to a survey of another kind. */
async function fillWeeks(): Promise<void> {
  const zeros = trustedSql(Array.from({ length: DELAY_CLASSES }, () => '0').join(', '));
  await suite.query(
    'scoring',
    sql`
    insert into score_cell select 'all', 'transactional', '', '', current_date - 7 * week - 3, '', case week when 5 then 2 else 40 + 2 * week end, 20 * (week <> 5)::int,
      case week when 5 then 1 else 45 - 3 * week end, 0, 0, 0, 300 - 5 * week, 105 - week, ${zeros}
    from generate_series(1, 11) as week
    union all select 'all', 'relationship', '', '', current_date - 1, '', 1, 0, 0, 0, 0, 0, 1, 1, ${zeros}`,
  );
}

/** As much as a simulator reports at the end of its history. */
function aReport(kpi: string) {
  const counts = { sent: 0, stored: 0, dropped: 0, deadLettered: 0 };
  return {
    truth: {
      respondents: 1,
      nps: { expected: 0, drawn: 0 },
      effects: [{ kpi, role: 'effect', pointsLost: 4.2 }],
      cells: [],
    },
    ledger: { ...counts, byTopic: {} },
    answers: { messages: 1, posted: 1, accepted: 1 },
    exposures: [],
    historyFrom: 0,
    surveysFrom: 1,
    now: 2,
  };
}
