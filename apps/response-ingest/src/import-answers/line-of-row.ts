import type { JsonObject } from '@sidetone/contracts/validation';
import { readScoreText } from '../read-score-text/read-score-text.js';
import type { ImportFileQuery, SeveralScores } from './import-file.query.js';

/** What was made of a cell that is more than a plain score, told in the report. */
export type Resolution = 'word' | 'outOfTen' | 'wordsToComment' | 'severalScores';

export interface LineOfRow {
  readonly fields: JsonObject;
  readonly resolutions: readonly Resolution[];
}

type Cell = (column: string) => string | undefined;

/** The fields of a row as `readImportedLine` takes them, and by which rules its score was read. */
export function lineOfRow(cell: Cell, query: ImportFileQuery): LineOfRow {
  const of = (column: string | undefined): string | undefined => (column === undefined ? undefined : cell(column));
  const score = readCell(cell(query.score ?? 'score') ?? '', query.several ?? 'refuse');
  const contactId = cell(query.contactId ?? 'contactId');
  const comment = [of(query.comment), score.rest].filter((text) => text !== undefined && text !== '').join('\n');
  return {
    fields: {
      score: score.value,
      contactId,
      customerId: query.customerId === undefined ? contactId : cell(query.customerId),
      subscriptionId: of(query.subscriptionId),
      comment: comment === '' ? undefined : comment,
      channel: of(query.channel),
      answeredAt: of(query.answeredAt) ?? query.at,
    },
    resolutions: score.resolutions,
  };
}

interface ReadCell {
  readonly value: string | number;
  readonly rest: string;
  readonly resolutions: readonly Resolution[];
}

/** How databases write that there is nothing; in a message from a customer it is a German zero. */
const NOTHING = /^\s*null\s*$/i;

function readCell(text: string, several: SeveralScores): ReadCell {
  if (NOTHING.test(text)) return { value: text, rest: '', resolutions: [] };
  const reading = readScoreText(text);
  if (reading.kind === 'none') return { value: text, rest: '', resolutions: [] };
  const words: readonly Resolution[] = reading.rest === '' ? [] : ['wordsToComment'];
  if (reading.kind === 'several') {
    if (several === 'refuse') return { value: text, rest: '', resolutions: [] };
    const [first = 0] = reading.scores;
    const chosen = { first, lowest: Math.min(...reading.scores), highest: Math.max(...reading.scores) }[several];
    return { value: chosen, rest: reading.rest, resolutions: ['severalScores', ...words] };
  }
  const by: readonly Resolution[] = reading.by === 'digits' ? [] : [reading.by];
  return { value: reading.score, rest: reading.rest, resolutions: [...by, ...words] };
}
