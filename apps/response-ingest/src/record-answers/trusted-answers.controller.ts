import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiResponse,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { badRequest } from '@sidetone/platform/web';
import { AnswerBody } from './answer.dto.js';
import { AnswerRecorder } from './answer-recorder.js';
import { CHANNELS, readTrustedAnswer } from './read-trusted-answer.js';
import { recordedReply, RecordedReply } from './recorded-reply.js';

export class TrustedAnswerBody extends AnswerBody {
  @ApiProperty({ example: 'INV-7f1b6c1e-5d0e-4a55-9a39-0f0e6a1c2b3d' })
  readonly invitationId!: string;

  @ApiProperty({ enum: CHANNELS, example: 'ivr' })
  readonly channel!: string;

  @ApiPropertyOptional({ description: 'The interviewer who asked', example: 'AGT-12' })
  readonly askedBy?: string;
}

/** Answers that come without a link: read by an interviewer, an IVR or an SMS gateway. */
@ApiTags('responses')
@ApiSecurity('api-key')
@Controller('v1/responses')
export class TrustedAnswersController {
  constructor(private readonly recorder: AnswerRecorder) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'An answer over a trusted channel',
    description:
      'The same rules as for the link: one answer per invitation, corrections within a day, the same answer again changes nothing.',
  })
  @ApiBody({ type: TrustedAnswerBody })
  @ApiOkResponse({ type: RecordedReply })
  @ApiResponse({ status: 400, description: 'The answer breaks a rule; nothing was stored' })
  @ApiResponse({ status: 404, description: 'There is no such invitation' })
  @ApiResponse({ status: 409, description: 'Another answer was given more than a day ago' })
  @ApiResponse({ status: 410, description: 'The time for answering is over' })
  async answer(@Body() body: unknown): Promise<RecordedReply> {
    const reading = readTrustedAnswer(body);
    if (reading.kind === 'refused') throw badRequest('The answer cannot be used as it is.', reading.errors);
    const { invitationId, channel, askedBy, answer } = reading;
    return recordedReply(await this.recorder.record({ invitationId }, answer, { channel, askedBy }));
  }
}
