import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { InvitationPage } from './invitation-answer.js';
import { InvitationQuery } from './invitation-query.dto.js';
import { InvitationReader } from './invitation-reader.js';
import { onePage, pageStart } from '@sidetone/platform/web';

/** Who was asked. */
@ApiTags('invitations')
@ApiSecurity('api-key')
@Controller('v1/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationReader) {}

  @Get()
  @ApiOperation({ summary: 'Invitations, the newest first' })
  @ApiOkResponse({ type: InvitationPage })
  async list(@Query() { contactId, state, limit, cursor }: InvitationQuery): Promise<InvitationPage> {
    const rows = await this.invitations.list({ contactId, state }, pageStart(cursor), limit + 1);
    return onePage(rows, limit, ({ issuedAt, invitationId }) => ({ at: Date.parse(issuedAt), id: invitationId }));
  }
}
