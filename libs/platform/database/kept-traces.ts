import { contextIn } from '../tracing/index.js';
import { prepared, sql } from './sql.js';
import type { Transaction } from './transaction.js';
import { unnest } from './unnest.js';

type Context = NonNullable<ReturnType<typeof contextIn>>;
type Asked = Pick<Transaction, 'query'>;

/** An event, the conversation it belongs to, and the span that whatever follows from it continues. */
export interface KeptTrace {
  readonly id?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly traceparent?: string | undefined;
}

/** Where the traces of events and conversations stand. */
export interface KnownTraces {
  ofEvent(id: string | undefined): Context | undefined;
  ofConversation(correlationId: string | undefined): Context | undefined;
}

const ROW = { kind: 'text', id: 'text', traceparent: 'text' } as const;

/** Keeps the traces of these events: what waits in rows for hours or weeks is continued when its time comes. The first of each stays. */
export async function keepTraces(tx: Asked, traces: readonly KeptTrace[]): Promise<void> {
  const rows = traces.flatMap(({ id, correlationId, traceparent }) =>
    traceparent === undefined
      ? []
      : [
          ...(id === undefined ? [] : [{ kind: 'event', id, traceparent }]),
          ...(correlationId === undefined ? [] : [{ kind: 'conversation', id: correlationId, traceparent }]),
        ],
  );
  if (rows.length === 0) return;
  await tx.query(
    prepared(sql`
      insert into trace_context (kind, id, traceparent)
      select kind, id, traceparent from ${unnest(ROW, rows)}
      where not exists (select from trace_context as kept where kept.id = rows.id and kept.kind = rows.kind)`),
  );
}

/** What is known of these events and conversations. */
export async function knownTraces(
  tx: Asked,
  events: ReadonlySet<string>,
  conversations: ReadonlySet<string>,
): Promise<KnownTraces> {
  const ids = [...new Set([...events, ...conversations])];
  const rows =
    ids.length === 0
      ? []
      : await tx.query<{ kind: string; id: string; traceparent: string }>(
          prepared(sql`
            select distinct on (id, kind) kind, id, traceparent from trace_context
            where id = any(${ids}::text[]) order by id, kind, seq`),
        );
  const of = (kind: string): ReadonlyMap<string, string> =>
    new Map(rows.filter((row) => row.kind === kind).map(({ id, traceparent }) => [id, traceparent]));
  const [byEvent, byConversation] = [of('event'), of('conversation')];
  return {
    ofEvent: (id) => (id === undefined ? undefined : contextIn(byEvent.get(id))),
    ofConversation: (id) => (id === undefined ? undefined : contextIn(byConversation.get(id))),
  };
}
