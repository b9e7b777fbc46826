/** A question that a dashboard asks PostgreSQL, and what its panel makes of the answer. */
export interface Question {
  /** Board and panel, for people. */
  readonly where: string;
  /** How many days its board shows unless told otherwise. */
  readonly days: number;
  readonly panelType: string;
  readonly sql: string;
  /** Columns whose looks the panel sets by name. */
  readonly looked: readonly string[];
}

interface Target {
  readonly rawSql?: string;
}
interface Json {
  readonly uid: string;
  readonly time: { readonly from: string };
  readonly panels: readonly {
    readonly type: string;
    readonly title?: string;
    readonly targets?: readonly Target[];
    readonly fieldConfig?: { readonly overrides?: readonly { readonly matcher: { readonly options?: unknown } }[] };
  }[];
  readonly annotations: { readonly list?: readonly { readonly name: string; readonly target?: Target }[] };
  readonly templating: {
    readonly list?: readonly { readonly name: string; readonly type: string; readonly query?: unknown }[];
  };
}

/** Every question to PostgreSQL in the file of a dashboard: panels, marks and choices. */
export function questionsIn(file: string): readonly Question[] {
  const { uid, time, panels, annotations, templating } = JSON.parse(file) as Json;
  const days = daysSince(time.from);
  return [
    ...panels.flatMap(({ type, title = '', targets = [], fieldConfig }) =>
      targets.flatMap(({ rawSql }) =>
        rawSql === undefined
          ? []
          : [
              {
                where: `${uid}: ${title}`,
                days,
                panelType: type,
                sql: rawSql,
                looked: (fieldConfig?.overrides ?? []).map(({ matcher }) => String(matcher.options)),
              },
            ],
      ),
    ),
    ...(annotations.list ?? []).flatMap(({ name, target }) =>
      target?.rawSql === undefined
        ? []
        : [{ where: `${uid}: mark ${name}`, days, panelType: 'mark', sql: target.rawSql, looked: ['time', 'text'] }],
    ),
    ...(templating.list ?? []).flatMap(({ name, type, query }) =>
      type === 'query'
        ? [{ where: `${uid}: choice ${name}`, days, panelType: 'choice', sql: String(query), looked: [] }]
        : [],
    ),
  ];
}

const DAYS = { h: 1 / 24, d: 1, y: 365 } as const;

/** Of a time as `now-90d`. */
function daysSince(from: string): number {
  const { count, unit } = /^now-(?<count>\d+)(?<unit>[hdy])$/.exec(from)?.groups ?? {};
  if (unit !== 'h' && unit !== 'd' && unit !== 'y')
    throw new Error(`A board shows the time from '${from}', which is not understood.`);
  return Number(count) * DAYS[unit];
}
