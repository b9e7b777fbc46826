import { Body, Controller, Headers, HttpCode, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Clock } from '@sidetone/platform/time';
import { KeyName, tagOf } from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { openApiOf } from '../keep-rules/open-api-of.js';
import { readBody } from '../keep-rules/read-body.js';
import { CaseAnswer, caseAnswer } from '../read-cases/case-answer.js';
import { ActOnCase } from './act-on-case.js';
import { KnownActions } from './known-actions.js';
import { COMMAND_BODIES, type CommandName } from './command-bodies.js';
import { COMMANDS } from './commands.js';
import { toTell } from './to-tell.js';
import { readText } from './read-text.js';
import { whoIn } from './who.js';

const SUMMARIES: Readonly<Record<CommandName, string>> = {
  assign: 'Gives the case to a team or a person',
  contact: 'Records a try to reach the customer, and what came of it; the first that reaches him stops the first clock',
  cause: 'Agrees on what was behind it',
  action: 'Ties an action plan to the case',
  resolve: 'Says what was done and whether the customer was told; it stops the second clock',
  verify: 'Records what the customer says of it; not satisfied reopens the case',
  close: 'Ends the case',
  reopen: 'Begins a new round with new promises',
  escalate: 'Asks the next level for help',
};

/** The door of one command. */
function commandController<Name extends CommandName>(name: Name): Type<object> {
  const schema = COMMAND_BODIES[name];

  @ApiTags('cases')
  @Controller(`v1/cases/:caseId/${name}`)
  class CommandController {
    constructor(
      private readonly cases: ActOnCase,
      private readonly actions: KnownActions,
      private readonly clock: Clock,
    ) {}

    /** @throws Problem 400, 404, 409, 412, 422, 428 */
    @Post()
    @HttpCode(200)
    @ApiOperation({ summary: SUMMARIES[name] })
    @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the case as you know it, or *' })
    @ApiHeader({ name: 'X-Actor', required: false, description: 'Who acts; left out: the name of the API key' })
    @ApiBody({ schema: openApiOf(schema) })
    @ApiOkResponse({ type: CaseAnswer })
    @ApiResponse({ status: 409, description: 'Not possible in this state; the detail says what is' })
    @ApiResponse({ status: 412, description: 'The case changed meanwhile' })
    @ApiResponse({ status: 422, description: 'A team, person, cause or action that nobody knows' })
    async post(
      @Param('caseId') caseId: string,
      @Body() given: unknown,
      @Headers('if-match') ifMatch: string | undefined,
      @Headers('x-actor') actor: string | undefined,
      @KeyName() key: string,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CaseAnswer> {
      const body = readBody(schema, given ?? {});
      const asked = {
        command: async (...[one, { rules }, tx]: Parameters<Parameters<ActOnCase['act']>[1]['command']>) => {
          const command = COMMANDS[name](body, one, rules);
          if (command.kind === 'startAction') await this.actions.mustKnow(tx, command.action);
          return command;
        },
        note: readText('note', body.note),
        verifyAfterHours: 'verifyAfterHours' in body ? body.verifyAfterHours : undefined,
        tellCustomer: 'customerTold' in body ? toTell(body) : undefined,
      };
      const after = await this.cases.act(caseId, asked, whoIn(actor, key), ifMatch);
      reply.header('etag', tagOf(after.revision));
      return caseAnswer(after, this.clock.now());
    }
  }
  return CommandController;
}

export const commandControllers: readonly Type<object>[] = [
  commandController('assign'),
  commandController('contact'),
  commandController('cause'),
  commandController('action'),
  commandController('resolve'),
  commandController('verify'),
  commandController('close'),
  commandController('reopen'),
  commandController('escalate'),
];
