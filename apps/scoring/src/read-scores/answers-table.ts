import {
  applyDecorators,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { tagOfContent, toCsv, unlessKnown, wantedFormat, type CsvForm } from '@sidetone/platform/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** Answers what a handler returns as JSON, or as a table where CSV is asked for, with an entity tag; 304 when the caller has it. */
export function AnswersTable<Answer>(form: CsvForm<Answer>) {
  return <T extends (...given: never[]) => Answer | Promise<Answer>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<T>,
  ): void =>
    applyDecorators(
      UseInterceptors(new TableInterceptor(form)),
      ApiProduces('application/json', 'text/csv'),
      ApiQuery({ name: 'format', enum: ['json', 'csv'], required: false, description: 'Before the header Accept' }),
      ApiHeader({ name: 'If-None-Match', required: false, description: 'The ETag of an earlier answer' }),
      ApiResponse({ status: 304, description: 'Nothing changed since that answer' }),
    )(target, name, descriptor);
}

class TableInterceptor<Answer> implements NestInterceptor<Answer, Answer | string | undefined> {
  constructor(private readonly form: CsvForm<Answer>) {}

  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<Answer | string | undefined> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: Record<string, unknown> }>>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const format = wantedFormat(request.query['format'], request.headers.accept);
    return next.handle().pipe(
      map((answer) => {
        reply.header('vary', 'accept');
        const known = request.headers['if-none-match'];
        const tag = tagOfContent([format, answer]);
        if (format === 'json') return unlessKnown(reply, known, tag, answer);
        reply.type('text/csv; charset=utf-8');
        return unlessKnown(reply, known, tag, toCsv([answer], this.form));
      }),
    );
  }
}
