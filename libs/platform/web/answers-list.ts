import {
  applyDecorators,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { tagOfText, unlessKnown } from './conditional-answer.js';
import { toCsv, type CsvForm } from './csv.js';
import type { Page } from './one-page.js';
import { wantedFormat } from './wanted-format.js';

/**
 * Answers the page that a handler returns as JSON, or as CSV where that is asked for, with an entity tag; 304 when the caller has it.
 * The next page is told by the header Link too, because CSV has no other place for it.
 */
export function AnswersList<Item>(form: CsvForm<Item>) {
  return <T extends (...given: never[]) => Page<Item> | Promise<Page<Item>>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<T>,
  ): void =>
    applyDecorators(
      UseInterceptors(new ListInterceptor(form)),
      ApiProduces('application/json', 'text/csv'),
      ApiQuery({ name: 'format', enum: ['json', 'csv'], required: false, description: 'Before the header Accept' }),
      ApiHeader({ name: 'If-None-Match', required: false, description: 'The ETag of an earlier answer' }),
      ApiResponse({ status: 200, description: 'One page; `next`, and the header Link, lead to the one after it' }),
      ApiResponse({ status: 304, description: 'Nothing changed since that answer' }),
    )(target, name, descriptor);
}

const MEDIA_TYPES = { json: 'application/json', csv: 'text/csv' } as const;

class ListInterceptor<Item> implements NestInterceptor<Page<Item>, string | undefined> {
  constructor(private readonly form: CsvForm<Item>) {}

  intercept(context: ExecutionContext, next: CallHandler<Page<Item>>): Observable<string | undefined> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: Record<string, unknown> }>>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const format = wantedFormat(request.query['format'], request.headers.accept);
    return next.handle().pipe(
      map((page) => {
        reply.header('vary', 'accept');
        if (page.next !== null) reply.header('link', `<${addressOf(request.url, page.next)}>; rel="next"`);
        // Written here and not by Fastify, so that a page is written once and not once more for its tag.
        const text = format === 'json' ? JSON.stringify(page) : toCsv(page.items, this.form);
        reply.type(`${MEDIA_TYPES[format]}; charset=utf-8`);
        return unlessKnown(reply, request.headers['if-none-match'], tagOfText(`${page.next} ${text}`), text);
      }),
    );
  }
}

/** Relative to the page itself, because a proxy may have taken a part of the path off. */
function addressOf(url: string, cursor: string): string {
  const query = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
  query.set('cursor', cursor);
  return `?${query.toString()}`;
}
