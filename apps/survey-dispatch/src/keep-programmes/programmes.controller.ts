import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { normaliseId } from '@sidetone/contracts/fields';
import { KeyName, Problem, tagOf, tagOfContent, unlessKnown, WhichVersion } from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { answerOf, ProgrammeAnswer, ProgrammeList, ProgrammeWithVersions, versionOf } from './programme-answer.js';
import { ProgrammeBody } from './programme-body.js';
import { ProgrammeStore } from './programme-store.js';
import { PublishProgramme, unknownProgramme, type Edited } from './publish-programme.js';

const ID = { name: 'programmeId', example: 'delivery-transactional' };
const IF_MATCH = { name: 'If-Match', required: false, description: 'The ETag of the version that is changed' };

/** Who is asked what, when, and by which way. */
@ApiTags('programmes')
@ApiSecurity('api-key')
@Controller('v1/programmes')
export class ProgrammesController {
  constructor(
    private readonly programmes: ProgrammeStore,
    private readonly publish: PublishProgramme,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The programmes, each in the version in force' })
  @ApiOkResponse({ type: ProgrammeList })
  async list(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeList | undefined> {
    const items = (await this.programmes.inForce()).map(answerOf);
    return unlessKnown(reply, known, tagOfContent(items), { items });
  }

  /** @throws Problem 404 */
  @Get(':programmeId')
  @ApiOperation({ summary: 'One programme with the list of its versions; its ETag is what an edit sends as If-Match' })
  @ApiParam(ID)
  @ApiOkResponse({ type: ProgrammeWithVersions })
  async read(
    @Param('programmeId') programmeId: string,
    @Query() { version }: WhichVersion,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeWithVersions | undefined> {
    const versions = isId(programmeId) ? await this.programmes.versions(programmeId) : [];
    const [latest] = versions;
    if (!latest) throw unknownProgramme(programmeId);
    const asked = version === undefined ? latest : versions.find(({ programme }) => programme.version === version);
    if (!asked)
      throw new Problem(404, 'No such version', `'${programmeId}' has the versions 1 to ${latest.programme.version}.`);
    const tag = tagOf(asked.programme.version);
    return unlessKnown(reply, known, tag, { ...answerOf(asked), versions: versions.map(versionOf) });
  }

  /** @throws Problem 400, 412 */
  @Put(':programmeId')
  @ApiOperation({
    summary: 'Create a programme, or make its next version; it holds for whatever is decided from now on',
    description:
      'The whole programme is sent. What is wrong with it is told all at once. The same again changes nothing.',
  })
  @ApiParam(ID)
  @ApiHeader(IF_MATCH)
  @ApiResponse({ status: 201, type: ProgrammeAnswer, description: 'Created' })
  @ApiResponse({ status: 200, type: ProgrammeAnswer, description: 'Changed, or already so' })
  async put(
    @Param('programmeId') programmeId: string,
    @Body() body: ProgrammeBody,
    @Headers('if-match') ifMatch: string | undefined,
    @KeyName() by: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeAnswer> {
    return told(await this.publish.put({ programmeId, ifMatch, by }, body), reply);
  }

  /** @throws Problem 404, 409, 412 */
  @Post(':programmeId/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask nobody for now: what becomes due waits' })
  @ApiParam(ID)
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ProgrammeAnswer })
  pause(
    @Param('programmeId') programmeId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @KeyName() by: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeAnswer> {
    return this.setState({ programmeId, ifMatch, by }, 'paused', reply);
  }

  /** @throws Problem 404, 409, 412 */
  @Post(':programmeId/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on after a pause' })
  @ApiParam(ID)
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ProgrammeAnswer })
  resume(
    @Param('programmeId') programmeId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @KeyName() by: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeAnswer> {
    return this.setState({ programmeId, ifMatch, by }, 'active', reply);
  }

  private async setState(
    edit: { programmeId: string; ifMatch: string | undefined; by: string },
    state: 'active' | 'paused',
    reply: FastifyReply,
  ): Promise<ProgrammeAnswer> {
    if (!isId(edit.programmeId)) throw unknownProgramme(edit.programmeId);
    return told(await this.publish.setState(edit, state), reply);
  }
}

function told({ kind, published }: Edited, reply: FastifyReply): ProgrammeAnswer {
  reply.status(kind === 'created' ? 201 : 200).header('etag', tagOf(published.programme.version));
  return answerOf(published);
}

/** Other text is nobody's id, and some of it no database could look for. */
const isId = (text: string): boolean => normaliseId(text) === text;
