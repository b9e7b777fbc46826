import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { badRequest, TakesBytes } from '@sidetone/platform/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventIntake } from './event-intake.js';
import { EventsAnswer } from './events-answer.dto.js';
import { EXAMPLES } from './examples.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { MOST_EVENTS, readArrivals } from './read-arrivals.js';
import { TakeOnce } from './take-once.js';

/**
 * 1,000 events of 8 KiB each, ten times what such events have: whoever sends more has batches that are better cut. Parsing so much
 * holds up other requests for some 200 ms.
 */
const BODY_LIMIT = 8 * 1024 * 1024;

/** The door for systems that speak HTTP and not Kafka. */
@ApiTags('events')
@ApiSecurity('api-key')
@Controller('v1/events')
export class TakeInEvents {
  constructor(
    private readonly intake: EventIntake,
    private readonly once: TakeOnce,
  ) {}

  /** @throws Problem 400, 409, 413, 422; KafkaAway */
  @Post()
  @TakesBytes(BODY_LIMIT)
  @ApiOperation({
    summary: `Take in operational events: one CloudEvent, or a batch of up to ${MOST_EVENTS}`,
    description:
      'Structured (application/cloudevents+json), binary (ce- headers, application/json) or batch mode (application/cloudevents-batch+json, or a plain JSON array). ' +
      'Each event is judged as it would be on Kafka and is on its topic, acknowledged by all brokers in charge, before the answer. ' +
      'Events are known by source and id: sent again, they count once. At most 8 MiB, and 1 MiB for each event.',
  })
  @ApiConsumes('application/cloudevents+json', 'application/cloudevents-batch+json', 'application/json')
  @ApiBody({ schema: { type: 'object' }, examples: EXAMPLES })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'A UUID. The same request under the same key gets the first answer again for 24 hours.',
  })
  @ApiResponse({ status: 202, type: EventsAnswer, description: 'All events are on their topics' })
  @ApiResponse({ status: 207, type: EventsAnswer, description: 'Of the batch, not all were accepted: see each item' })
  @ApiResponse({
    status: 400,
    description: 'The single event is refused, or the body is no batch; nothing was taken in',
  })
  @ApiResponse({ status: 409, description: 'The same request is in work' })
  @ApiResponse({ status: 413, description: 'Too large, or too many events' })
  @ApiResponse({ status: 415, description: 'No JSON in UTF-8' })
  @ApiResponse({ status: 422, description: 'The Idempotency-Key came with another request' })
  @ApiResponse({ status: 503, description: 'Kafka or the database is away; send the same request again' })
  async take(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventsAnswer> {
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    if (!Buffer.isBuffer(body)) throw badRequest('The request has no body; send a CloudEvent.');
    const arrivals = readArrivals(body, request.headers['content-type'] ?? '', request.raw.headersDistinct);
    if (key === undefined) {
      const { status, answer } = await this.intake.take(arrivals);
      reply.status(status);
      return answer;
    }
    const { status, answer, replayed } = await this.once.take(key, arrivals);
    reply.status(status).header('idempotent-replayed', String(replayed));
    return answer;
  }
}
