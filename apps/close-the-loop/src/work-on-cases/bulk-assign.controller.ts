import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { object } from '@sidetone/contracts/fields';
import { Database } from '@sidetone/platform/database';
import { Clock, DueRunner } from '@sidetone/platform/time';
import { KeyName } from '@sidetone/platform/web';
import { Type } from '@sinclair/typebox';
import { openApiOf } from '../keep-rules/open-api-of.js';
import { readBody } from '../keep-rules/read-body.js';
import { RulesStore } from '../keep-rules/rules-store.js';
import { BulkWork, manyCases, type BulkResult } from './bulk-work.js';
import { COMMAND_BODIES } from './command-bodies.js';
import { assigneeIn } from './commands.js';
import { readText } from './read-text.js';
import { whoIn } from './who.js';

const bulk = Type.Composite([COMMAND_BODIES.assign, object({ cases: manyCases() })]);

/** Gives many cases to somebody at once. */
@ApiTags('cases')
@Controller('v1/cases/assign')
export class BulkAssign {
  constructor(
    private readonly database: Database,
    private readonly rules: RulesStore,
    private readonly work: BulkWork,
    private readonly clock: Clock,
    private readonly due: DueRunner,
  ) {}

  /** @throws Problem 400, 422 */
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives up to 500 cases to a team or a person; those that cannot be given say why' })
  @ApiHeader({ name: 'X-Actor', required: false, description: 'Who acts; left out: the name of the API key' })
  @ApiBody({ schema: openApiOf(bulk) })
  @ApiResponse({ status: 200, description: 'One result for each case, in the order given' })
  async post(
    @Body() given: unknown,
    @Headers('x-actor') actor: string | undefined,
    @KeyName() key: string,
  ): Promise<{ readonly items: readonly BulkResult[] }> {
    const body = readBody(bulk, given);
    const asked = { cases: body.cases, who: whoIn(actor, key), note: readText('note', body.note) };
    const items = await this.database.transaction(async (tx) => {
      const inForce = await this.rules.inForce(tx);
      const command = { kind: 'assign', to: assigneeIn(body, '', inForce.rules) } as const;
      return this.work.run(tx, { ...asked, command, at: this.clock.now() }, inForce);
    });
    this.due.wake();
    return { items };
  }
}
