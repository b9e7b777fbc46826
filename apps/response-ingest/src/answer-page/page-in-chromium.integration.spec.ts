import { join } from 'node:path';
import { env } from 'node:process';
import { sql } from '@sidetone/platform/database';
import { faultsOf, findChromium, openChromium, overflowOf } from '@sidetone/testing/chromium';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { anInvitation } from '../testing/invitation-events.js';
import { aProgramme } from '../testing/programme-events.js';

const chromium = findChromium();
const SMALL_PHONE = { width: 320, height: 568 };
const MOST_BYTES = 30_000;
/** What Lighthouse calls good, the slowest phones aside: the page is measured on a machine that tests other things at the same time. */
const FIRST_PAINT_MS = 1_800;
/** What WCAG 2.2 AA asks of targets (2.5.8), and below which phones zoom into a field on their own. */
const LEAST_TARGET_PX = 24;
const LEAST_LETTER_PX = 16;
/** A folder to keep pictures in, for people to look at. */
const pictures = env['ANSWER_PAGE_PICTURES'];

let suite: Suite;
let service: RunningService;
let browser: Browser;
let invitations = 0;

const open = async (options: BrowserContextOptions): Promise<Page> => {
  const context = await browser.newContext({ viewport: SMALL_PHONE, ...options });
  context.setDefaultTimeout(20_000);
  return context.newPage();
};

/** A link of its own for each test. */
async function invited(
  language: string,
): Promise<{ readonly url: string; readonly stored: () => Promise<readonly Stored[]> }> {
  invitations += 1;
  const token = `page-token-${invitations}`;
  const invitationId = `INV-${invitations}`;
  await suite.send(
    anInvitation(invitationId, token, Date.now() - 60_000, { language, journeyArea: 'support', surveyId: 'repairs' }),
  );
  await suite.settled('response-ingest');
  return {
    url: `${service.url}/r/${token}`,
    stored: () =>
      suite.query<Stored>(
        'response-ingest',
        sql`select version.revision, score, reasons, comment, items, consents, language
          from response join response_version as version using (response_id)
          where invitation_id = ${invitationId} order by version.revision`,
      ),
  };
}
interface Stored {
  readonly revision: number;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly comment: string | null;
  readonly items: readonly object[];
  readonly consents: readonly string[];
  readonly language: string;
}

interface Looks {
  readonly firstPaintMs: number;
  /** The sum of layout shifts, as Core Web Vitals count them. */
  readonly shift: number;
  /** What was fetched besides the page itself, and would stand in the way of painting it. */
  readonly fetched: readonly string[];
  readonly smallTargets: readonly string[];
  readonly smallLetters: readonly string[];
}

/** Whatever can be pressed, where it is a box of its own or its label's; then every element that holds letters of its own. */
const LOOKS = `(() => {
  const name = (element) => element.outerHTML.slice(0, 80);
  const shown = (element) => !element.closest('.away') && element.getClientRects().length > 0;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  const shifts = new PerformanceObserver(() => undefined);
  shifts.observe({ type: 'layout-shift', buffered: true });
  const targets = all('a, button, textarea, input').map((element) => element.closest('label') ?? element);
  const withLetters = all('body *').filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== ''));
  return {
    firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    shift: shifts.takeRecords().reduce((sum, { value }) => sum + value, 0),
    fetched: performance.getEntriesByType('resource').map(({ name }) => name),
    smallTargets: targets.filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return Math.min(width, height) < ${LEAST_TARGET_PX};
    }).map(name),
    smallLetters: withLetters.filter((element) => parseFloat(getComputedStyle(element).fontSize) < ${LEAST_LETTER_PX}).map(name),
  };
})()`;

const looksOf = (page: Page): Promise<Looks> => page.evaluate(LOOKS);

const keepPicture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};

/** Whoever answers faster than anybody reads passes for a program. */
const readAsPeopleDo = (page: Page): Promise<void> =>
  eventually(async () => expect(await page.evaluate('performance.now()')).toBeGreaterThan(1_500));

const button = (page: Page) => page.getByRole('button');
const sendForm = async (page: Page): Promise<void> => {
  await readAsPeopleDo(page);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await button(page).click();
  await answered;
  await page.waitForLoadState();
};
const scoreOf = (page: Page, score: number) => page.locator(`input[name="score"][value="${score}"]`);

