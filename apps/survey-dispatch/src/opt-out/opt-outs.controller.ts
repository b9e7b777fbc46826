import { Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { normaliseId } from '@sidetone/contracts/fields';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { badRequest, KeyName, Problem } from '@sidetone/platform/web';
import { OPT_OUT_SCOPES, OptOutStore, type OptOutScope } from './opt-out-store.js';

export class OptOutAnswer {
  @ApiProperty({ enum: OPT_OUT_SCOPES, example: 'email' })
  readonly channel!: OptOutScope;

  @ApiProperty({ format: 'date-time', example: '2026-11-24T09:52:10.000Z' })
  readonly since!: string;

  @ApiProperty({ description: '`link`, `reply`, or the name of the API key that told', example: 'link' })
  readonly source!: string;
}

export class OptOutList {
  @ApiProperty({ type: OptOutAnswer, isArray: true })
  readonly items!: readonly OptOutAnswer[];
}

const CONTACT = { name: 'contactId', example: 'CON-100' };
const SCOPE = { name: 'channel', enum: OPT_OUT_SCOPES, description: 'One channel, or `all`' };

/** What contacts opted out of, for whoever hears it from them. */
@ApiTags('contacts')
@ApiSecurity('api-key')
@Controller('v1/contacts/:contactId/opt-outs')
export class OptOutsController {
  constructor(
    private readonly optOuts: OptOutStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What a contact opted out of; empty for one that did not, and for one that is not known' })
  @ApiParam(CONTACT)
  @ApiOkResponse({ type: OptOutList })
  async list(@Param('contactId') contactId: string): Promise<OptOutList> {
    return { items: await this.optOuts.list(readContact(contactId)) };
  }

  /** @throws Problem 400 */
  @Put(':channel')
  @ApiOperation({
    summary: 'Note that a contact does not want to be asked',
    description: 'Stronger than any consent that master data tells. What is queued for the contact is called off.',
  })
  @ApiParam(CONTACT)
  @ApiParam(SCOPE)
  @ApiOkResponse({ type: OptOutList })
  async put(
    @Param('contactId') contactId: string,
    @Param('channel') channel: string,
    @KeyName() by: string,
  ): Promise<OptOutList> {
    const id = readContact(contactId);
    await this.optOuts.put(this.database, [id], readScope(channel), by, this.clock.now());
    return { items: await this.optOuts.list(id) };
  }

  /** @throws Problem 400, 404 */
  @Delete(':channel')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an opt-out back, at the wish of the contact' })
  @ApiParam(CONTACT)
  @ApiParam(SCOPE)
  @ApiResponse({ status: 204, description: 'Taken back' })
  async remove(@Param('contactId') contactId: string, @Param('channel') channel: string): Promise<void> {
    const scope = readScope(channel);
    if (!(await this.optOuts.remove(readContact(contactId), scope)))
      throw new Problem(404, 'No such opt-out', `The contact has not opted out of '${scope}'.`);
  }
}

function readContact(text: string): string {
  if (normaliseId(text) === text) return text;
  throw badRequest('contactId must be one id of at most 128 characters.');
}

function readScope(text: string): OptOutScope {
  const scope = OPT_OUT_SCOPES.find((known) => known === text);
  if (scope === undefined) throw badRequest(`channel must be one of: ${OPT_OUT_SCOPES.join(', ')}.`);
  return scope;
}
