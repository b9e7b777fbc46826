import type { FastifyInstance } from 'fastify';
import { SURVEY_KINDS, type SurveyKind } from '@sidetone/contracts/events';
import { glancePage, type PageSettings } from './page/glance-page.js';
import { PAGE_HEADERS, PICTURE_HEADERS } from './page/page-style.js';
import { DARK, drawSvg, LIGHT, pictureOf, PICTURES, type PictureName } from './pictures/index.js';
import type { GlanceReader } from './read-glance.js';
import type { Glance, Seen } from './seen.js';

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

interface Look {
  readonly dark: boolean;
  readonly narrow: boolean;
}

/** The page at `/` and its pictures. Anything but a known kind of survey is taken for the usual one. */
export function serveGlance(server: FastifyInstance, reader: GlanceReader, settings: PageSettings): void {
  // A picture is drawn once of each state that was read, however often it is asked for.
  const drawn = new WeakMap<Glance, Map<string, string | undefined>>();
  server.get<{ Querystring: Query }>('/', async ({ query }, reply) => {
    const kind = kindIn(query);
    const glance = await reader.read(kind);
    return reply
      .code(glance.state === 'away' ? 503 : 200)
      .headers(PAGE_HEADERS)
      .send(glancePage(glance, kind, settings));
  });
  // Browsers ask for it on their own.
  server.get('/favicon.ico', (_request, reply) => reply.code(204).send());
  server.get<{ Querystring: Query; Params: { name: string } }>(
    '/pictures/:name.svg',
    async ({ query, params }, reply) => {
      const name = PICTURES.find((picture) => picture === params.name);
      const svg = name === undefined ? undefined : await svgOf(name, query);
      // There is no picture where there is nothing to draw: the page says why.
      return svg === undefined ? reply.code(404).send() : reply.headers(PICTURE_HEADERS).send(svg);
    },
  );

  async function svgOf(name: PictureName, query: Query): Promise<string | undefined> {
    const glance = await reader.read(kindIn(query));
    if (glance.state !== 'seen') return undefined;
    const look = { dark: 'dark' in query, narrow: 'narrow' in query };
    const key = `${name} ${JSON.stringify(look)}`;
    const pictures = drawn.get(glance) ?? new Map<string, string | undefined>();
    drawn.set(glance, pictures);
    if (!pictures.has(key)) pictures.set(key, draw(name, glance.seen, look));
    return pictures.get(key);
  }

  function draw(name: PictureName, seen: Seen, { dark, narrow }: Look): string | undefined {
    const picture = pictureOf(name, seen, settings.timeZone);
    return picture.empty === undefined ? drawSvg(picture, { palette: dark ? DARK : LIGHT, narrow }) : undefined;
  }
}

function kindIn({ kind }: Query): SurveyKind {
  return SURVEY_KINDS.find((one) => one === kind) ?? 'transactional';
}