if (chromium.kind === 'none') {
  it.skip(`the page is not checked here, because ${chromium.why}`, () => undefined);
} else {
  describe('the answer page in Chromium', () => {
    beforeAll(async () => {
      suite = await openSuite();
      [service, browser] = await Promise.all([suite.start('response-ingest'), openChromium(chromium.path)]);
      await suite.send([aProgramme('repairs', 1, Date.now() - 120_000)]);
      await suite.settled('response-ingest');
    }, 120_000);
    afterAll(async () => {
      await browser.close();
      await suite.close();
    });

    describe.each(['fi', 'ar'])('in %s', (language) => {
      it.each(['light', 'dark'] as const)(
        'keeps WCAG 2.2 AA on a small phone from question to correction, %s',
        async (colorScheme) => {
          const { url, stored } = await invited(language);
          const page = await open({ colorScheme });
          const check = async (name: string): Promise<void> => {
            await keepPicture(page, `${language}-${colorScheme}-${name}`);
            expect({ name, faults: await faultsOf(page), overflow: await overflowOf(page) }).toEqual({
              name,
              faults: [],
              overflow: 0,
            });
          };
          await page.goto(url);
          await check('1-question');
          await scoreOf(page, 0).check();
          await check('2-chosen');
          await sendForm(page);
          await check('3-more');
          await page.locator('input[value="delivery"]').check();
          await page.locator('input[name="level:speed"][value="1"]').check();
          await page.locator('textarea').fill('hidas');
          await page.locator('input[value="callBack"]').check();
          await sendForm(page);
          await check('4-thanks');
          await page.locator('main a').click();
          await check('5-correction');
          await page.goto(`${service.url}/r/nobody?lang=${language}`);
          await check('6-unknown');
          expect(await stored()).toMatchObject([
            { revision: 1, score: 0, reasons: [], language },
            {
              revision: 2,
              score: 0,
              reasons: ['delivery'],
              comment: 'hidas',
              items: [{ indicatorId: 'speed', level: 1, weight: 0.6 }],
              consents: ['callBack'],
              language,
            },
          ]);
          await page.context().close();
        },
      );
    });

    it('is answered by keyboard alone', async () => {
      const { url, stored } = await invited('en');
      const page = await open({});
      await page.goto(url);
      const focused = () => page.evaluate('[document.activeElement.name, document.activeElement.value].join(" ")');
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('score 0');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      expect(await focused()).toBe('score 1');
      await page.keyboard.press('Tab');
      await readAsPeopleDo(page);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'your number is saved' }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      for (let tabs = 0; tabs < 20 && (await focused()) !== 'comment '; tabs += 1) await page.keyboard.press('Tab');
      await page.keyboard.type('By keys only');
      for (let tabs = 0; tabs < 20 && (await focused()) !== ' '; tabs += 1) await page.keyboard.press('Tab');
      await readAsPeopleDo(page);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
      expect(await stored()).toMatchObject([{ score: 1 }, { score: 1, reasons: ['support'], comment: 'By keys only' }]);
      await page.context().close();
    });

    it('is answered without scripts, and told by a screen reader with question and ends', async () => {
      const { url, stored } = await invited('en');
      const page = await open({ javaScriptEnabled: false });
      await page.goto(url);
      const group = page.getByRole('group', { name: 'How likely are you to recommend us' });
      expect(await group.getByRole('radio').count()).toBe(11);
      await group.getByRole('radio', { name: '0', exact: true }).check();
      await keepPicture(page, 'en-question');
      await sendForm(page);
      await keepPicture(page, 'en-more');
      await page.getByRole('textbox', { name: 'Why did you choose this number?' }).fill('No scripts');
      await page.getByRole('group', { name: 'How quickly we repaired it' }).getByRole('radio', { name: '5' }).check();
      await sendForm(page);
      await page.getByText('Technicians now call half an hour before they come.').waitFor();
      expect((await stored()).at(-1)).toMatchObject({
        score: 0,
        comment: 'No scripts',
        items: [{ level: 5, weight: 0.6 }],
      });
      await page.context().close();
    });

    it('changes its language by links that record nothing', async () => {
      const { url, stored } = await invited('en');
      const page = await open({ javaScriptEnabled: false });
      await page.goto(url);
      await page.getByRole('link', { name: 'עברית' }).click();
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      expect(await stored()).toEqual([]);
      await scoreOf(page, 10).check();
      await sendForm(page);
      expect(await page.locator('html').getAttribute('lang')).toBe('he');
      expect(await stored()).toMatchObject([{ score: 10, language: 'he' }]);
      await page.context().close();
    });

    it('is one transfer below 30 kB, in which the browser finds nothing amiss', async () => {
      const { url } = await invited('ar');
      const page = await open({});
      const said: string[] = [];
      const transfers: Promise<number>[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('response', (response) => transfers.push(sizeOf(response)));
      await page.goto(url, { waitUntil: 'networkidle' });
      await scoreOf(page, 3).check();
      await sendForm(page);
      await page.waitForLoadState('networkidle');
      const sizes = await Promise.all(transfers);
      expect(sizes).toHaveLength(2);
      for (const bytes of sizes) expect(bytes).toBeLessThan(MOST_BYTES);
      expect(said).toEqual([]);
      await page.context().close();
    });

    it('paints at once and stays in place, asks nobody else, and is large enough for thumbs and eyes', async () => {
      const { url } = await invited('fi');
      const page = await open({});
      const origins = new Set<string>();
      page.on('request', (request) => origins.add(new URL(request.url()).origin));
      const check = async (name: string): Promise<void> => {
        // A page that has just been loaded may not have been painted yet.
        await eventually(async () => expect((await looksOf(page)).firstPaintMs).toBeGreaterThan(0));
        const { firstPaintMs, ...looks } = await looksOf(page);
        expect({ name, ...looks }).toEqual({ name, shift: 0, fetched: [], smallTargets: [], smallLetters: [] });
        expect(firstPaintMs).toBeLessThan(FIRST_PAINT_MS);
      };
      await page.goto(url, { waitUntil: 'networkidle' });
      await check('question');
      await scoreOf(page, 5).check();
      await sendForm(page);
      await check('more');
      await sendForm(page);
      await check('thanks');
      expect([...origins]).toEqual([new URL(service.url).origin]);
      await page.context().close();
    });

    it('tells when letters and targets are too small, a page shifts or fetches something: or the test before this one would prove nothing', async () => {
      const { url } = await invited('en');
      const page = await open({ bypassCSP: true });
      await page.goto(url);
      await page.addStyleTag({ content: 'button { font-size: 9px; min-height: 0; padding: 0; line-height: 1; }' });
      await page.evaluate(`new Promise((resolve) => {
        const image = new Image();
        image.onerror = resolve;
        image.src = '/nothing.png';
        document.body.prepend(Object.assign(document.createElement('div'), { style: 'height: 200px' }), image);
      })`);
      await eventually(async () =>
        expect(await looksOf(page)).toMatchObject({
          shift: expect.any(Number),
          // Without the page's policy Chromium may ask for an icon as well.
          fetched: expect.arrayContaining([`${service.url}/nothing.png`]),
          smallTargets: [expect.stringContaining('<button')],
          smallLetters: [expect.stringContaining('<button')],
        }),
      );
      await eventually(async () => expect((await looksOf(page)).shift).toBeGreaterThan(0));
      await page.context().close();
    });

    it('works at 400 % of its size, and with letters twice as large on a small phone', async () => {
      const { url, stored } = await invited('fi');
      const zoomed = await open({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
      await zoomed.goto(url);
      expect(await overflowOf(zoomed)).toBe(0);
      await scoreOf(zoomed, 7).check();
      await sendForm(zoomed);
      expect(await overflowOf(zoomed)).toBe(0);
      expect(await stored()).toMatchObject([{ score: 7 }]);
      await zoomed.context().close();

      const large = await open({ bypassCSP: true });
      await large.goto(url);
      await large.addStyleTag({ content: ':root { font-size: 200% !important; }' });
      await keepPicture(large, 'large-letters');
      expect(await overflowOf(large)).toBe(0);
      await large.context().close();
    });
  });
}

async function sizeOf(response: Awaited<ReturnType<Page['waitForResponse']>>): Promise<number> {
  const { responseBodySize, responseHeadersSize } = await response.request().sizes();
  return responseBodySize + responseHeadersSize;
}
