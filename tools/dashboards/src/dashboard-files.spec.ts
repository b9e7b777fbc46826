import { dashboardFiles } from './dashboard-files.js';
import { faultsBySchema } from './testing/faults-by-schema.js';

const A_PANEL = {
  type: 'stat',
  title: 'Score',
  gridPos: { x: 0, y: 0, w: 6, h: 4 },
  options: { graphMode: 'none' },
  fieldConfig: { defaults: { unit: 'short' }, overrides: [] },
};
describe('the dashboards', () => {
  it('are what Grafana’s published schema describes, each panel with its options', () => {
    const files = dashboardFiles();
    expect(files.size).toBeGreaterThan(0);
    expect(faultsBySchema(files)).toEqual([]);
  }, 60_000);

  it('show names and causes as text: no panel and no cell takes what it reads for HTML, Markdown or a picture', () => {
    const AS_TEXT = ['barchart', 'geomap', 'row', 'stat', 'table', 'timeseries', 'trend'];
    for (const content of dashboardFiles().values()) {
      const { panels } = JSON.parse(content) as { panels: readonly { readonly type: string }[] };
      expect(panels.filter(({ type }) => !AS_TEXT.includes(type))).toEqual([]);
      expect(content).not.toMatch(/cellOptions|displayMode": "(image|json)|"mode": "(html|markdown)"/);
      // A link begins with where it leads, whatever it is about.
      for (const [, url] of content.matchAll(/"url": "([^"]*)"/g)) expect(url).toMatch(/^(\/d\/|\$\{api\}\/v1\/)/);
    }
  });

  it('would be found out otherwise, whatever is wrong and wherever', () => {
    const boards = {
      'nothing wrong': {},
      'a name that is none': { titel: 'One' },
      'a number that is no choice': { graphTooltip: 7 },
      'a number for a word': { refresh: 60 },
      'a word for a number': { panels: [{ ...A_PANEL, gridPos: { x: 'left', y: 0, w: 6, h: 4 } }] },
      'an option of a panel that is no choice': { panels: [{ ...A_PANEL, options: { graphMode: 'lines' } }] },
      'an option that its kind has not': { panels: [{ ...A_PANEL, options: { xField: 'Minutes' } }] },
      'a look of the wrong type': { panels: [{ ...A_PANEL, fieldConfig: { defaults: { unit: 3 }, overrides: [] } }] },
      'a variable sorted in no way there is': { templating: { list: [{ name: 'kind', type: 'custom', sort: 99 }] } },
    };
    const files = Object.entries(boards).map(
      ([name, board]) => [name, JSON.stringify({ title: 'One', panels: [A_PANEL], ...board }, null, 2)] as const,
    );
    const found = faultsBySchema(new Map(files)).map((fault) => fault.split(',', 1)[0]);
    expect([...new Set(found)].sort()).toEqual(
      Object.keys(boards)
        .filter((name) => name !== 'nothing wrong')
        .sort(),
    );
  }, 60_000);
});
