import { ApiProperty } from '@nestjs/swagger';
import type { StratumField } from '@sidetone/domain/programmes';
import { AreOneOf, AreParts, AreTexts, IsOneOf, IsReal, IsWhole } from './body-fields.js';

const SAMPLINGS = ['all', 'random', 'stratified', 'quota'] as const;
export const STRATUM_FIELDS = [
  'segment',
  'region',
  'contractLevel',
  'equipmentClass',
  'vip',
  'newCustomer',
] as const satisfies readonly StratumField[];

export class SamplingBody {
  @ApiProperty({ enum: SAMPLINGS })
  @IsOneOf(SAMPLINGS)
  readonly kind!: string;
}

export class AllBody extends SamplingBody {
  declare readonly kind: 'all';
}

export class RandomBody extends SamplingBody {
  declare readonly kind: 'random';

  @ApiProperty({ description: 'Of the frame, 0–1', example: 0.1 })
  @IsReal(0.1)
  readonly share!: number;

  @ApiProperty({ description: 'The same seed draws the same sample of the same frame', example: 20261 })
  @IsWhole(20261)
  readonly seed!: number;
}

export class StratifiedBody extends SamplingBody {
  declare readonly kind: 'stratified';

  @ApiProperty({ enum: STRATUM_FIELDS, isArray: true, example: ['segment', 'region'] })
  @AreOneOf(STRATUM_FIELDS)
  readonly by!: readonly StratumField[];

  @ApiProperty({ description: 'Invitations in all, shared out by size of stratum', example: 400 })
  @IsWhole(400)
  readonly size!: number;

  @ApiProperty({ description: 'Each stratum gets at least so many, or all of its people', example: 5 })
  @IsWhole(5)
  readonly minimumCell!: number;

  @ApiProperty({ example: 20261 })
  @IsWhole(20261)
  readonly seed!: number;
}

export class QuotaOfStratumBody {
  @ApiProperty({ type: [String], description: 'Values in the order of `by`', example: ['business'] })
  @AreTexts()
  readonly stratum!: readonly string[];

  @ApiProperty({ description: 'Answers wanted', example: 30 })
  @IsWhole(30)
  readonly answers!: number;
}

export class QuotaBody extends SamplingBody {
  declare readonly kind: 'quota';

  @ApiProperty({ enum: STRATUM_FIELDS, isArray: true, example: ['segment'] })
  @AreOneOf(STRATUM_FIELDS)
  readonly by!: readonly StratumField[];

  @ApiProperty({ type: [QuotaOfStratumBody] })
  @AreParts(() => QuotaOfStratumBody)
  readonly quotas!: readonly QuotaOfStratumBody[];

  @ApiProperty({ description: 'Where no rate is known yet, 0–1', example: 0.25 })
  @IsReal(0.25)
  readonly expectedResponseRate!: number;

  @ApiProperty({ example: 20261 })
  @IsWhole(20261)
  readonly seed!: number;
}
