import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WEEKDAYS, type InteractionKind, type Weekday } from '@sidetone/domain/programmes';
import {
  AreOneOf,
  AreTexts,
  IsDayText,
  IsInstantText,
  IsOneOf,
  IsPart,
  IsReal,
  IsText,
  IsWhole,
  MayBeAbsent,
} from './body-fields.js';

export const INTERACTION_KINDS = [
  'sale',
  'delivery',
  'technicianVisit',
  'support',
  'billing',
  'other',
] as const satisfies readonly InteractionKind[];
const BATCHES = ['immediate', 'daily', 'weekly'] as const;
export const OCCASIONS = ['transactional', 'relationship', 'wave', 'verification'] as const;

/** What every occasion has; the field `kind` says what else. */
export class OccasionBody {
  @ApiProperty({ enum: OCCASIONS })
  @IsOneOf(OCCASIONS)
  readonly kind!: string;
}

export class BatchBody {
  @ApiProperty({ enum: BATCHES })
  @IsOneOf(BATCHES)
  readonly kind!: string;
}

export class ImmediateBody extends BatchBody {
  declare readonly kind: 'immediate';
}

export class DailyBody extends BatchBody {
  declare readonly kind: 'daily';

  @ApiProperty({ description: "0–23, of the contact's clock", example: 10 })
  @IsWhole(10)
  readonly hour!: number;
}

export class WeeklyBody extends BatchBody {
  declare readonly kind: 'weekly';

  @ApiProperty({ enum: WEEKDAYS })
  @IsOneOf(WEEKDAYS)
  readonly weekday!: Weekday;

  @ApiProperty({ description: "0–23, of the contact's clock", example: 10 })
  @IsWhole(10)
  readonly hour!: number;
}

/** Asks after a completed interaction of one of the kinds. */
export class TransactionalBody extends OccasionBody {
  declare readonly kind: 'transactional';

  @ApiProperty({ enum: INTERACTION_KINDS, isArray: true, example: ['delivery', 'technicianVisit'] })
  @AreOneOf(INTERACTION_KINDS)
  readonly interactionKinds!: readonly InteractionKind[];

  @ApiProperty({ description: 'From the completed interaction to the question', example: 24 })
  @IsReal(24)
  readonly delayHours!: number;

  @ApiPropertyOptional({ description: 'When it leaves once the delay is over; at once by itself' })
  @MayBeAbsent()
  @IsPart(() => BatchBody, { immediate: ImmediateBody, daily: DailyBody, weekly: WeeklyBody })
  readonly batch?: ImmediateBody | DailyBody | WeeklyBody;
}

/** Asks once a period, spread over its first days. */
export class RelationshipBody extends OccasionBody {
  declare readonly kind: 'relationship';

  @ApiProperty({ enum: [1, 3, 6, 12], example: 12 })
  @IsWhole(12)
  readonly everyMonths!: 1 | 3 | 6 | 12;

  @ApiProperty({ description: "First day of the first period, in the operator's zone", example: '2026-01-01' })
  @IsDayText()
  readonly startsOn!: string;

  @ApiProperty({ description: 'Over how many days of the period the questions are spread', example: 28 })
  @IsWhole(28)
  readonly spreadDays!: number;
}

/** Asks a planned list, or an audience, while the wave is open. */
export class WaveBody extends OccasionBody {
  declare readonly kind: 'wave';

  @ApiProperty({ example: '2026-autumn' })
  @IsText()
  readonly waveId!: string;

  @ApiProperty({ format: 'date-time', example: '2026-10-01T06:00:00Z' })
  @IsInstantText()
  readonly opensAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-10-29T06:00:00Z' })
  @IsInstantText()
  readonly closesAt!: string;

  @ApiPropertyOptional({ description: 'The planned list; without it everybody of the audience', example: ['CON-100'] })
  @MayBeAbsent()
  @AreTexts()
  readonly contactIds?: readonly string[];

  @ApiPropertyOptional({ description: 'The wave whose invited contacts this one asks again', example: '2026-spring' })
  @MayBeAbsent()
  @IsText()
  readonly previousWaveId?: string;
}

/** Asks after a fix, when a case wants to know whether it helped. */
export class VerificationBody extends OccasionBody {
  declare readonly kind: 'verification';

  @ApiProperty({ description: 'From the moment the case names to the question', example: 0 })
  @IsReal(0)
  readonly delayHours!: number;
}
