import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  CONTACT_STATES,
  type ContactPolicy,
  type ContactState,
  type QuietHours,
} from '@sidetone/domain/contact-policy';
import { WEEKDAYS, type Weekday } from '@sidetone/domain/programmes';
import { AreOneOf, IsPart, IsWhole, MayBeAbsent } from '../keep-programmes/body-fields.js';
import { ClocksBody } from '../keep-programmes/programme-body.js';
import { OCCASIONS } from '../keep-programmes/occasion-body.js';

export class CapBody {
  @ApiProperty({ description: 'So many at most', example: 4 })
  @IsWhole(4)
  readonly invitations!: number;

  @ApiProperty({ description: 'in so many days of 24 hours', example: 365 })
  @IsWhole(365)
  readonly days!: number;
}

export class QuietHoursBody {
  @ApiProperty({ description: "Hour of the contact's clock, 0–23", example: 21 })
  @IsWhole(21)
  readonly from!: number;

  @ApiProperty({ description: "Hour of the contact's clock, 0–23", example: 8 })
  @IsWhole(8)
  readonly to!: number;
}

/** What holds where a policy says nothing of it: whoever wants to ask at night says so. */
const QUIET_AT_NIGHT: QuietHours = { from: 21, to: 8 };

/** The whole policy as it shall be from now on. */
export class PolicyBody {
  @ApiProperty({ type: ClocksBody, description: 'Days without any survey after an invitation, and after an answer' })
  @IsPart(() => ClocksBody)
  readonly anySurvey!: ClocksBody;

  @ApiPropertyOptional({ type: CapBody, nullable: true, description: 'Of one contact; null sets none' })
  @MayBeAbsent()
  @IsPart(() => CapBody)
  readonly contactCap: CapBody | null = null;

  @ApiPropertyOptional({ type: CapBody, nullable: true, description: 'Of all contacts of a customer; null sets none' })
  @MayBeAbsent()
  @IsPart(() => CapBody)
  readonly accountCap: CapBody | null = null;

  @ApiPropertyOptional({
    type: QuietHoursBody,
    nullable: true,
    description: 'When nothing is sent; null sets none',
    default: QUIET_AT_NIGHT,
  })
  @MayBeAbsent()
  @IsPart(() => QuietHoursBody)
  readonly quietHours?: QuietHoursBody | null;

  @ApiPropertyOptional({ enum: WEEKDAYS, isArray: true, description: 'On which nothing is sent', default: [] })
  @AreOneOf(WEEKDAYS)
  readonly quietDays: readonly Weekday[] = [];

  @ApiPropertyOptional({
    enum: CONTACT_STATES,
    isArray: true,
    description: 'Who is left alone',
    default: CONTACT_STATES,
  })
  @AreOneOf(CONTACT_STATES)
  readonly leaveAlone: readonly ContactState[] = CONTACT_STATES;

  @ApiPropertyOptional({
    enum: OCCASIONS,
    isArray: true,
    description: 'Kinds of survey that ask in spite of the clocks of any survey, and of an open case',
    default: ['verification'],
  })
  @AreOneOf(OCCASIONS)
  readonly exemptKinds: readonly (typeof OCCASIONS)[number][] = ['verification'];
}

/** The policy that a body asks for, whole. */
export function policyOf({ quietHours = QUIET_AT_NIGHT, ...rest }: PolicyBody): ContactPolicy {
  return { ...rest, quietHours };
}
