import { Controller, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { isJsonObject } from '@sidetone/contracts/validation';
import { badRequest } from '@sidetone/platform/web';
import type { FastifyRequest } from 'fastify';
import { csvOf } from '../csv-of.js';
import { FileQuery } from '../file-query.js';
import { NumberIntake, type NumbersReport } from './number-intake.js';

const MOST_ENTRIES = 1_000;

/** Whose telephone numbers are, and were. */
@ApiTags('files')
@ApiSecurity('api-key')
@Controller('ingest/numbers')
export class NumbersController {
  constructor(private readonly intake: NumberIntake) {}

  @Put()
  @ApiConsumes('text/csv', 'application/json')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOperation({
    summary: 'Links telephone numbers to subscriptions, each from an instant on',
    description:
      'A CSV file with number, subscriptionId, validFrom and validTo (the last two may be empty), or JSON {"numbers": [{…}]} with up to 1,000. A number that moves to another subscription is a second row with a later validFrom. Calls that waited for a number are published.',
  })
  @ApiResponse({ status: 400, description: 'The list as a whole cannot be used; nothing was changed' })
  @ApiResponse({ status: 503, description: 'No NUMBER_SECRET is set' })
  link(@Req() request: FastifyRequest, @Query() query: FileQuery): Promise<NumbersReport> {
    const { body } = request;
    if (!isJsonObject(body) || !('numbers' in body)) {
      return this.intake.takeFile({ body: csvOf(request), encoding: request.headers['content-encoding'], query });
    }
    const { numbers } = body;
    if (!Array.isArray(numbers) || numbers.length > MOST_ENTRIES || !numbers.every(isJsonObject)) {
      throw badRequest(`'numbers' must be a list of up to ${MOST_ENTRIES} objects; send more as a CSV file.`);
    }
    return this.intake.takeList(numbers, query.zone);
  }
}
