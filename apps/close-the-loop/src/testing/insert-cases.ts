import type { Topic } from '@sidetone/domain/cases';
import { npsBand } from '@sidetone/domain/nps';
import { DAY_MS, HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql, trustedSql, unnest, type Column, type Database } from '@sidetone/platform/database';

/** A case as tests of reading put it straight into the table. */
export interface TestCase {
  readonly caseId: string;
  readonly contactId: string;
  readonly topic: Topic;
  readonly score: number;
  readonly openedAt: Instant;
  readonly contractLevel?: string | undefined;
  readonly team?: string | undefined;
  readonly person?: string | undefined;
  readonly cause?: string | undefined;
  readonly resolvedAt?: Instant | undefined;
  readonly closedAt?: Instant | undefined;
  /** Only of cases that are ended by something else than `closedAt` and `resolvedAt`. */
  readonly state?: string | undefined;
}

export interface TestAnswer {
  readonly responseId: string;
  readonly caseId: string;
  readonly firstScore: number;
  readonly score?: number | undefined;
  readonly answeredAt: Instant;
  readonly kind?: 'verification' | 'transactional' | undefined;
}

const time = <Row>(read: (row: Row) => Instant | undefined): Column<Row> => [
  'timestamptz',
  (row) => {
    const instant = read(row);
    return instant === undefined ? null : toIso(instant);
  },
];
const contactDue = ({ openedAt }: TestCase): Instant => openedAt + DAY_MS;
const stateOf = ({ state, closedAt, resolvedAt, person }: TestCase): string =>
  state ??
  (closedAt !== undefined
    ? 'closed'
    : resolvedAt !== undefined
      ? 'resolved'
      : person === undefined
        ? 'open'
        : 'assigned');
const clock = (kind: string, startedAt: Instant, hours: number) => ({
  ...{ kind, startedAt, countsFrom: startedAt, shareBefore: 0, minutes: hours * 60, warnShare: 0.75 },
  ...{ warnAt: startedAt + 0.75 * hours * HOUR_MS, dueAt: startedAt + hours * HOUR_MS },
});
const clocksFrom = (openedAt: Instant) => ({
  firstContact: clock('firstContact', openedAt, 24),
  resolve: clock('resolve', openedAt, 240),
});

const caseColumns: Readonly<Record<string, Column<TestCase>>> = {
  case_id: ['text', (one) => one.caseId],
  response_id: ['text', (one) => `RSP-of-${one.caseId}`],
  response_revision: ['bigint', () => 1],
  invitation_id: ['text', () => 'INV-1'],
  survey_id: ['text', () => 'support'],
  customer_id: ['text', (one) => `of ${one.contactId}`],
  contact_id: ['text', (one) => one.contactId],
  topic: ['text', (one) => one.topic],
  contract_level: ['text', (one) => one.contractLevel],
  score: ['smallint', (one) => one.score],
  band: ['text', (one) => npsBand(one.score)],
  priority: ['int', () => 1],
  team: ['text', (one) => one.team ?? 'billing'],
  person: ['text', (one) => one.person],
  state: ['text', stateOf],
  state_changed_at: time((one) => one.closedAt ?? one.resolvedAt ?? one.openedAt),
  alert: ['boolean', () => true],
  overdue: ['boolean', () => false],
  escalation_level: ['int', () => 0],
  opened_at: time((one) => one.openedAt),
  first_contact_due: time(contactDue),
  resolve_due: time((one) => one.openedAt + 10 * DAY_MS),
  contacted_at: time((one) => one.resolvedAt ?? one.closedAt),
  resolved_at: time((one) => one.resolvedAt),
  closed_at: time((one) => one.closedAt),
  outcome: ['text', (one) => (one.closedAt === undefined ? null : 'resolved')],
  root_cause: ['text', (one) => one.cause],
  withdrawn: ['boolean', (one) => one.state === 'withdrawn'],
  clocks: ['jsonb', (one) => JSON.stringify(clocksFrom(one.openedAt))],
  next_due_at: time((one) => (one.closedAt === undefined && one.state !== 'withdrawn' ? contactDue(one) : undefined)),
  inherited: ['boolean', () => true],
  version: ['int', () => 1],
};

const answerColumns: Readonly<Record<string, Column<TestAnswer>>> = {
  response_id: ['text', (one) => one.responseId],
  case_id: ['text', (one) => one.caseId],
  revision: ['bigint', () => 1],
  score: ['smallint', (one) => one.score],
  first_score: ['smallint', (one) => one.firstScore],
  invitation_id: ['text', () => 'INV-1'],
  survey_id: ['text', () => 'support'],
  kind: ['text', (one) => one.kind ?? 'transactional'],
  answered_at: time((one) => one.answeredAt),
  arrived_at: time((one) => one.answeredAt),
  reasons: ['jsonb', () => '[]'],
  clocks: ['jsonb', (one) => JSON.stringify(clocksFrom(one.answeredAt))],
};

type Asked = Pick<Database, 'query'>;

/** Puts cases into the tables, marked as inherited so that several of one respondent and topic may live. */
export async function insertCases(database: Asked, cases: readonly TestCase[]): Promise<void> {
  if (cases.length > 0) await insert(database, 'cases', caseColumns, cases);
}

export async function insertAnswers(database: Asked, answers: readonly TestAnswer[]): Promise<void> {
  if (answers.length > 0) await insert(database, 'case_answer', answerColumns, answers);
}

async function insert<Row extends object>(
  database: Asked,
  table: 'cases' | 'case_answer',
  columns: Readonly<Record<string, Column<Row>>>,
  rows: readonly Row[],
): Promise<void> {
  const names = trustedSql(Object.keys(columns).join(', '));
  await database.query(sql`insert into ${trustedSql(table)} (${names}) select ${names} from ${unnest(columns, rows)}`);
}
