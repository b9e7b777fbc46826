/** An object as JSON.parse makes it: its own keys only, values unknown. */
export type JsonObject = Record<string, unknown>;

/** What a first look at parsed JSON found; rarely present, so that the common event skips the work they need. */
export interface JsonTraits {
  /** A member is null somewhere: absent, by rule R4. */
  readonly hasNull: boolean;
  /** The text had \u escapes, the only way for NUL, lone surrogates and hidden key names to get in. */
  readonly hasEscapes: boolean;
}

/** For data that did not come from `decodeJson`. */
export const unknownTraits: JsonTraits = { hasNull: true, hasEscapes: true };

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
