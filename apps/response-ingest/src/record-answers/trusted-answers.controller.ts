import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiResponse,
  ApiSecurity,
  ApiTags,
  refs,
} from '@nestjs/swagger';
import { isJsonObject } from '@sidetone/contracts/validation';
import { badRequest } from '@sidetone/platform/web';
import { readUninvitedAnswer } from '../answer-uninvited/read-uninvited-answer.js';
import { RecordUninvited } from '../answer-uninvited/record-uninvited.js';
import { SetAsideReply, UninvitedAnswerBody } from '../answer-uninvited/uninvited.dto.js';
import { uninvitedReply } from '../answer-uninvited/uninvited-reply.js';
import { AnswerBody } from './answer.dto.js';
import { GatherAnswers } from './gather-answers.js';
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

/** Answers that come without a link: read by an interviewer, an IVR or an SMS gateway, or asked for by an app itself. */
@ApiTags('responses')
@ApiSecurity('api-key')
@ApiExtraModels(TrustedAnswerBody, UninvitedAnswerBody, RecordedReply, SetAsideReply)
@Controller('v1/responses')
export class TrustedAnswersController {
  constructor(
    private readonly answers: GatherAnswers,
    private readonly uninvited: RecordUninvited,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'An answer over a trusted channel, to an invitation or to a question that an app asked by itself',
    description:
      'The same rules as for the link: one answer per invitation, or per surveyId and answerId; corrections within a day, the same answer again changes nothing. What nobody was invited to counts in no response rate.',
  })
  @ApiBody({ schema: { oneOf: refs(TrustedAnswerBody, UninvitedAnswerBody) } })
  @ApiOkResponse({ schema: { oneOf: refs(RecordedReply, SetAsideReply) } })
  @ApiResponse({ status: 400, description: 'The answer breaks a rule; nothing was stored' })
  @ApiResponse({ status: 404, description: 'There is no such invitation, or no such contact' })
  @ApiResponse({ status: 409, description: 'Another answer was given more than a day ago, or the answerId is taken' })
  @ApiResponse({ status: 410, description: 'The time for answering is over' })
  async answer(@Body() body: unknown): Promise<RecordedReply | SetAsideReply> {
    if (!namesInvitation(body)) {
      const unasked = readUninvitedAnswer(body);
      if (unasked.kind === 'refused') throw badRequest('The answer cannot be used as it is.', unasked.errors);
      return uninvitedReply(await this.uninvited.record(unasked.given));
    }
    const reading = readTrustedAnswer(body);
    if (reading.kind === 'refused') throw badRequest('The answer cannot be used as it is.', reading.errors);
    const { invitationId, channel, askedBy, answer } = reading;
    const { recorded } = await this.answers.record({ key: { invitationId }, answer, way: { channel, askedBy } });
    return recordedReply(recorded);
  }
}

/** Whoever names neither an invitation nor an answer of its own is told that the invitation is missing. */
function namesInvitation(body: unknown): boolean {
  if (!isJsonObject(body)) return true;
  const { invitationId, answerId } = body;
  const [isInvited, isOwn] = [invitationId, answerId].map((id) => id !== undefined && id !== null);
  if (isInvited === true && isOwn === true) {
    throw badRequest('An answer is to an invitation or stands by itself.', [
      { field: 'answerId', message: 'answerId must be left out where there is an invitationId.' },
    ]);
  }
  return isOwn !== true;
}
