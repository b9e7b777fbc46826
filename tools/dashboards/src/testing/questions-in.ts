/** A question that a dashboard asks PostgreSQL, and what its panel makes of the answer. */
export interface Question {
  /** Board and panel, for people. */
  readonly where: string;
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
  const { uid, panels, annotations, templating } = JSON.parse(file) as Json;
  return [
    ...panels.flatMap(({ type, title = '', targets = [], fieldConfig }) =>
      targets.flatMap(({ rawSql }) =>
        rawSql === undefined
          ? []
          : [
              {
                where: `${uid}: ${title}`,
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
        : [{ where: `${uid}: mark ${name}`, panelType: 'mark', sql: target.rawSql, looked: ['time', 'text'] }],
    ),
    ...(templating.list ?? []).flatMap(({ name, type, query }) =>
      type === 'query'
        ? [{ where: `${uid}: choice ${name}`, panelType: 'choice', sql: String(query), looked: [] }]
        : [],
    ),
  ];
}
