import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { isJsonObject } from '@sidetone/contracts/validation';
import { isDatabaseAway } from '@sidetone/platform/database';
import { describeError } from '@sidetone/platform/observability';
import { ProblemFilter } from '@sidetone/platform/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asksForPage } from './asks-for-page.js';
import { TooManyGuesses } from '../limit-guesses/limit-guesses.interceptor.js';
import { awayPage, tooManyPage, unreadablePage } from './message-page.js';
import type { Page } from './page-frame.js';
import { pageReader } from './page-language.js';
import { PAGE_HEADERS } from './page-style.js';
import type { PageLanguage } from './texts/index.js';

/** Tells a customer in a browser what went wrong on a page; everybody else gets problem details. */
@Catch()
export class PageFilter implements ExceptionFilter {
  private readonly problems = new ProblemFilter();
  private readonly logger = new Logger(PageFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (!asksForPage(request.headers.accept)) return this.problems.catch(error, host);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = statusOf(error);
    const isOurs = status >= 500;
    if (isOurs) this.logger.error({ err: describeError(error), requestId: request.id }, 'An answer page failed');
    if (status === 503) reply.header('retry-after', '60');
    // The invitation may be what could not be read, so what was chosen on the page or the browser's language has to do.
    const { lang } = isJsonObject(request.query) ? request.query : {};
    const chosen = typeof lang === 'string' ? lang : undefined;
    const { language } = pageReader({ chosen, acceptLanguage: request.headers['accept-language'] });
    const page = pageAbout(error, language, status);
    reply.status(page.status).headers(PAGE_HEADERS).send(page.html);
  }
}

function pageAbout(error: unknown, language: PageLanguage, status: number): Page {
  if (error instanceof TooManyGuesses) return tooManyPage(language, error.minutes);
  return status >= 500 ? awayPage(language, status) : unreadablePage(language, status);
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return isDatabaseAway(error) ? 503 : 500;
}
