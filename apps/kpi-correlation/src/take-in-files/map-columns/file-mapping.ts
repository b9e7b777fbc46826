import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { CDR_COLUMNS, PM_COLUMNS } from './columns.js';

const name = () => Type.String({ minLength: 1, maxLength: 256 });
const closed = <const V extends readonly string[]>(...values: V) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values] });

const perColumn = <T extends TSchema>(columns: readonly string[], value: T) =>
  Type.Unsafe<Readonly<Record<string, Static<T>>>>(
    Type.Object(Object.fromEntries(columns.map((column) => [column, Type.Optional(value)])), {
      additionalProperties: false,
    }),
  );

/** What mappings of every kind may say. `columns`: ours → theirs; `values`: ours → theirs → ours, where null leaves the row out. */
const common = (columns: readonly string[]) => ({
  description: Type.Optional(Type.String({ maxLength: 1_000 })),
  delimiter: Type.Optional(closed(',', ';', '|', '\t')),
  columns: Type.Optional(perColumn(columns, name())),
  values: Type.Optional(
    perColumn(columns, Type.Record(Type.String(), Type.Union([Type.String({ maxLength: 256 }), Type.Null()]))),
  ),
  times: Type.Optional(name()),
});

const sum = Type.Union([
  name(),
  Type.Object(
    {
      plus: Type.Array(name(), { minItems: 1, maxItems: 50 }),
      minus: Type.Optional(Type.Array(name(), { maxItems: 50 })),
    },
    { additionalProperties: false },
  ),
]);

const kpi = Type.Object(
  {
    kpi: name(),
    unit: Type.String({ minLength: 1, maxLength: 64 }),
    numerator: Type.Optional(sum),
    denominator: Type.Optional(sum),
    amount: Type.Optional(sum),
    scale: Type.Optional(Type.Number()),
  },
  { additionalProperties: false },
);

export const cdrMapping = Type.Object(
  {
    kind: Type.Literal('cdr'),
    ...common([...CDR_COLUMNS.required, ...CDR_COLUMNS.optional]),
    durationUnit: Type.Optional(closed('s', 'ms', 'min')),
  },
  { additionalProperties: false },
);

export const pmMapping = Type.Object(
  {
    kind: Type.Literal('pm'),
    ...common([...PM_COLUMNS.required, ...PM_COLUMNS.optional]),
    granularitySec: Type.Optional(Type.Integer({ minimum: 1 })),
    scope: Type.Optional(closed('cell', 'resource', 'region', 'customer', 'subscription')),
    kpis: Type.Optional(Type.Array(kpi, { minItems: 1, maxItems: 500 })),
  },
  { additionalProperties: false },
);

export type CdrMapping = Static<typeof cdrMapping>;
export type PmMapping = Static<typeof pmMapping>;
export type FileMapping = CdrMapping | PmMapping;
export type MappedKpi = Static<typeof kpi>;
export type MappedSum = Static<typeof sum>;
