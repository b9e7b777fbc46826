import { encodeEvent } from '@sidetone/contracts/cloudevents';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import { parseTime } from '@sidetone/contracts/fields';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { EventProducer } from '@sidetone/platform/messaging';
import { waitUntilSettled, type ServiceApi } from '@sidetone/testing/stack';
import { serviceNames } from '@sidetone/platform/service';
import { readAnswerFile } from '../read-answers/read-answer-file.js';
import type { AnswerRow } from '../read-answers/survey-row.js';
import type { SurveyMap } from '../survey-map/survey-map.js';
import { inBatches } from './in-batches.js';
import { eventsOfRow } from './events-of-row.js';
import { firstMoment, importAnswers, type LineToImport } from './import-answers.js';
import { respondentIds } from './respondent-ids.js';

export interface ReplayParts {
  readonly api: ServiceApi;
  readonly producer: EventProducer;
  /** Stands for the moment of the answers where the file has none. */
  readonly now: Instant;
  readonly timeZone: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (text: string) => void;
}

/** What was sent, and what the platform said of each line. The results add up to the rows. */
export interface Replayed {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  /** By reason. */
  readonly refused: Readonly<Record<string, number>>;
  readonly events: number;
  readonly measurements: number;
  /** Cells of counters that hold something other than a number. */
  readonly unusableCells: number;
}

const EVENTS_AT_ONCE = 5_000;
const ANSWERS_AT_ONCE = 500;

/** Sends the counters of a survey file, waits until they are stored, and then its answers; resolves when all has taken effect. */
export async function replayFile(path: string, map: SurveyMap, parts: ReplayParts): Promise<Replayed> {
  const { api, signal, onProgress } = parts;
  const surveyId = map.survey.id;
  // What was replayed before keeps its moment, so that the same file makes the same events again.
  const moment = (await firstMoment(api, surveyId)) ?? parts.now;
  const sent = await sendCounters(path, map, moment, parts);
  await waitUntilSettled(api, ['kpi-correlation'], {
    ...(signal ? { signal } : {}),
    onLeft: (left) => onProgress?.(`${sent.events} events sent, ${left} still to be stored`),
  });
  const answers = await sendAnswers(path, map, moment, parts);
  await waitUntilSettled(api, serviceNames, {
    ...(signal ? { signal } : {}),
    onLeft: (left) => onProgress?.(`${answers.rows} rows sent, ${left} effects still to come`),
  });
  return { ...sent, ...answers };
}

async function sendCounters(
  path: string,
  map: SurveyMap,
  moment: Instant,
  { producer, timeZone, signal, onProgress }: ReplayParts,
) {
  let events = 0;
  let measurements = 0;
  let unusableCells = 0;
  const outgoing = async function* (): AsyncGenerator<OutgoingEvent> {
    for await (const row of readAnswerFile(path, map)) {
      if (row.kind === 'broken') continue;
      unusableCells += row.unusableCells;
      const answeredAt = row.answeredAt === undefined ? moment : parseTime(row.answeredAt);
      if (answeredAt === undefined) continue;
      measurements += row.respondent === '' ? 0 : row.counters.length;
      yield* eventsOfRow(row, { surveyId: map.survey.id, answeredAt, timeZone });
    }
  };
  for await (const batch of inBatches(outgoing(), EVENTS_AT_ONCE)) {
    signal?.throwIfAborted();
    await producer.send(batch.map(encodeEvent));
    events += batch.length;
    onProgress?.(`${events} events sent`);
  }
  return { events, measurements, unusableCells };
}

async function sendAnswers(path: string, map: SurveyMap, moment: Instant, { api, signal, onProgress }: ReplayParts) {
  let rows = 0;
  const totals = { accepted: 0, duplicate: 0 };
  const refused: Record<string, number> = {};
  const refuse = (reason: string): void => void (refused[reason] = (refused[reason] ?? 0) + 1);
  const lines = async function* (): AsyncGenerator<LineToImport> {
    for await (const row of readAnswerFile(path, map)) {
      rows += 1;
      if (row.kind === 'broken') refuse(row.reason);
      else yield lineOf(row, map.survey.id, moment);
    }
  };
  for await (const batch of inBatches(lines(), ANSWERS_AT_ONCE)) {
    signal?.throwIfAborted();
    for (const { result, reason } of await importAnswers(api, map.survey, batch)) {
      if (result === 'refused') refuse(reason ?? 'without a reason');
      else totals[result] += 1;
    }
    onProgress?.(`${rows} rows sent`);
  }
  return { rows, ...totals, refused };
}

function lineOf(
  { line, respondent, score, comment, answeredAt }: AnswerRow,
  surveyId: string,
  moment: Instant,
): LineToImport {
  const ids = respondentIds(surveyId, respondent) ?? { contactId: '', customerId: '', subscriptionId: null };
  return {
    line,
    ...ids,
    score,
    ...(comment === undefined ? {} : { comment }),
    answeredAt: answeredAt ?? toIso(moment),
  };
}
