import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../suite/workspace-root.js';

/** Lines of a panel that Prometheus is asked for. */
export interface BoardLine {
  /** Board, panel and place there, for people. */
  readonly where: string;
  readonly expression: string;
  /** What the panel calls its lines, with `{{label}}` where a label goes. */
  readonly name: string;
  /** Labels by which the panel names its lines. */
  readonly namedBy: readonly string[];
  /** Whether it is asked for the present alone. */
  readonly instant: boolean;
}

interface Board {
  readonly uid: string;
  readonly panels: readonly {
    readonly title?: string;
    readonly targets?: readonly {
      readonly refId: string;
      readonly expr?: string;
      readonly legendFormat?: string;
      readonly instant?: boolean;
    }[];
  }[];
}

const BOARDS = join(workspaceRoot, 'deploy', 'grafana', 'dashboards');

/** Every expression of PromQL in the dashboards, in their order. */
export function boardLines(): readonly BoardLine[] {
  return readdirSync(BOARDS).flatMap((file) => {
    const { uid, panels } = JSON.parse(readFileSync(join(BOARDS, file), 'utf8')) as Board;
    return panels.flatMap(({ title = '', targets = [] }) =>
      targets.flatMap(({ refId, expr, legendFormat = '', instant = false }) =>
        expr === undefined
          ? []
          : {
              where: `${uid}: ${title} ${refId}`,
              expression: expr,
              name: legendFormat,
              namedBy: [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label ?? ''),
              instant,
            },
      ),
    );
  });
}

/**
 * The expression as Grafana sends it: what it fills in is filled in.
 * @throws Error where something is left
 */
export function asGrafanaSends(
  expression: string,
  {
    rateInterval,
    range,
    variables,
  }: {
    readonly rateInterval: string;
    readonly range: string;
    readonly variables: Readonly<Record<string, readonly string[]>>;
  },
): string {
  const sent = expression
    .replaceAll('$__rate_interval', rateInterval)
    .replaceAll('$__range', range)
    .replace(/\$\{(\w+):regex\}/g, (whole, name: string) => {
      const chosen = variables[name];
      return chosen === undefined ? whole : `(${chosen.join('|')})`;
    });
  if (sent.includes('$')) throw new Error(`Something is not put in: ${sent}`);
  return sent;
}
