import { ApiProperty } from '@nestjs/swagger';
import { CASE_STATES, isLive, possibleMoves, type CaseState, type Clock } from '@sidetone/domain/cases';
import { toIso, type Instant } from '@sidetone/domain/time';
import { PRIORITY_OF, type Case } from '../persistence/case.js';
import { possibleCommands } from '../work-on-cases/possible-commands.js';
import { bands, topics } from './case-query.dto.js';

const maybe = { nullable: true, type: String } as const;

export class ClockAnswer {
  @ApiProperty({ example: '2026-11-24T10:15:01.000Z' })
  readonly due!: string;

  @ApiProperty({ example: '2026-11-24T08:15:01.000Z', description: 'When somebody is warned' })
  readonly warn!: string;

  @ApiProperty({ ...maybe, example: null, description: 'When what was promised was done' })
  readonly done!: string | null;

  @ApiProperty({ enum: ['running', 'overdue', 'kept', 'broken'] })
  readonly state!: string;
}

export class AnswerOfCase {
  @ApiProperty({ example: 'RSP-9' })
  readonly responseId!: string;

  @ApiProperty({ nullable: true, type: Number, example: 2, description: 'null once withdrawn' })
  readonly score!: number | null;

  @ApiProperty({ example: 2, description: 'As it was first given' })
  readonly firstScore!: number;

  @ApiProperty({ example: '2026-11-23T10:15:00.000Z' })
  readonly answeredAt!: string;

  @ApiProperty({ example: 'transactional' })
  readonly kind!: string;

  @ApiProperty({ type: [String], example: ['billing'] })
  readonly reasons!: readonly string[];

  @ApiProperty({ ...maybe, example: 'The bill is wrong again' })
  readonly comment!: string | null;

  @ApiProperty({ ...maybe, example: 'en' })
  readonly language!: string | null;
}

/** A case as the API shows it. */
export class CaseAnswer {
  @ApiProperty({ example: 'CASE-3f5a9c01b2d4' })
  readonly caseId!: string;

  @ApiProperty({ example: 4, description: 'Counts all changes; in quotes it is the ETag' })
  readonly version!: number;

  @ApiProperty({ example: 'RSP-9', description: 'The answer that opened it' })
  readonly responseId!: string;

  @ApiProperty({ ...maybe, example: 'CUS-100', description: 'null once no answer counts any more' })
  readonly customerId!: string | null;

  @ApiProperty({ ...maybe, example: 'CON-100' })
  readonly contactId!: string | null;

  @ApiProperty({ ...maybe, example: 'SUB-1001' })
  readonly subscriptionId!: string | null;

  @ApiProperty({ ...maybe, example: 'support' })
  readonly journeyArea!: string | null;

  @ApiProperty({ enum: topics, description: 'A respondent has one live case for each' })
  readonly topic!: string;

  @ApiProperty({ ...maybe, example: 'business' })
  readonly segment!: string | null;

  @ApiProperty({ ...maybe, example: 'gold' })
  readonly contractLevel!: string | null;

  @ApiProperty({ example: 2, description: 'The worst answer that counts' })
  readonly score!: number;

  @ApiProperty({ enum: bands })
  readonly band!: string;

  @ApiProperty({ example: 1, description: '1 comes first.' })
  readonly priority!: number;

  @ApiProperty({ example: 'customer care' })
  readonly team!: string;

  @ApiProperty({ ...maybe, example: 'anna', description: 'null: it waits in the queue of the team' })
  readonly owner!: string | null;

  @ApiProperty({ nullable: true, type: Object, example: { ruleId: 'support', why: ['area is support'] } })
  readonly routing!: object | null;

  @ApiProperty({ enum: CASE_STATES })
  readonly state!: string;

  @ApiProperty({ example: '2026-11-23T10:15:01.000Z' })
  readonly stateChangedAt!: string;

  @ApiProperty({ type: [String], example: ['assign', 'contact'], description: 'The commands that it takes now' })
  readonly possible!: readonly string[];

  @ApiProperty({ example: 1, description: '1, and one more for each time that it was reopened' })
  readonly round!: number;

  @ApiProperty({ description: 'The first contact is past its time.' })
  readonly overdue!: boolean;

  @ApiProperty({ example: 0, description: 'The highest level that heard of it' })
  readonly escalationLevel!: number;

  @ApiProperty({ description: 'False for an answer that came late: it is followed up without alarm.' })
  readonly alert!: boolean;

  @ApiProperty({ example: '2026-11-23T10:15:01.000Z' })
  readonly openedAt!: string;

