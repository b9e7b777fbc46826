import { join } from 'node:path';
import ts from 'typescript';

/** Panels whose options and looks Grafana's schema describes beside the dashboard's: type to module. */
const PANELS: Readonly<Record<string, string>> = {
  barchart: 'barchart/panelcfg/x/BarChartPanelCfg_types.gen',
  geomap: 'geomap/panelcfg/x/GeomapPanelCfg_types.gen',
  stat: 'stat/panelcfg/x/StatPanelCfg_types.gen',
  table: 'table/panelcfg/x/TablePanelCfg_types.gen',
  timeseries: 'timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen',
  trend: 'trend/panelcfg/x/TrendPanelCfg_types.gen',
};
const RAW = '@grafana/schema/dist/esm/raw';

/**
 * The schema's types as they stand in JSON: an enum is its values. What is left out has a default there. The schema leaves two things
 * open that it describes wrongly, and says so itself: what a mark asks, and what a panel of one kind has of its own (seen to below).
 */
const TYPES = `
import type { Dashboard, FieldConfig } from '${RAW}/dashboard/x/Dashboard_types.gen';
type Json<T> = unknown extends T ? unknown
  : T extends string ? \`\${T}\`
  : T extends number | boolean | null | undefined ? T
  : T extends readonly (infer E)[] ? Json<E>[]
  : { [K in keyof T]?: K extends 'target' ? unknown : Json<T[K]> };
`;

interface Board {
  readonly panels?: readonly {
    readonly type: string;
    readonly options?: unknown;
    readonly fieldConfig?: { readonly defaults?: { readonly custom?: unknown } };
  }[];
}

/**
 * What Grafana's published schema (the npm package @grafana/schema) has against dashboards, in sentences with the file's name; empty where nothing.
 * The schema is published as types, so it is the compiler that compares: unknown properties, wrong types, words that are no choice.
 * @param files name to content
 */
export function faultsBySchema(files: ReadonlyMap<string, string>): readonly string[] {
  const folder = import.meta.dirname;
  const sources = new Map([...files].map(([name, content]) => [join(folder, `${name}.ts`), sourceOf(content)]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sources.get(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const source = sources.get(name);
    return source === undefined ? getSourceFile(name, version, ...rest) : ts.createSourceFile(name, source, version);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const place = file
      ? `${file.fileName.slice(folder.length + 1, -3)}, at ${file.text.slice(start, start + 40).split('\n')[0]}`
      : '';
    return `${place}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

function sourceOf(content: string): string {
  const { panels = [] } = JSON.parse(content) as Board;
  const own = panels.filter(({ type }) => type !== 'row');
  const kinds = [...new Set(own.map(({ type }) => type))];
  return [
    TYPES,
    ...kinds.map(
      (kind) => `import type * as ${kind} from '${RAW}/composable/${PANELS[kind] ?? `no schema of ${kind}`}';`,
    ),
    `export const dashboard: Json<Dashboard> = ${content};`,
    ...own.flatMap(({ type, options = {}, fieldConfig }, index) => [
      `export const options${index}: Json<${type}.Options> = ${JSON.stringify(options)};`,
      ...(fieldConfig?.defaults?.custom === undefined
        ? []
        : [`export const custom${index}: Json<${type}.FieldConfig> = ${JSON.stringify(fieldConfig.defaults.custom)};`]),
    ]),
  ].join('\n');
}
