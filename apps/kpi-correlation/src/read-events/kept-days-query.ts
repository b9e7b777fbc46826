import { ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeDay, PageQuery } from '@sidetone/platform/web';

/** Of which days kept events are looked at. */
export class KeptDaysQuery extends PageQuery {
  @ApiPropertyOptional({
    description:
      'First day on which they happened, in the operator’s zone; 28 days before `to`, or before today, unless given',
    example: '2026-11-01',
  })
  @MayBeDay()
  readonly from?: string;

  @ApiPropertyOptional({ description: 'Last day on which they happened', example: '2026-11-23' })
  @MayBeDay()
  readonly to?: string;
}
