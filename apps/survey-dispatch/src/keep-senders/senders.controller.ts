import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { normaliseId } from '@sidetone/contracts/fields';
import { Clock } from '@sidetone/platform/time';
import { badRequest, KeyName, pageByKey, PageQuery, Problem } from '@sidetone/platform/web';
import { SenderAnswer, SenderBody, SenderList } from './sender-body.js';
import { SenderStore } from './sender-store.js';

const ID = { name: 'accountManagerId', example: 'AM-7', description: 'As master data names it' };

/** Who signs the messages to which customers. */
@ApiTags('senders')
@ApiSecurity('api-key')
@Controller('v1/senders')
export class SendersController {
  constructor(
    private readonly senders: SenderStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The account managers that sign messages' })
  @ApiOkResponse({ type: SenderList })
  async list(@Query() page: PageQuery): Promise<SenderList> {
    return pageByKey(await this.senders.list(), ({ accountManagerId }) => accountManagerId, page);
  }

  /** @throws Problem 400 */
  @Put(':accountManagerId')
  @ApiOperation({ summary: 'Let an account manager sign what is sent from now on to the own customers' })
  @ApiParam(ID)
  @ApiOkResponse({ type: SenderAnswer })
  async put(
    @Param('accountManagerId') accountManagerId: string,
    @Body() { name, title, replyTo }: SenderBody,
    @KeyName() by: string,
  ): Promise<SenderAnswer | undefined> {
    if (normaliseId(accountManagerId) !== accountManagerId)
      throw badRequest('accountManagerId must be one id of at most 128 characters.');
    const sender = { accountManagerId, name: name.trim(), title: title ?? null, replyTo: replyTo ?? null };
    return this.senders.put(sender, this.clock.now(), by);
  }

  /** @throws Problem 404 */
  @Delete(':accountManagerId')
  @HttpCode(204)
  @ApiOperation({ summary: "Let the operator's name stand again where this account manager signed" })
  @ApiParam(ID)
  @ApiResponse({ status: 204, description: 'Removed' })
  async remove(@Param('accountManagerId') accountManagerId: string): Promise<void> {
    const isId = normaliseId(accountManagerId) === accountManagerId;
    if (!isId || !(await this.senders.remove(accountManagerId)))
      throw new Problem(404, 'No such sender', `Nobody signs as '${accountManagerId}'.`);
  }
}
