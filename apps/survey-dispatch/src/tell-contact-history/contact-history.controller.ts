import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { normaliseId } from '@sidetone/contracts/fields';
import { onePage, PageQuery, pageStart, Problem } from '@sidetone/platform/web';
import { ContactHistoryAnswer } from './history-answer.js';
import { HistoryReader } from './history-reader.js';

/** Whether and when a contact was asked, and why not. */
@ApiTags('contacts')
@ApiSecurity('api-key')
@Controller('v1/contacts')
export class ContactHistoryController {
  constructor(private readonly history: HistoryReader) {}

  @Get(':contactId/history')
  @ApiOperation({ summary: 'Every occasion on which a contact might have been asked, and what was decided' })
  @ApiParam({ name: 'contactId', example: 'CON-100' })
  @ApiOkResponse({ type: ContactHistoryAnswer })
  @ApiResponse({ status: 404, description: 'Nothing is known of such a contact, or it was deleted' })
  async tell(
    @Param('contactId') contactId: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<ContactHistoryAnswer> {
    const id = normaliseId(contactId);
    const before = pageStart(cursor);
    const contact = typeof id === 'string' ? await this.history.contact(id) : undefined;
    const rows = typeof id === 'string' ? await this.history.entries(id, before, limit + 1) : [];
    if (!contact && rows.length === 0)
      throw new Problem(404, 'No such contact', 'Nothing is known of a contact by that id, or it was deleted.');
    const page = onePage(rows, limit, ({ occasionAt, entryId }) => ({ at: Date.parse(occasionAt), id: entryId }));
    return {
      contactId,
      lastInvitedAt: contact?.lastInvitedAt ?? null,
      lastAnsweredAt: contact?.lastAnsweredAt ?? null,
      ...page,
    };
  }
}
