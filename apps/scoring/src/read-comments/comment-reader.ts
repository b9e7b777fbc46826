import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/contracts/events';
import { toIso } from '@sidetone/domain/time';
import { Database, sql, trustedSql, utcText, type Sql } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import { SEARCH_LANGUAGES } from '../migrations/0002-cells.js';
import type { Filters } from '../read-cells/counts-reader.js';
import type { WindowPart } from '../read-cells/asked-window.js';

/** A comment as redacted, with the answer that it is of. */
export interface CommentRow {
  readonly responseId: string;
  readonly answeredAt: string;
  readonly at: number;
  readonly kind: string;
  readonly journeyArea: string | null;
  readonly surveyId: string;
  readonly waveId: string | null;
  readonly score: number;
  readonly band: string;
  readonly comment: string;
  readonly language: string | null;
  readonly reasons: readonly string[] | null;
  readonly segment: string | null;
  readonly region: string | null;
  readonly account: string | null;
  readonly product: string | null;
  readonly rootCause: string | null;
}

export interface CommentQuestion {
  readonly kinds: readonly SurveyKind[] | undefined;
  readonly journeyArea: string | undefined;
  readonly filters: Filters;
  readonly part: WindowPart | undefined;
  readonly band: string | undefined;
  readonly words: string | undefined;
  readonly quotable: boolean;
  readonly after: PageCursor | undefined;
  readonly limit: number;
}

const COLUMN_OF: Readonly<Record<keyof Required<Filters>, string>> = {
  segment: 'segment',
  region: 'region',
  account: 'account',
  contractLevel: 'contract_level',
  product: 'product',
  channel: 'channel',
  language: 'language',
  team: 'team',
  wave: 'wave_id',
  survey: 'survey_id',
};

/** Every way in which comments are searched, as `comment_language` names them. */
const SEARCHED = [...new Set<string>(['simple', ...Object.values(SEARCH_LANGUAGES)])];

/** Comments of answers that stand, the newest first. */
@Injectable()
export class CommentReader {
  constructor(private readonly database: Database) {}

  /** One page and one more, by which the next is known. */
  read(question: CommentQuestion): Promise<CommentRow[]> {
    return this.database.query<CommentRow>(sql`
      select response_id as "responseId", ${utcText('answered_at')} as "answeredAt",
        (extract(epoch from answered_at) * 1000)::float8 as at, kind, journey_area as "journeyArea", survey_id as "surveyId",
        wave_id as "waveId", score, band, comment, language, reasons, segment, region, account, product, root_cause as "rootCause"
      from answer_fact
      where comment is not null and not withdrawn ${conditions(question)}
      order by answered_at desc, response_id desc limit ${question.limit + 1}`);
  }
}

function conditions({ kinds, journeyArea, filters, part, band, words, quotable, after }: CommentQuestion): Sql {
  const wanted: Sql[] = [];
  if (kinds) wanted.push(sql`kind = any(${kinds}::text[])`);
  if (journeyArea !== undefined) wanted.push(sql`journey_area = ${journeyArea}`);
  for (const [name, value] of Object.entries(filters) as [keyof Filters, string][]) {
    wanted.push(sql`${trustedSql(COLUMN_OF[name])} = ${value}`);
  }
  if (part?.days) wanted.push(sql`day >= ${part.days.from}::date and day < ${part.days.until}::date`);
  if (part?.waveId !== undefined) wanted.push(sql`wave_id = ${part.waveId}`);
  if (band !== undefined) wanted.push(sql`band = ${band}`);
  if (quotable) wanted.push(trustedSql(`consents @> '["quote"]'`));
  if (words !== undefined) wanted.push(wordsIn(words, filters.language));
  if (after) wanted.push(sql`(answered_at, response_id) < (${toIso(after.at)}::timestamptz, ${after.id})`);
  return wanted.reduce((all, one) => sql`${all} and ${one}`, sql``);
}

/**
 * Quotes, `or` and a leading minus as in web searches. Each comment is searched as its own language bends the words: a minus would else
 * let through what another language does not take for the word.
 */
function wordsIn(words: string, language: string | undefined): Sql {
  const found = trustedSql('to_tsvector(comment_language(language), comment)');
  if (language !== undefined) return sql`${found} @@ websearch_to_tsquery(comment_language(${language}), ${words})`;
  const ways = SEARCHED.map((name) => {
    const config = trustedSql(`'${name}'::regconfig`);
    return sql`(comment_language(language) = ${config} and ${found} @@ websearch_to_tsquery(${config}, ${words}))`;
  });
  return sql`(${ways.reduce((all, one) => sql`${all} or ${one}`)})`;
}
