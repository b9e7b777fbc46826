import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describeError } from '../observability/safe-error.js';
import { KafkaAway } from '../messaging/kafka-away.js';
import { isDatabaseAway, isUnstorableText } from '../database/index.js';
import { badRequest, Problem } from './problem.js';

/** Answers every failed request with RFC 9457 problem details. What is our fault is logged and not told in detail. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = asProblem(error);
    const status = problem.getStatus();
    if (status >= 500) this.logger.error({ err: describeError(error), requestId: request.id }, problem.title);
    if (status === 503) reply.header('retry-after', '2');
    reply
      .status(status)
      .type('application/problem+json')
      .send({
        type: 'about:blank',
        title: problem.title,
        status,
        detail: problem.detail,
        requestId: request.id,
        ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
      });
  }
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isDatabaseAway(error)) {
    return new Problem(
      503,
      'Not available for the moment',
      'The database cannot be reached; nothing was stored. Send the same request again in a few seconds.',
    );
  }
  if (error instanceof KafkaAway) {
    return new Problem(
      503,
      'Not available for the moment',
      'Kafka cannot be reached; nothing was answered for. Send the same request again in a few seconds: what had arrived counts once.',
    );
  }
  if (isUnstorableText(error))
    return badRequest('The request holds a NUL or another character that cannot be stored. Send it without.');
  const status = statusOf(error);
  if (status >= 400 && status < 500)
    return new Problem(
      status,
      STATUS_CODES[status] ?? 'Bad request',
      error instanceof Error ? error.message : 'The request cannot be used.',
    );
  return new Problem(500, 'Something went wrong here', 'The fault is ours and has been noted under the request id.');
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number')
    return error.statusCode;
  return 500;
}
