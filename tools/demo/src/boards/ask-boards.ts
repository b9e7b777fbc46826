import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asSent, WHOLE, type Choices } from '@sidetone/platform/insight';
import { questionsIn, type Question } from '@sidetone/testing/panels';
import { workspaceRoot } from '@sidetone/testing/stack';
import pg from 'pg';

const BOARDS = join(workspaceRoot, 'deploy', 'grafana', 'dashboards');
const DAY_MS = 86_400_000;

/** Whether a world must have something to show for a question, by its board and panel. */
export type MustShow = (where: string) => boolean;

export interface AskedBoards {
  readonly questions: number;
  /** What is wrong, a sentence each. */
  readonly faults: readonly string[];
}

/**
 * Asks a world that was lived through every question of every dashboard, as Grafana would.
 * @param databaseUrl of the role that reads the contract
 * @param now until when the boards show
 */
export async function askBoards(databaseUrl: string, mustShow: MustShow, now: number): Promise<AskedBoards> {
  const files = (await readdir(BOARDS)).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(files.map((name) => readFile(join(BOARDS, name), 'utf8')));
  const questions = texts.flatMap(questionsIn);
  const reader = new pg.Client({ connectionString: databaseUrl });
  await reader.connect();
  try {
    const variables = await variablesOf(reader);
    const faults: string[] = [];
    for (const question of questions) {
      const fault = await faultOf(reader, question, variables, now);
      if (fault !== undefined && (fault.kind === 'error' || mustShow(question.where)))
        faults.push(`${question.where}: ${fault.words}`);
    }
    return { questions: questions.length, faults };
  } finally {
    await reader.end();
  }
}

type Fault = { readonly kind: 'error' | 'empty'; readonly words: string };

async function faultOf(
  reader: pg.Client,
  { sql, days, looked }: Question,
  variables: Choices['variables'],
  now: number,
): Promise<Fault | undefined> {
  const at = (back: number): string => new Date(now - back * DAY_MS).toISOString();
  try {
    const text = asSent(sql, { from: at(days), to: at(0), variables });
    const { rows, fields } = await reader.query<unknown[]>({ text, rowMode: 'array' });
    const missing = looked.filter((column) => !fields.some(({ name }) => name === column));
    if (missing.length > 0) return { kind: 'error', words: `it has no column ${missing.join(', ')}.` };
    return rows.some((row) => row.some((value) => value !== null))
      ? undefined
      : { kind: 'empty', words: 'it has nothing to show.' };
  } catch (error) {
    return { kind: 'error', words: String(error) };
  }
}

/** What whoever looks would choose: the KPI that costs most, rather of a team that has repaired something, its team, and the team with the most cases. */
async function variablesOf(reader: pg.Client): Promise<Choices['variables']> {
  const kind = 'transactional';
  const driver = asSent(
    `select kpi, team from insight.driver where ${WHOLE} order by exists (select from insight.repair where repair.team = driver.team) desc, rank limit 1`,
    {
      ...{ from: '', to: '' },
      variables: { kind },
    },
  );
  const {
    rows: [first = { kpi: 'voice.drop.count', team: 'core voice' }],
  } = await reader.query<{ kpi: string; team: string }>(driver);
  const {
    rows: [busiest = { team: 'service desk' }],
  } = await reader.query<{ team: string }>(
    'select team from insight.case_file group by team order by count(*) filter (where first_contact_past_due) desc, count(*) desc limit 1',
  );
  return { kind, area: 'overall', kpi: first.kpi, team: first.team, caseTeam: busiest.team };
}
