import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { normaliseId, parseTime } from '@sidetone/contracts/fields';
import { Clock } from '@sidetone/platform/time';
import { programmeOf } from '../keep-programmes/programme-of.js';
import { ProgrammeStore } from '../keep-programmes/programme-store.js';
import { unknownProgramme } from '../keep-programmes/publish-programme.js';
import { refuseBadId, refuseProblems } from '../keep-programmes/refuse-problems.js';
import { PreviewAnswer } from './preview-answer.js';
import { PreviewBody } from './preview-body.js';
import { PreviewProgramme } from './preview-programme.js';

/** Who would be asked, before anybody is. */
@ApiTags('programmes')
@ApiSecurity('api-key')
@Controller('v1/programmes')
export class PreviewController {
  constructor(
    private readonly programmes: ProgrammeStore,
    private readonly previews: PreviewProgramme,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400, 404, 429, 503 */
  @Post(':programmeId/preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Dry run: exactly who would be asked now, or at a given moment, and why others would not',
    description: 'Of the version in force, or of a programme that is sent along. Nothing is kept, told or sent.',
  })
  @ApiParam({ name: 'programmeId', example: 'relationship-2026' })
  @ApiOkResponse({ type: PreviewAnswer })
  @ApiResponse({ status: 429, description: 'Another dry run is under way' })
  @ApiResponse({ status: 503, description: 'It took longer than PREVIEW_SECONDS' })
  async preview(
    @Param('programmeId') programmeId: string,
    @Body() { at, programme: body }: PreviewBody,
  ): Promise<PreviewAnswer> {
    if (body) refuseBadId(programmeId);
    const known = normaliseId(programmeId) === programmeId ? await this.programmes.versions(programmeId) : [];
    const stored = known[0]?.programme;
    const programme = body ? programmeOf(programmeId, body, stored) : stored;
    if (!programme) throw unknownProgramme(programmeId);
    if (body) refuseProblems(programme, await this.programmes.waveIds());
    return this.previews.preview(programme, (at === undefined ? undefined : parseTime(at)) ?? this.clock.now());
  }
}
