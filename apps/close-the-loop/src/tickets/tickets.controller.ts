import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { cleanText } from '@sidetone/contracts/fields';
import { redact } from '@sidetone/domain/privacy';
import { Database } from '@sidetone/platform/database';
import { Clock, DueRunner } from '@sidetone/platform/time';
import { KeyName, Problem } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { TicketAnswer, TicketWishBody } from './ticket-body.js';
import { TicketStore } from './ticket-store.js';
import { ToldCaseStore } from './told-case-store.js';

/** The ticket of a case in the operator's ticket system. */
@ApiTags('tickets')
@Controller('v1/cases/:caseId/ticket')
export class TicketsController {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketStore,
    private readonly cases: ToldCaseStore,
    private readonly clock: Clock,
    private readonly due: DueRunner,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'TICKET_URL' | 'TICKET_GIVE_UP_HOURS'>,
  ) {}

  /** @throws Problem 400, 404, 409 */
  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Have a ticket made for the case, once; it is tried while the ticket system is away' })
  @ApiResponse({ status: 202, type: TicketAnswer })
  @ApiConflictResponse({ description: 'The case is closed, or no ticket system is configured.' })
  async ask(
    @Param('caseId') caseId: string,
    @Body() body: TicketWishBody,
    @KeyName() by: string,
  ): Promise<TicketAnswer> {
    if (this.settings.TICKET_URL === undefined)
      throw new Problem(409, 'No ticket system is configured', 'Set TICKET_URL, and start close-the-loop again.');
    const note = redact(cleanText(body.note ?? '').trim()).text;
    await this.database.transaction(async (tx) => {
      const one = (await this.cases.byIds(tx, new Set([caseId]))).get(caseId);
      if (!one) throw new Problem(404, 'No such case', 'No case has this id; GET /v1/cases lists them.');
      if (one.status === 'closed')
        throw new Problem(
          409,
          'Not possible in this state',
          'The case is closed: open the ticket in the ticket system itself.',
        );
      const wish = { caseId, note: note === '' ? null : note, by };
      await this.tickets.ask(tx, wish, this.clock.now(), this.settings.TICKET_GIVE_UP_HOURS);
    });
    this.due.wake();
    return this.read(caseId);
  }

  /** @throws Problem 404 */
  @Get()
  @ApiOperation({ summary: 'The ticket of the case, and how it stands' })
  @ApiOkResponse({ type: TicketAnswer })
  @ApiNotFoundResponse({ description: 'Nobody has asked for a ticket of such a case.' })
  async read(@Param('caseId') caseId: string): Promise<TicketAnswer> {
    const ticket = await this.tickets.of(caseId);
    if (!ticket)
      throw new Problem(
        404,
        'No ticket',
        'Nobody has asked for a ticket of such a case; POST to this address asks for one.',
      );
    return ticket;
  }
}
