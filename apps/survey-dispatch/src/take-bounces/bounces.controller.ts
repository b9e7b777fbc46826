import { Body, Controller, HttpCode, Logger, Post } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiResponse,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { badRequest, Problem } from '@sidetone/platform/web';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { isOurs, oursWhy } from '../channels/email-failure.js';
import { messageIdOf } from '../channels/mail-id.js';
import { MessageOutcomes } from '../send-messages/message-outcomes.js';
import { LateOutcomes } from '../send-messages/late-outcomes.js';

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/** A mail that came back, as a delivery status notification tells (RFC 3464). */
export class BounceBody {
  @ApiProperty({
    description: 'The Message-ID of the mail that came back, as it stands in its header',
    example: '<INV-7f1b6c1e-5d0e-4a55-9a39-0f0e6a1c2b3d@operator.example>',
  })
  @IsString({ message: 'messageId must be text.' })
  @MaxLength(300, { message: 'messageId must have at most 300 characters.' })
  readonly messageId!: string;

  @ApiPropertyOptional({ enum: ACTIONS, default: 'failed', description: 'The field Action; only `failed` is a bounce' })
  @IsOptional()
  @IsIn(ACTIONS, { message: `action must be one of: ${ACTIONS.join(', ')}.` })
  readonly action: (typeof ACTIONS)[number] = 'failed';

  @ApiPropertyOptional({ description: 'The field Status (RFC 3463)', example: '5.1.1' })
  @IsOptional()
  @Matches(/^[245]\.\d{1,3}\.\d{1,3}$/, { message: 'status must be as in RFC 3463, such as 5.1.1.' })
  readonly status?: string;
}

export class BounceAnswer {
  @ApiProperty({ enum: ['noted', 'ignored'], description: '`ignored`: it was no failure' })
  readonly outcome!: 'noted' | 'ignored';
}

/** Where the operator's mail system tells of mails that came back. */
@ApiTags('bounces')
@ApiSecurity('api-key')
@Controller('v1/bounces')
export class BouncesController {
  private readonly logger = new Logger(BouncesController.name);

  constructor(
    private readonly database: Database,
    private readonly outcomes: LateOutcomes,
    private readonly metrics: MessageOutcomes,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400, 404 */
  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'A mail came back: its invitation reached nobody',
    description: 'The same again changes nothing. Status 5.7.x counts as refused: the address is not at fault.',
  })
  @ApiOkResponse({ type: BounceAnswer })
  @ApiResponse({ status: 404, description: 'No mail of ours has that Message-ID' })
  async take(@Body() { messageId: mailId, action, status }: BounceBody): Promise<BounceAnswer> {
    const messageId = messageIdOf(mailId);
    if (messageId === undefined)
      throw badRequest('messageId must be the Message-ID of a mail of ours, such as <INV-…@operator.example>.');
    if (action !== 'failed') return { outcome: 'ignored' };
    const came = `the mail came back${status === undefined ? '' : ` with status ${status}`}`;
    const ours = status !== undefined && isOurs(status);
    const [kind, why] = ours ? (['refused', oursWhy(came)] as const) : (['bounced', came] as const);
    const at = this.clock.now();
    const known = await this.database.transaction((tx) =>
      this.outcomes.note(tx, [{ messageId, channel: 'email', kind, why, at }]),
    );
    const mail = known.get(messageId);
    if (!mail) throw new Problem(404, 'No such mail', 'No mail of ours has that Message-ID.');
    this.metrics.came(mail, kind);
    if (ours) this.logger.warn({ messageId, status }, 'A mail came back for a reason that lies with us');
    return { outcome: 'noted' };
  }
}
