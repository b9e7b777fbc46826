import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { Clock } from '@sidetone/platform/time';
import { badRequest, Problem } from '@sidetone/platform/web';
import { MappingStore, type StoredMapping } from './mapping-store.js';
import { readMapping } from './read-mapping.js';

const NAME = /^[\w.-]{1,128}$/;

/** Which columns of an operator's files stand for ours. */
@ApiTags('files')
@ApiSecurity('api-key')
@Controller('ingest/mappings')
export class MappingsController {
  constructor(
    private readonly mappings: MappingStore,
    private readonly clock: Clock,
  ) {}

  @Put(':name')
  @ApiOperation({ summary: 'Keeps a mapping under a name, in place of the one it had' })
  @ApiBody({ schema: { type: 'object' } })
  @ApiResponse({ status: 400, description: 'Everything in it that needs mending; nothing was changed' })
  async keep(@Param('name') name: string, @Body() body: unknown): Promise<StoredMapping> {
    if (!NAME.test(name)) throw badRequest('The name of a mapping has letters, digits, and . _ - only.');
    const read = readMapping(body);
    if (read.kind === 'refused')
      throw badRequest(`The mapping has ${read.errors.length} place(s) that need mending.`, read.errors);
    await this.mappings.keep(name, read.mapping, this.clock.now());
    return this.get(name);
  }

  @Get()
  @ApiOperation({ summary: 'All mappings, by name' })
  async list(): Promise<{ items: readonly StoredMapping[] }> {
    return { items: await this.mappings.list() };
  }

  @Get(':name')
  @ApiOperation({ summary: 'One mapping' })
  async get(@Param('name') name: string): Promise<StoredMapping> {
    const mapping = await this.mappings.find(name);
    if (mapping === undefined) throw new Problem(404, 'Not found', 'There is no mapping of that name.');
    return mapping;
  }
}
