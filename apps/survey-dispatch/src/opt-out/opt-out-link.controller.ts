import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { Public } from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { linkHashOf } from '../issue-invitations/link.js';
import { OptOutForm } from './accept-opt-out-forms.js';
import { askingPage, donePage, OPT_OUT_HEADERS, unknownPage } from './opt-out-page.js';
import { OptOutStore } from './opt-out-store.js';

/** The link in every message by which its contact says: no more. */
@ApiTags('unsubscribe link')
@ApiParam({ name: 'token', description: 'From the message to the contact; exact', example: 'mB3vTqC0x9…' })
@ApiResponse({ status: 404, description: 'There is no such link' })
@Public()
@Controller('u')
export class OptOutLinkController {
  constructor(
    private readonly optOuts: OptOutStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get(':token')
  @ApiOperation({ summary: 'Asks what shall stop. Records nothing, because mail scanners open links' })
  @ApiProduces('text/html')
  async show(
    @Param('token') token: string,
    @Headers('accept-language') browser: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const message = await this.optOuts.messageOf(linkHashOf(token));
    reply.headers(OPT_OUT_HEADERS);
    if (message) return askingPage(message.language, message.channel);
    reply.status(404);
    return unknownPage(browser ?? '');
  }

  @Post(':token')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Unsubscribes: by the button of the page, or at once by that of a mail program (RFC 8058)',
    description: 'The same again changes nothing.',
  })
  @ApiConsumes('application/x-www-form-urlencoded', 'multipart/form-data')
  @ApiProduces('text/html')
  async record(
    @Param('token') token: string,
    @Body() form: unknown,
    @Headers('accept-language') browser: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const message = await this.optOuts.messageOf(linkHashOf(token));
    reply.headers(OPT_OUT_HEADERS);
    if (!message) {
      reply.status(404);
      return unknownPage(browser ?? '');
    }
    const scope = form instanceof OptOutForm ? form.from : 'channel';
    const ended = scope === 'all' ? scope : message.channel;
    await this.optOuts.put(this.database, [message.contactId], ended, 'link', this.clock.now());
    return donePage(message.language, message.channel, scope);
  }
}
