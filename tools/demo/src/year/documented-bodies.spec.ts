import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');

interface Put {
  readonly path: string;
  readonly body: unknown;
}

interface Profile {
  readonly surveys: {
    readonly policy: unknown;
    readonly programmes: readonly {
      readonly programmeId: string;
      readonly body: unknown;
      readonly texts?: Readonly<Record<string, string>>;
    }[];
  };
}

/** The shell's own reading of the page's commands, with a `curl` that sends nothing and tells what it was to put. */
function documentedPuts(): Put[] {
  const page = readFileSync(join(ROOT, 'docs/programmes.md'), 'utf8');
  const chapter = page.slice(page.indexOf('## Three operators'), page.indexOf('### A year of it'));
  const commands = [...chapter.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, command]) => command).join('');
  const script = `curl() { printf '%s\\0' "$@" END; }\nKEY=none\n${commands}`;
  const said = execFileSync('sh', ['-ec', script], { encoding: 'utf8' });
  return said.split('END\0').flatMap((call): Put[] => {
    const words = call.trim().split('\0');
    const after = (option: string): string | undefined => words[words.indexOf(option) + 1];
    const url = words.find((word) => word.startsWith('http://'));
    return after('-X') === 'PUT' && url ? [{ path: new URL(url).pathname, body: JSON.parse(after('-d') ?? '') }] : [];
  });
}

const { surveys } = JSON.parse(
  readFileSync(join(ROOT, 'apps/simulator/profiles/three-programmes.json'), 'utf8'),
) as Profile;
const puts = documentedPuts();
const bodyOf = (path: string): unknown => puts.find((put) => put.path === path)?.body;

describe('the three operators of the page on programmes', () => {
  it('are those of the simulated year, to the letter: the policy and every programme', () => {
    expect(bodyOf('/v1/contact-policy')).toEqual(surveys.policy);
    const documented = puts.filter(({ path }) => path.startsWith('/v1/programmes/'));
    expect(documented).toEqual(
      surveys.programmes.map(({ programmeId, body }) => ({ path: `/v1/programmes/${programmeId}`, body })),
    );
  });

  it('have a text of their own where the page shows one, the same for each programme that has texts', () => {
    const shown = puts.filter(({ path }) => path.startsWith('/v1/templates/'));
    expect(shown.map(({ path }) => path)).toEqual(['/v1/templates/luminet-annual/webhook/en']);
    const texts = surveys.programmes.flatMap((programme) => (programme.texts ? [programme.texts] : []));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect({ body: text['en'] }).toEqual(shown[0]?.body);
  });

  it('set nothing up that the year does not live by', () => {
    const known = ['/v1/contact-policy', '/v1/templates/luminet-annual/webhook/en'];
    const programmes = surveys.programmes.map(({ programmeId }) => `/v1/programmes/${programmeId}`);
    expect(puts.map(({ path }) => path).filter((path) => ![...known, ...programmes].includes(path))).toEqual([]);
  });
});
