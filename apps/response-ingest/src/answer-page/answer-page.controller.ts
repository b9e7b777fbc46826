import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Res,
  UseFilters,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { badRequest, Public } from '@sidetone/platform/web';
import { Clock, SystemClock } from '@sidetone/platform/time';
import type { FastifyReply } from 'fastify';
import { SETTINGS, type Settings } from '../app.settings.js';
import { InvitationStore } from '../keep-invitations/invitation-store.js';
import type { KnownInvitation } from '../keep-invitations/invitation.js';
import { linkHashOf } from '../keep-invitations/link-hash.js';
import { LimitGuesses } from '../limit-guesses/limit-guesses.interceptor.js';
import { AnswerBody } from '../record-answers/answer.dto.js';
import type { AnswerWay } from '../record-answers/answer-recorder.js';
import { GatherAnswers } from '../record-answers/gather-answers.js';
import { readAnswer } from '../record-answers/read-answer.js';
import { looksAutomatic } from '../record-answers/looks-automatic.js';
import { recordedReply, RecordedReply } from '../record-answers/recorded-reply.js';
import { ResponseStore } from '../record-answers/response-store.js';
import { UnreadableForm } from '../read-form/unreadable-form.js';
import { asksForPage } from './asks-for-page.js';
import { pageAfter, pageBefore } from './choose-page.js';
import type { Page } from './page-frame.js';
import { pageReader, type PageReader } from './page-language.js';
import { PAGE_HEADERS } from './page-style.js';
import { PageFilter } from './page.filter.js';
import { typedAnswer } from './typed-answer.js';

type AskedHeaders = Readonly<Record<string, string | undefined>>;

/** The customer's link: a question to look at, and an answer to send. */
@ApiTags('answer link')
@ApiParam({ name: 'token', description: 'From the message to the customer; exact', example: 'mB3vTqC0x9…' })
@ApiResponse({ status: 404, description: 'There is no such link' })
@ApiQuery({
  name: 'lang',
  required: false,
  description: 'Another language of the page (BCP 47) than the invitation has',
  example: 'ar',
})
@ApiResponse({ status: 410, description: 'The time for answering is over' })
@ApiResponse({ status: 429, description: 'Too many unknown links came from this address' })
@Public()
@UseFilters(PageFilter)
@UseInterceptors(LimitGuesses)
@Controller('r')
export class AnswerPageController {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly responses: ResponseStore,
    private readonly answers: GatherAnswers,
    private readonly clock: Clock,
    private readonly stopwatch: SystemClock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'CORRECTION_HOURS'>,
  ) {}

  @Get(':token')
  @ApiOperation({ summary: 'The question as a page. Records nothing, because mail scanners open links' })
  @ApiProduces('text/html')
  async show(
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Headers() headers: AskedHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const invitation = await this.invitations.find({ linkHash: linkHashOf(token) });
    const standing = invitation && (await this.responses.standing(invitation.invitationId));
    return send(
      reply,
      pageBefore({
        reader: readerOf(lang, invitation, headers),
        invitation,
        standing,
        correctionHours: this.settings.CORRECTION_HOURS,
        now: this.clock.now(),
        shownAtMs: this.stopwatch.now(),
      }),
    );
  }

  @Post(':token')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: "A customer's answer, or its correction within a day",
    description:
      'The same answer again changes nothing. Ids in the body count for nothing: who answers follows from the link.',
  })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiProduces('application/json', 'text/html')
  @ApiBody({ type: AnswerBody })
  @ApiOkResponse({ type: RecordedReply })
  @ApiResponse({ status: 400, description: 'The answer breaks a rule; nothing was stored' })
  @ApiResponse({ status: 409, description: 'Another answer was given more than a day ago' })
  async answer(
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Headers() headers: AskedHeaders,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedReply | string> {
    if (body instanceof UnreadableForm) throw body.problem;
    const key = { linkHash: linkHashOf(token) };
    const reading = readAnswer(body);
    const shownAtMs = this.stopwatch.now();
    const isAutomatic = { looksAutomatic: looksAutomatic(body, shownAtMs) };
    if (!asksForPage(headers['accept'])) {
      if (reading.kind === 'refused') throw badRequest('The answer cannot be used as it is.', reading.errors);
      const { recorded } = await this.answers.record({ key, answer: reading.answer, way: isAutomatic });
      return recordedReply(recorded);
    }
    const readerTo = (invitation: KnownInvitation | undefined): PageReader => readerOf(lang, invitation, headers);
    if (reading.kind === 'refused') {
      const invitation = await this.invitations.find(key);
      const outcome = { kind: 'refused' as const, typed: typedAnswer(body) };
      return send(
        reply,
        pageAfter({ reader: readerTo(invitation), invitation, outcome, isFirstStep: false, shownAtMs }),
      );
    }
    const way = (invited: KnownInvitation): AnswerWay => ({ ...isAutomatic, language: languageOf(readerTo(invited)) });
    const { invitation, recorded: outcome } = await this.answers.record({ key, answer: reading.answer, way });
    const isFirstStep = reading.answer.extent === 'score';
    return send(reply, pageAfter({ reader: readerTo(invitation), invitation, outcome, isFirstStep, shownAtMs }));
  }
}

const languageOf = ({ wished, language }: PageReader): string => wished[0] ?? language;

function readerOf(lang: unknown, invitation: KnownInvitation | undefined, headers: AskedHeaders): PageReader {
  return pageReader({
    chosen: typeof lang === 'string' ? lang : undefined,
    invited: invitation?.language,
    acceptLanguage: headers['accept-language'],
    fallback: invitation?.programme?.fallbackLanguage,
  });
}

function send(reply: FastifyReply, { status, html }: Page): string {
  reply.status(status).headers(PAGE_HEADERS);
  return html;
}
