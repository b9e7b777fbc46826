import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { Problem } from '@sidetone/platform/web';
import { CaseStore } from '../persistence/case-store.js';
import type { Case } from '../persistence/case.js';
import { CaseAnswer, caseAnswer } from '../read-cases/case-answer.js';
import { closed, updated } from '../tell-cases/case-events.js';
import { CloseCase } from './close-case.dto.js';
import { readRootCause } from './read-root-cause.js';
import { closeCase, recordContact, type Step } from './work-on-case.js';

/** What people do in a case. */
@ApiTags('cases')
@ApiNotFoundResponse({ description: 'There is no such case.' })
@ApiConflictResponse({ description: 'The case is not in a state for this; the detail says what would be right.' })
@Controller('v1/cases/:caseId')
export class ActOnCases {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseStore,
    private readonly clock: Clock,
  ) {}

  @Post('contacted')
  @HttpCode(200)
  @ApiOperation({ summary: 'Records the first contact with the customer; it stops the first clock' })
  @ApiOkResponse({ type: CaseAnswer })
  contacted(@Param('caseId') caseId: string): Promise<CaseAnswer> {
    return this.act(caseId, recordContact, (one, at) => updated(one, { at }));
  }

  @Post('close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Closes the case with how it ended and what was behind it' })
  @ApiOkResponse({ type: CaseAnswer })
  async close(@Param('caseId') caseId: string, @Body() body: CloseCase): Promise<CaseAnswer> {
    const closing = { outcome: body.outcome, rootCause: readRootCause(body.rootCause) };
    return this.act(
      caseId,
      (one, now) => closeCase(one, closing, now),
      (one, at) => closed(one, { at }),
    );
  }

  /** Does one step in a case and tells of it, in one transaction. */
  private async act<After extends Case>(
    caseId: string,
    step: (one: Case, now: Instant) => Step<After>,
    told: (one: After, now: Instant) => OutgoingEvent,
  ): Promise<CaseAnswer> {
    const now = this.clock.now();
    const done = await this.database.transaction(async (tx) => {
      const one = await this.cases.byId(tx, caseId);
      if (!one) throw new Problem(404, 'No such case', 'No case has this id; GET /v1/cases lists them.');
      const result = step(one, now);
      if (result.kind === 'refused') throw new Problem(409, 'Not possible in this state', result.mend);
      await this.cases.replace(tx, [result.case]);
      await tx.publish([told(result.case, now)]);
      return result.case;
    });
    return caseAnswer(done, now);
  }
}
