import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { normaliseId } from '@sidetone/contracts/fields';
import { Clock } from '@sidetone/platform/time';
import { AnswersList, oneRowEach, onePage, pageStart, Problem, type Page } from '@sidetone/platform/web';
import { HoldInterviews } from './hold-interviews.js';
import { ClaimAnswer, DoneBody, InterviewAnswer, InterviewerBody, InterviewQuery } from './interview-answer.js';
import { InterviewStore } from './interview-store.js';

const ID = { name: 'invitationId', example: 'INV-7f1b6c1e-5d0e-4a55-9a39-0f0e6a1c2b3d' };

const CSV = oneRowEach<InterviewAnswer>({
  invitationId: (one) => one.invitationId,
  programmeId: (one) => one.programmeId,
  contactId: (one) => one.contactId,
  customerId: (one) => one.customerId,
  language: (one) => one.language,
  occasion: (one) => one.occasion,
  occasionAt: (one) => one.occasionAt,
  dueAt: (one) => one.dueAt,
  expiresAt: (one) => one.expiresAt,
  calls: (one) => one.calls,
  claimedBy: (one) => one.claimedBy,
  claimedUntil: (one) => one.claimedUntil,
});

/** The list of whoever asks by telephone or face to face. */
@ApiTags('interviews')
@ApiSecurity('api-key')
@Controller('v1/interviews')
export class InterviewsController {
  constructor(
    private readonly interviews: InterviewStore,
    private readonly hold: HoldInterviews,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Interviews to be held now, the first due first' })
  @AnswersList(CSV)
  async list(@Query() { programmeId, limit, cursor }: InterviewQuery): Promise<Page<InterviewAnswer>> {
    const rows = await this.interviews.list(programmeId, pageStart(cursor), limit + 1, this.clock.now());
    return onePage(rows, limit, ({ dueAt, invitationId }) => ({ at: Date.parse(dueAt), id: invitationId }));
  }

  /** @throws Problem 404, 409 */
  @Post(':invitationId/claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take an interview, so that nobody else calls the same person' })
  @ApiParam(ID)
  @ApiOkResponse({ type: ClaimAnswer })
  @ApiResponse({ status: 409, description: 'Somebody else is at it, or it is over' })
  claim(@Param('invitationId') id: string, @Body() { interviewer }: InterviewerBody): Promise<ClaimAnswer> {
    return this.hold.claim(readId(id), interviewer);
  }

  /** @throws Problem 404, 409 */
  @Post(':invitationId/release')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give an interview back without having called' })
  @ApiParam(ID)
  release(@Param('invitationId') id: string, @Body() { interviewer }: InterviewerBody): Promise<void> {
    return this.hold.release(readId(id), interviewer);
  }

  /** @throws Problem 400, 404, 409 */
  @Post(':invitationId/done')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Say how a call ended',
    description: 'What the contact answered goes to POST /v1/responses; a call that got an answer ends by itself then.',
  })
  @ApiParam(ID)
  done(@Param('invitationId') id: string, @Body() body: DoneBody): Promise<void> {
    return this.hold.done(readId(id), body);
  }
}

function readId(text: string): string {
  if (normaliseId(text) === text) return text;
  throw new Problem(404, 'No such interview', 'No invitation of that id is on the list of interviewers.');
}
