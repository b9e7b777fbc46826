/** A row of `insight.contract`. */
export interface ContractColumn {
  readonly view: string;
  readonly version: number;
  readonly offered_by: string;
  readonly place: number;
  readonly column: string;
  readonly type: string;
  readonly meaning: string;
  readonly about: string;
}

/** The contract as the part of docs/reading-contract.md that lists it: a table for each view, in the order of the rows. */
export function contractPage(columns: readonly ContractColumn[]): string {
  const views = new Map<string, ContractColumn[]>();
  for (const column of columns) views.set(column.view, [...(views.get(column.view) ?? []), column]);
  return [...views]
    .map(([view, of]) =>
      [
        `### insight.${view}`,
        '',
        `${of[0]?.about ?? ''} Offered by \`${(of[0]?.offered_by ?? '').replace('sidetone_', '').replaceAll('_', '-')}\`.`,
        '',
        '| column | type | meaning |',
        '| --- | --- | --- |',
        ...of.map(({ column, type, meaning }) => `| \`${column}\` | ${type} | ${meaning.replaceAll('|', '\\|')} |`),
        '',
      ].join('\n'),
    )
    .join('\n');
}
