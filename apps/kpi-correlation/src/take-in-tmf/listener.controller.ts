import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { isJsonObject } from '@sidetone/contracts/validation';
import { badRequest } from '@sidetone/platform/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EXAMPLES } from './examples.js';
import { TmfIntake } from './tmf-intake.js';

/** What v3 and v4 answer to a notification. */
export class EventSubscription {
  @ApiProperty({
    description: 'The notification’s eventId, or the id it was given',
    example: 'b3a90c77-15f4-4f0e-8d55-c0b2f9a8d702',
  })
  readonly id!: string;

  @ApiProperty({ description: 'Where it came to', example: '/listener/troubleTicketStatusChangeEvent' })
  readonly callback!: string;
}

/** The listener that TM Forum's hubs call (TMF630, "Notification listeners"). */
@ApiTags('tm-forum')
@ApiSecurity('api-key')
@Controller()
export class TmfListener {
  constructor(private readonly intake: TmfIntake) {}

  /**
   * Hubs differ in what they take a callback for: the address itself, or a base to which `/listener/<event>` is added.
   * @throws Problem 400, 415; KafkaAway
   */
  @Post(['listener/:tmfEventName', 'listener', 'listener/listener/:tmfEventName'])
  @ApiOperation({
    summary: 'Take in a TM Forum notification',
    description:
      'TMF621, 641, 642, 678 and 683 in v4 and v5, TMF656 in v3 too. What it is of is told by the member of `event`; what happened by eventType, else @type, else the path. ' +
      'Answered when what it says is on its topic: 201 as v3 and v4 have it, 204 as v5. The same notification again counts once.',
  })
  @ApiParam({ name: 'tmfEventName', example: 'troubleTicketStatusChangeEvent' })
  @ApiBody({ schema: { type: 'object' }, examples: EXAMPLES })
  @ApiResponse({ status: 201, type: EventSubscription, description: 'Taken in (v3, v4)' })
  @ApiResponse({ status: 204, description: 'Taken in (v5)' })
  @ApiResponse({ status: 400, description: 'It cannot be used; the detail says what, where and how to mend it' })
  @ApiResponse({ status: 413, description: 'Larger than 1 MiB' })
  @ApiResponse({ status: 415, description: 'No JSON in UTF-8' })
  @ApiResponse({ status: 503, description: 'Kafka is away; send it again' })
  async notify(
    @Body() body: unknown,
    @Param('tmfEventName') eventName: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventSubscription | undefined> {
    if (!isJsonObject(body)) throw badRequest('The request has no body; send a notification as JSON.');
    const { id, tmf } = await this.intake.take(body, eventName);
    if (tmf.endsWith('v5')) {
      reply.status(204);
      return undefined;
    }
    reply.status(201);
    return { id: String(id), callback: request.url };
  }
}