  @ApiProperty({ example: '2026-11-24T10:15:01.000Z' })
  readonly firstContactDue!: string;

  @ApiProperty({ example: '2026-11-30T10:15:01.000Z' })
  readonly resolveDue!: string;

  @ApiProperty({ type: ClockAnswer })
  readonly firstContact!: ClockAnswer;

  @ApiProperty({ type: ClockAnswer })
  readonly resolve!: ClockAnswer;

  @ApiProperty({ ...maybe, example: null, description: 'Why its clocks do not run as they should' })
  readonly clockTrouble!: string | null;

  @ApiProperty({ type: [String], description: 'Tries to reach the customer in this round' })
  readonly attempts!: readonly string[];

  @ApiProperty({ ...maybe, example: null })
  readonly contactedAt!: string | null;

  @ApiProperty({ ...maybe, example: 'billing.wrongAmount', description: 'The cause that was agreed on' })
  readonly rootCause!: string | null;

  @ApiProperty({ type: [String], description: 'Action plans' })
  readonly actions!: readonly string[];

  @ApiProperty({ nullable: true, type: Object, example: { whatWasDone: 'Credited 12 EUR', customerTold: true } })
  readonly resolution!: object | null;

  @ApiProperty({ ...maybe, example: null })
  readonly closedAt!: string | null;

  @ApiProperty({ ...maybe, example: null })
  readonly outcome!: string | null;

  @ApiProperty({ type: [AnswerOfCase] })
  readonly answers!: readonly AnswerOfCase[];
}

/** Of each state once: a page has many cases and few states. */
const POSSIBLE = Object.fromEntries(
  CASE_STATES.map((state) => [state, possibleCommands(possibleMoves(state))]),
) as Readonly<Record<CaseState, readonly string[]>>;

const timeOrNull = (instant: Instant | undefined): string | null => (instant === undefined ? null : toIso(instant));

/** The case as it looks at `now`. One literal without spreads, as `caseOf` and for the same reason. */
export function caseAnswer(one: Case, now: Instant): CaseAnswer {
  const firstContact = clockAnswer(one.clocks.firstContact, now);
  return {
    caseId: one.caseId,
    version: one.revision,
    responseId: one.responseId,
    customerId: one.customerId ?? null,
    contactId: one.contactId === '' ? null : one.contactId,
    subscriptionId: one.subscriptionId ?? null,
    journeyArea: one.journeyArea ?? null,
    topic: one.topic,
    segment: one.segment ?? null,
    contractLevel: one.contractLevel ?? null,
    score: one.score,
    band: one.band,
    priority: PRIORITY_OF[one.band],
    team: one.assigned.team,
    owner: one.assigned.person ?? null,
    routing: one.routing ?? null,
    state: one.state,
    stateChangedAt: toIso(one.stateChangedAt),
    possible: POSSIBLE[one.state],
    round: one.round,
    overdue: isLive(one.state) && firstContact.state === 'overdue',
    escalationLevel: one.escalationLevel,
    alert: one.alert,
    openedAt: toIso(one.openedAt),
    firstContactDue: toIso(one.firstContactDue),
    resolveDue: toIso(one.resolveDue),
    firstContact,
    resolve: clockAnswer(one.clocks.resolve, now),
    clockTrouble: one.clockTrouble ?? null,
    attempts: one.attempts.map(toIso),
    contactedAt: timeOrNull(one.contactedAt),
    rootCause: one.cause ?? null,
    actions: one.actions,
    resolution: one.resolution ?? null,
    closedAt: timeOrNull(one.closedAt),
    outcome: one.outcome ?? null,
    answers: one.answers.map((answer) => answerOfCase(answer, one)),
  };
}

function answerOfCase({ responseId, score }: Case['answers'][number], { details, openedAt }: Case): AnswerOfCase {
  const known = details[responseId];
  return {
    responseId,
    score: score ?? null,
    firstScore: known?.firstScore ?? 0,
    answeredAt: toIso(known?.answeredAt ?? openedAt),
    kind: known?.kind ?? '',
    reasons: known?.reasons ?? [],
    comment: known?.comment ?? null,
    language: known?.language ?? null,
  };
}

function clockAnswer({ dueAt, warnAt, stoppedAt }: Clock, now: Instant): ClockAnswer {
  const running = now > dueAt ? 'overdue' : 'running';
  const state = stoppedAt === undefined ? running : stoppedAt <= dueAt ? 'kept' : 'broken';
  return { due: toIso(dueAt), warn: toIso(warnAt), done: timeOrNull(stoppedAt), state };
}
