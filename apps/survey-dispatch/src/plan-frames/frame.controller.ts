import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiPropertyOptional, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { normaliseId } from '@sidetone/contracts/fields';
import {
  AnswersList,
  MayBeName,
  onePage,
  oneRowEach,
  PageQuery,
  pageStart,
  Problem,
  type Page,
} from '@sidetone/platform/web';
import { FrameReader, type FrameRow, type MemberRow } from './frame-reader.js';

export class FrameQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'The period or wave; left out: the latest', example: '2026-autumn' })
  @MayBeName()
  readonly occasion?: string;
}

/** A member as it is read: the values of its stratum apart. */
type FrameItem = Omit<MemberRow, 'stratum'> & { readonly stratum: readonly string[] };

const CSV = oneRowEach<FrameItem>({
  contactId: ({ contactId }) => contactId,
  stratum: ({ stratum }) => stratum.join(' | '),
  drawn: ({ drawn }) => drawn,
  inclusionProbability: ({ inclusion }) => inclusion,
  outcome: ({ outcome }) => outcome,
  reason: ({ reason }) => reason,
  invitationId: ({ invitationId }) => invitationId,
  answeredAt: ({ answeredAt }) => answeredAt,
});

/** Who could have been asked, so that answers can be weighted. */
@ApiTags('programmes')
@ApiSecurity('api-key')
@Controller('v1/programmes')
export class FrameController {
  constructor(private readonly frames: FrameReader) {}

  /** @throws Problem 404 */
  @Get(':programmeId/frame')
  @AnswersList(CSV)
  @ApiOperation({
    summary: 'The frame of a period or wave: who could be drawn, of which stratum, how likely, and what became of it',
    description: 'An answer stands for 1 ÷ inclusion people of the frame, before non-response is weighted.',
  })
  @ApiParam({ name: 'programmeId', example: 'relationship-2026' })
  async read(
    @Param('programmeId') programmeId: string,
    @Query() { occasion, limit, cursor }: FrameQuery,
  ): Promise<FrameRow & { readonly frames: readonly string[] } & Page<FrameItem>> {
    const frames = normaliseId(programmeId) === programmeId ? await this.frames.frames(programmeId) : [];
    const frame = occasion === undefined ? frames[0] : frames.find((one) => one.occasion === occasion);
    if (!frame)
      throw new Problem(
        404,
        'No such frame',
        frames.length === 0
          ? `No frame of a programme called '${programmeId}' was drawn yet: it is when its period begins or its wave opens.`
          : `'${programmeId}' has the frames ${frames.map((one) => one.occasion).join(', ')}.`,
      );
    const rows = await this.frames.members(programmeId, frame.occasion, pageStart(cursor)?.id ?? '', limit + 1);
    const page = onePage(rows.map(itemOf), limit, ({ contactId }) => ({ at: 0, id: contactId }));
    return { ...frame, frames: frames.map((one) => one.occasion), ...page };
  }
}

function itemOf({ stratum, ...row }: MemberRow): FrameItem {
  const values: unknown = JSON.parse(stratum);
  return { ...row, stratum: Array.isArray(values) ? values.map(String) : [] };
}
