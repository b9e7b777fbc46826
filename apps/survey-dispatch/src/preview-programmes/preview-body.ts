import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstantText, IsPart, MayBeAbsent } from '../keep-programmes/body-fields.js';
import { ProgrammeBody } from '../keep-programmes/programme-body.js';

/** What to look at. */
export class PreviewBody {
  @ApiPropertyOptional({ format: 'date-time', description: 'Left out: now', example: '2026-12-01T08:00:00Z' })
  @MayBeAbsent()
  @IsInstantText()
  readonly at?: string;

  @ApiPropertyOptional({ type: ProgrammeBody, description: 'Left out: the version in force' })
  @MayBeAbsent()
  @IsPart(() => ProgrammeBody)
  readonly programme?: ProgrammeBody;
}
