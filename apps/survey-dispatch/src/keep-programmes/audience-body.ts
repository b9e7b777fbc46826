import { ApiPropertyOptional } from '@nestjs/swagger';
import { AreTexts, IsFlag, IsWhole, MayBeAbsent } from './body-fields.js';

/** Whom a programme is for: each list left out admits everybody. */
export class AudienceBody {
  @ApiPropertyOptional({ type: [String], example: ['business', 'enterprise'] })
  @MayBeAbsent()
  @AreTexts()
  readonly segments?: readonly string[];

  @ApiPropertyOptional({ type: [String], example: ['Uusimaa'] })
  @MayBeAbsent()
  @AreTexts()
  readonly regions?: readonly string[];

  @ApiPropertyOptional({ type: [String], example: ['gold'] })
  @MayBeAbsent()
  @AreTexts()
  readonly contractLevels?: readonly string[];

  @ApiPropertyOptional({ type: [String], example: ['router-5g'] })
  @MayBeAbsent()
  @AreTexts()
  readonly equipmentClasses?: readonly string[];

  @ApiPropertyOptional({ type: [String], example: ['technical', 'decisionMaker'] })
  @MayBeAbsent()
  @AreTexts()
  readonly roles?: readonly string[];

  @ApiPropertyOptional({ description: 'Only VIPs, or only others' })
  @MayBeAbsent()
  @IsFlag()
  readonly vip?: boolean;

  @ApiPropertyOptional({ description: 'Only customers for at most so many days', example: 90 })
  @MayBeAbsent()
  @IsWhole(90)
  readonly newForDays?: number;
}
