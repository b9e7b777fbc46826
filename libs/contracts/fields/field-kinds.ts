import {
  Type,
  type SchemaOptions,
  type TArray,
  type TObject,
  type TProperties,
  type TSchema,
  type TUnsafe,
} from '@sinclair/typebox';

/** Which reading rule of the vocabulary applies to a text field; absent where JSON Schema alone says everything. */
export type FieldKind = 'id' | 'text' | 'time' | 'openTime' | 'openEnum';

/** The annotation that carries the kind in a published schema. */
export const KIND = 'x-sidetone';

/** Upper limits of rule R2. */
export const MAX_ID_LENGTH = 128;
export const MAX_STR_LENGTH = 256;
export const MAX_COMMENT_LENGTH = 4_000;
export const MAX_ITEMS = 1_000;

export const optional = Type.Optional;
export const bool = (options: SchemaOptions = {}) => Type.Boolean(options);

/** An opaque identifier, read by rule R6. */
export const id = (options: SchemaOptions = {}) =>
  Type.String({ ...options, minLength: 1, maxLength: MAX_ID_LENGTH, [KIND]: 'id' });

/** A short text of a machine: a code, a name, a version. */
export const str = (options: SchemaOptions = {}) => Type.String({ ...options, maxLength: MAX_STR_LENGTH });

/** Free text of a person, cleaned and redacted by rule R7. */
export const text = (options: SchemaOptions & { maxLength?: number } = {}) =>
  Type.String({ ...options, [KIND]: 'text' });

/** Sentences of a machine, figures in them: kept as they are, where `text` would take `119.4 to +180.6. 120` for a telephone number. */
export const words = (options: SchemaOptions = {}) => Type.String({ ...options, maxLength: MAX_COMMENT_LENGTH });

/** RFC 3339 with offset, read by rule R8 and kept in UTC. */
export const time = (options: SchemaOptions = {}) => Type.String({ ...options, format: 'date-time', [KIND]: 'time' });

/** The end of an interval that may be open: the year 9999 reads as absent. */
export const openTime = (options: SchemaOptions = {}) =>
  Type.String({ ...options, format: 'date-time', [KIND]: 'openTime' });

type NumberOptions = SchemaOptions & { unit?: string; minimum?: number; maximum?: number; exclusiveMinimum?: number };
const withUnit = ({ unit, ...options }: NumberOptions) =>
  unit === undefined ? options : { ...options, 'x-unit': unit };

export const num = (options: NumberOptions = {}) => Type.Number(withUnit(options));

/** A whole number that a double holds exactly. */
export const int = (options: NumberOptions = {}) =>
  Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, ...withUnit(options) });

/** A whole number of things or seconds, never negative. */
export const count = (options: NumberOptions = {}) => int({ minimum: 0, ...options });

/** A duration, volume or rate, never negative. */
export const amountOf = (unit: string) => num({ unit, minimum: 0 });

/** One of the listed values; any other is refused. */
export const closed = <const V extends readonly string[]>(...values: V): TUnsafe<V[number]> =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values] });

/** One of the listed values, or one that a newer source knows: kept verbatim (rule R5). */
export const open = <const V extends readonly string[]>(...values: V): TUnsafe<V[number] | (string & {})> =>
  Type.Unsafe<V[number] | (string & {})>({
    type: 'string',
    maxLength: MAX_STR_LENGTH,
    [KIND]: 'openEnum',
    examples: [...values],
  });

export const list = <T extends TSchema>(items: T): TArray<T> => Type.Array(items, { maxItems: MAX_ITEMS });

/** Fields that are not listed are ignored and kept in the raw copy (rule R5), so nothing here forbids them. */
export const object = <P extends TProperties>(properties: P, options: SchemaOptions = {}): TObject<P> =>
  Type.Object(properties, options);

/** An amount is worth nothing without its currency; negative amounts are credits. */
export const money = () => object({ amount: num(), currency: str() });
