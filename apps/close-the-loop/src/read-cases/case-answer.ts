import { ApiProperty } from '@nestjs/swagger';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { Case } from '../persistence/case.js';
import { bands, caseStates } from './case-query.dto.js';

/** A case as the API shows it. */
export class CaseAnswer {
  @ApiProperty({ example: 'CASE-3f5a9c01b2d4' })
  readonly caseId!: string;

  @ApiProperty({ example: 'RSP-9' })
  readonly responseId!: string;

  @ApiProperty({ example: 'CUS-100', nullable: true, type: String, description: 'null once the answer is withdrawn.' })
  readonly customerId!: string | null;

  @ApiProperty({ example: 'CON-100', nullable: true, type: String })
  readonly contactId!: string | null;

  @ApiProperty({ example: 'SUB-1001', nullable: true, type: String })
  readonly subscriptionId!: string | null;

  @ApiProperty({ example: 'support', nullable: true, type: String })
  readonly journeyArea!: string | null;

  @ApiProperty({ example: 2 })
  readonly score!: number;

  @ApiProperty({ enum: bands })
  readonly band!: string;

  @ApiProperty({ example: 1, description: '1 comes first.' })
  readonly priority!: number;

  @ApiProperty({ example: 'customer care' })
  readonly team!: string;

  @ApiProperty({ enum: caseStates })
  readonly state!: string;

  @ApiProperty({ description: 'The first contact is past its time.' })
  readonly overdue!: boolean;

  @ApiProperty({ example: 0, description: 'How often the case was escalated.' })
  readonly escalationLevel!: number;

  @ApiProperty({ description: 'False for an answer that came late: it is followed up without alarm.' })
  readonly alert!: boolean;

  @ApiProperty({ example: '2026-11-23T10:15:01.000Z' })
  readonly openedAt!: string;

  @ApiProperty({ example: '2026-11-24T10:15:01.000Z' })
  readonly firstContactDue!: string;

  @ApiProperty({ example: '2026-11-30T10:15:01.000Z' })
  readonly resolveDue!: string;

  @ApiProperty({ example: null, nullable: true, type: String })
  readonly contactedAt!: string | null;

  @ApiProperty({ example: null, nullable: true, type: String })
  readonly closedAt!: string | null;

  @ApiProperty({ example: null, nullable: true, type: String })
  readonly outcome!: string | null;

  @ApiProperty({ example: null, nullable: true, type: String })
  readonly rootCause!: string | null;
}

const timeOrNull = (instant: Instant | null): string | null => (instant === null ? null : toIso(instant));

/** The case as it looks at `now`. */
export function caseAnswer(one: Case, now: Instant): CaseAnswer {
  const { caseId, responseId, customerId, contactId, subscriptionId, journeyArea, score, band, priority, team, state } =
    one;
  return {
    ...{ caseId, responseId, customerId, contactId, subscriptionId, journeyArea, score, band, priority, team, state },
    overdue: one.contactedAt === null && one.closedAt === null && one.firstContactDue < now,
    escalationLevel: one.escalationLevel,
    alert: one.alert,
    openedAt: toIso(one.openedAt),
    firstContactDue: toIso(one.firstContactDue),
    resolveDue: toIso(one.resolveDue),
    contactedAt: timeOrNull(one.contactedAt),
    closedAt: timeOrNull(one.closedAt),
    outcome: one.outcome,
    rootCause: one.rootCause,
  };
}
