import { ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeInstant, MayBeName, PageQuery } from '@sidetone/platform/web';

/** Which part of a timeline is asked for. */
export class ExperienceQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'From this instant on; 400 days before `to` at most',
    example: '2026-11-01T00:00:00Z',
  })
  @MayBeInstant()
  readonly from?: string;

  @ApiPropertyOptional({ description: 'Before this instant; now unless given', example: '2026-11-23T12:00:00Z' })
  @MayBeInstant()
  readonly to?: string;

  @ApiPropertyOptional({ description: 'What counts for this KPI', example: 'voice.drop.count' })
  @MayBeName()
  readonly kpi?: string;

  @ApiPropertyOptional({ description: 'What counts for a KPI of this team', example: 'core voice' })
  @MayBeName()
  readonly team?: string;

  @ApiPropertyOptional({
    description: 'Whose line it was: only what hit it while it was theirs is told. The present customer unless given',
    example: 'CUS-100',
  })
  @MayBeName()
  readonly customerId?: string;
}
