import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, unnest, utcText, type Transaction } from '@sidetone/platform/database';
import type { SendingChannel } from '../channels/channels.js';
import type { Template } from './template.js';

type Reader = Pick<Database, 'query'>;

/** A text as it is kept; without a body it was taken back. */
export interface SavedTemplate {
  readonly channel: SendingChannel;
  readonly language: string;
  readonly version: number;
  readonly subject: string | null;
  readonly body: string | null;
  readonly savedAt: string;
  readonly savedBy: string;
}

/** Which text: of a programme, for a channel, in a language. */
export interface TemplateKey {
  readonly programmeId: string;
  readonly channel: SendingChannel;
  readonly language: string;
}

interface TextRow {
  readonly programme_id: string;
  readonly channel: SendingChannel;
  readonly language: string;
  readonly version: number;
  readonly subject: string | null;
  readonly body: string | null;
}

const keyColumns = { programme_id: 'text', channel: 'text', language: 'text', version: 'int' } as const;
const COLUMNS = sql`channel, language, version, subject, body, ${utcText('saved_at')} as "savedAt", saved_by as "savedBy"`;
/** Held by whoever saves, so that versions follow one another. */
const SAVE_LOCK = 7_361_110;

/** The operator's own texts, in all their versions. */
@Injectable()
export class TemplateStore {
  constructor(private readonly database: Database) {}

  /** The texts of a programme in force, by channel and language. */
  async inForce(programmeId: string, reader: Reader = this.database): Promise<readonly SavedTemplate[]> {
    const rows = await reader.query<SavedTemplate>(sql`
      select distinct on (channel, language) ${COLUMNS} from message_template where programme_id = ${programmeId}
      order by channel, language, version desc`);
    return rows.filter(({ body }) => body !== null);
  }

  /** The last version of a text, one that was taken back too; undefined where there was none ever. */
  async latest(key: TemplateKey, reader: Reader = this.database): Promise<SavedTemplate | undefined> {
    const [row] = await reader.query<SavedTemplate>(sql`
      select ${COLUMNS} from message_template
      where programme_id = ${key.programmeId} and channel = ${key.channel} and language = ${key.language}
      order by version desc limit 1`);
    return row;
  }

  /** Keeps the next version. @param text null takes the text back */
  async add(
    tx: Transaction,
    key: TemplateKey & { readonly version: number },
    text: { readonly subject: string; readonly body: string } | null,
    at: Instant,
    by: string,
  ): Promise<void> {
    await tx.query(sql`
      insert into message_template (programme_id, channel, language, version, subject, body, saved_at, saved_by)
      values (${key.programmeId}, ${key.channel}, ${key.language}, ${key.version}, ${text?.subject ?? null}, ${text?.body ?? null},
        ${toIso(at)}::timestamptz, ${by})`);
  }

  /** Waits until nobody else saves, and holds the turn until the transaction ends. */
  async waitForTurn(tx: Transaction): Promise<void> {
    await tx.query(sql`select pg_advisory_xact_lock(${SAVE_LOCK}, hashtext(current_schema()))`);
  }

  /** The texts in force for a channel, by programme. One statement. */
  async ofProgrammes(
    tx: Transaction,
    channel: SendingChannel,
    programmeIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Template[]>> {
    const rows = await tx.query<TextRow>(sql`
      select distinct on (programme_id, language) programme_id, channel, language, version, subject, body from message_template
      where channel = ${channel} and programme_id = any(${programmeIds}::text[])
      order by programme_id, language, version desc`);
    const found = new Map<string, Template[]>();
    for (const row of rows) {
      const template = templateIn(row);
      if (template) found.set(row.programme_id, [...(found.get(row.programme_id) ?? []), template]);
    }
    return found;
  }

  /** Certain versions, whether in force or not, by `templateKey`. One statement. */
  async versions(
    tx: Transaction,
    keys: readonly (TemplateKey & { readonly version: number })[],
  ): Promise<ReadonlyMap<string, Template>> {
    if (keys.length === 0) return new Map();
    const rows = await tx.query<TextRow>(sql`
      select distinct template.programme_id, template.channel, template.language, template.version, subject, body
      from message_template as template join ${unnest(
        keyColumns,
        keys.map(({ programmeId, channel, language, version }) => ({
          programme_id: programmeId,
          channel,
          language,
          version,
        })),
      )} using (programme_id, channel, language, version)`);
    return new Map(
      rows.flatMap((row) => {
        const template = templateIn(row);
        return template ? [[templateKey({ programmeId: row.programme_id, ...template }), template] as const] : [];
      }),
    );
  }
}

export const templateKey = ({ programmeId, channel, language, version }: TemplateKey & { version: number }): string =>
  [programmeId, channel, language, version].join('\u001f');

function templateIn({ channel, language, version, subject, body }: TextRow): Template | undefined {
  return body === null ? undefined : { channel, language, version, subject: subject ?? '', body };
}
