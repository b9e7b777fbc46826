import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { asSent } from '@sidetone/platform/insight';
import { questionsIn, type Question } from '@sidetone/testing/panels';
import pg from 'pg';
import { median } from '../figure.js';

/** A question of a panel, and how long its answer took. */
export interface AskedPanel {
  readonly where: string;
  readonly days: number;
  readonly rows: number;
  readonly milliseconds: number;
  readonly sql: string;
}

const ROUNDS = 5;
const DAY_MS = 86_400_000;

/** Each question once, however many boards ask it. */
export function panelQuestions(root: string): readonly Question[] {
  const folder = join(root, 'deploy/grafana/dashboards');
  const all = readdirSync(folder).flatMap((file) => questionsIn(readFileSync(join(folder, file), 'utf8')));
  return [...new Map(all.map((question) => [question.sql, question])).values()];
}

/**
 * Asks every question as its board does by itself, or over `days`, in turns, so that none finds everything as it left it; the time is the middle of five.
 * @throws InfrastructureError for a question that has no rows, or other columns than with no data (`shapes`, from `shapesOf`)
 */
export async function askPanels(
  reader: pg.Client,
  questions: readonly Question[],
  variables: Readonly<Record<string, string>>,
  shapes: ReadonlyMap<Question, string>,
  days?: number,
): Promise<readonly AskedPanel[]> {
  const times = new Map<Question, number[]>(questions.map((question) => [question, []]));
  const rowsOf = new Map<Question, number>();
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const question of questions) {
      const text = sent(question, variables, days);
      const start = performance.now();
      const answer = await reader.query({ text, rowMode: 'array' });
      if (round > 0) times.get(question)?.push(performance.now() - start);
      requireSameColumns(question, answer, shapes);
      rowsOf.set(question, answer.rows.length);
    }
  const empty = questions.filter((question) => rowsOf.get(question) === 0);
  if (empty.length > 0)
    throw new InfrastructureError(`In a full world these have no rows: ${empty.map(({ where }) => where).join('; ')}.`);
  return questions.map((question) => ({
    where: question.where,
    days: days ?? question.days,
    rows: rowsOf.get(question) ?? 0,
    milliseconds: median(times.get(question) ?? []),
    sql: sent(question, variables, days),
  }));
}

/** The columns of each answer, as the database has them while there is nothing to tell. */
export async function shapesOf(
  reader: pg.Client,
  questions: readonly Question[],
  variables: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<Question, string>> {
  const shapes = new Map<Question, string>();
  for (const question of questions)
    shapes.set(question, shapeOf(await reader.query({ text: sent(question, variables), rowMode: 'array' })));
  return shapes;
}

function sent(question: Question, variables: Readonly<Record<string, string>>, days = question.days): string {
  const at = (back: number): string => new Date(Date.now() - back * DAY_MS).toISOString();
  return asSent(question.sql, { from: at(days), to: at(0), variables });
}

const shapeOf = ({ fields }: pg.QueryArrayResult): string =>
  fields.map(({ name, dataTypeID }) => `${name}:${dataTypeID}`).join(' ');

function requireSameColumns(
  question: Question,
  answer: pg.QueryArrayResult,
  shapes: ReadonlyMap<Question, string>,
): void {
  if (shapeOf(answer) !== shapes.get(question))
    throw new InfrastructureError(`${question.where} has other columns than while there was no data.`);
}
