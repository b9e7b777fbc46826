import { readFileSync } from 'node:fs';
import { documentedPuts } from '../testing/documented-puts.js';

const root = new URL('../../../../', import.meta.url);
const page = readFileSync(new URL('docs/programmes.md', root), 'utf8');
const section = page.slice(page.indexOf('## Three operators'), page.indexOf('### A year of it'));
const { surveys } = JSON.parse(
  readFileSync(new URL('apps/simulator/profiles/three-programmes.json', root), 'utf8'),
) as {
  readonly surveys: {
    readonly policy: object;
    readonly programmes: readonly { readonly programmeId: string; readonly body: object; readonly texts?: object }[];
  };
};

describe('docs/programmes.md', () => {
  const puts = documentedPuts(section);
  const bodiesUnder = (path: string) =>
    Object.fromEntries(
      puts.flatMap((put) => (put.path.startsWith(path) ? [[put.path.slice(path.length), put.body]] : [])),
    );

  it('sets up the very programmes that the simulated year lives by', () => {
    const lived = surveys.programmes.map(({ programmeId, body }) => [programmeId, body]);
    expect(lived).toHaveLength(10);
    expect(bodiesUnder('/v1/programmes/')).toEqual(Object.fromEntries(lived));
  });

  it('sets up its policy, and shows one of its texts', () => {
    expect(bodiesUnder('/v1/contact-policy')).toEqual({ '': surveys.policy });
    const annual = surveys.programmes.find(({ programmeId }) => programmeId === 'luminet-annual');
    expect(bodiesUnder('/v1/templates/')).toEqual({
      'luminet-annual/webhook/en': { body: expect.any(String) },
    });
    expect(Object.values(annual?.texts ?? {})).toContainEqual(
      (bodiesUnder('/v1/templates/')['luminet-annual/webhook/en'] as { body: string }).body,
    );
  });
});
