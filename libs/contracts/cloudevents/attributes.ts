/** Context attributes of a CloudEvent, as found: nothing of them is checked yet. */
export interface Attributes {
  specversion: unknown;
  id: unknown;
  source: unknown;
  type: unknown;
  time: unknown;
  subject: unknown;
  correlationid: unknown;
  causationid: unknown;
  traceparent: unknown;
}

export const noAttributes = (): Attributes => ({
  specversion: undefined,
  id: undefined,
  source: undefined,
  type: undefined,
  time: undefined,
  subject: undefined,
  correlationid: undefined,
  causationid: undefined,
  traceparent: undefined,
});

export const attributeNames = [
  'specversion',
  'id',
  'source',
  'type',
  'time',
  'subject',
  'correlationid',
  'causationid',
  'traceparent',
] as const satisfies readonly (keyof Attributes)[];

/** The attributes of a structured event's body; null counts as not set. */
export function attributesOf(body: Readonly<Record<string, unknown>>): Attributes {
  const attributes = noAttributes();
  for (const name of attributeNames) attributes[name] = body[name] ?? undefined;
  return attributes;
}
