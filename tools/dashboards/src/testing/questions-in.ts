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

/** The question as Grafana sends it: the time that is shown and variables put in. */
export function asSent(
  sql: string,
  {
    from,
    to,
    variables,
  }: { readonly from: string; readonly to: string; readonly variables: Readonly<Record<string, string>> },
): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const sent = sql
    .replace(/\$__timeFilter\(([^)]+)\)/g, (_, column: string) => `${column} BETWEEN ${quoted(from)} AND ${quoted(to)}`)
    .replaceAll('$__timeFrom()', quoted(from))
    .replaceAll('$__timeTo()', quoted(to))
    .replace(/\$\{(\w+):sqlstring\}/g, (_, name: string) => quoted(variables[name] ?? `unset ${name}`));
  if (sent.includes('$')) throw new Error(`Something is not put in: ${sent}`);
  return sent;
}
