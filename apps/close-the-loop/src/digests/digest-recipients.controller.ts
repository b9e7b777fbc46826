import { Body, Controller, Delete, Get, HttpCode, Param, ParseEnumPipe, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { toIso } from '@sidetone/domain/time';
import { MAIL_ADDRESS } from '@sidetone/platform/config';
import { Database, sql, utcText } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { badRequest, KeyName, pageByKey, PageQuery, Problem, type Page } from '@sidetone/platform/web';
import { Matches } from 'class-validator';

export class RecipientBody {
  @ApiProperty({ example: 'network@operator.example' })
  @Matches(MAIL_ADDRESS, { message: 'email must be one e-mail address without a name.' })
  readonly email!: string;
}

export class RecipientAnswer {
  @ApiProperty({ enum: ['team', 'owner'] })
  readonly kind!: string;
  @ApiProperty({ example: 'network' })
  readonly name!: string;
  @ApiProperty({ example: 'network@operator.example' })
  readonly email!: string;
  @ApiProperty({ format: 'date-time' })
  readonly savedAt!: string;
  @ApiProperty({ description: 'The name of the API key', example: 'crm' })
  readonly savedBy!: string;
}

const KINDS = { team: 'team', owner: 'owner' } as const;
const kindPipe = new ParseEnumPipe(KINDS, {
  exceptionFactory: () => badRequest('The kind in the address must be team or owner.'),
});
const COLUMNS = sql`kind, name, email, ${utcText('saved_at')} as "savedAt", saved_by as "savedBy"`;

/** Which teams and owners get a digest, and where. */
@ApiTags('digests')
@ApiParam({ name: 'kind', enum: ['team', 'owner'] })
@Controller('v1/digests/recipients')
export class DigestRecipients {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who gets a digest' })
  async list(@Query() page: PageQuery): Promise<Page<RecipientAnswer>> {
    const all = await this.database.query<RecipientAnswer>(sql`select ${COLUMNS} from digest_recipient`);
    return pageByKey(all, ({ kind, name }) => `${kind}/${name}`, page);
  }

  /** @throws Problem 400 */
  @Put(':kind/:name')
  @ApiOperation({ summary: 'Send a digest of the cases of a team or an owner to an address each working day' })
  @ApiOkResponse({ type: RecipientAnswer })
  async put(
    @Param('kind', kindPipe) kind: string,
    @Param('name') name: string,
    @Body() { email }: RecipientBody,
    @KeyName() by: string,
  ): Promise<RecipientAnswer | undefined> {
    if (name.trim() === '' || name.length > 256 || name.includes('\0'))
      throw badRequest('The name in the address must be one of 1 to 256 characters.');
    const rows = await this.database.query<RecipientAnswer>(sql`
      insert into digest_recipient (kind, name, email, saved_at, saved_by)
      values (${kind}, ${name}, ${email}, ${toIso(this.clock.now())}::timestamptz, ${by})
      on conflict (kind, name) do update set email = excluded.email, saved_at = excluded.saved_at, saved_by = excluded.saved_by
      returning ${COLUMNS}`);
    return rows[0];
  }

  /** @throws Problem 404 */
  @Delete(':kind/:name')
  @HttpCode(204)
  @ApiOperation({ summary: 'Send it no more' })
  @ApiResponse({ status: 204, description: 'Removed' })
  async remove(@Param('kind', kindPipe) kind: string, @Param('name') name: string): Promise<void> {
    const rows = await this.database.query(
      sql`delete from digest_recipient where kind = ${kind} and name = ${name} returning 1`,
    );
    if (rows.length === 0) throw new Problem(404, 'No such recipient', `Nobody gets a digest as ${kind} '${name}'.`);
  }
}
