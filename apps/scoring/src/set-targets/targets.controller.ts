import { Body, Controller, Get, Headers, Put, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { badRequest, KeyName, Problem, tagOf, tagOfContent, unlessKnown } from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { PublishTarget } from './publish-target.js';
import { TargetBody, WhichTarget } from './target-body.js';
import { TargetStore, type Target } from './target-store.js';

export interface TargetList {
  readonly items: readonly Target[];
}

/** The line that is aimed at. It stands beside scores, and its verdict rests on their interval. */
@ApiTags('targets')
@Controller('v1/targets')
export class TargetsController {
  constructor(
    private readonly targets: TargetStore,
    private readonly publish: PublishTarget,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All targets in force, with who set them' })
  async read(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TargetList | undefined> {
    const items = await this.targets.all();
    return unlessKnown(reply, known, tagOfContent(items), { items });
  }

  /** @throws Problem 404 where nobody set it */
  @Get('versions')
  @ApiOperation({
    summary: 'One target in all its versions, the one in force first; its ETag is what an edit sends as If-Match',
  })
  async versions(
    @Query() { kind, journeyArea, metric }: WhichTarget,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TargetList | undefined> {
    const items = await this.targets.versions({ kind, journeyArea: journeyArea ?? '', metric });
    const [inForce] = items;
    if (!inForce) {
      const where = journeyArea ?? 'all areas together';
      throw new Problem(
        404,
        'No target',
        `Nobody set a target of ${metric} for ${kind}, ${where}: PUT /v1/targets sets one.`,
      );
    }
    return unlessKnown(reply, known, tagOf(inForce.version), { items });
  }

  /** @throws Problem 400, 412, 428 */
  @Put()
  @ApiOperation({
    summary: 'Sets the target of a survey kind, of one journey area or of all together',
    description: 'A change makes the next version. The same again changes nothing.',
  })
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag of the version that is changed, or *; left out for a first target',
  })
  async put(
    @Body() body: TargetBody,
    @Headers('if-match') ifMatch: string | undefined,
    @KeyName() setBy: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Target> {
    const { kind, journeyArea = '', metric, target } = body;
    if (metric === 'satisfactionIndex' && target < 0) {
      throw badRequest('The target of an index is a percentage.', [{ field: 'target', message: 'from 0 to 100' }]);
    }
    const published = await this.publish.put({ kind, journeyArea, metric, target, setBy }, ifMatch);
    reply.status(published.kind === 'created' ? 201 : 200).header('etag', tagOf(published.target.version));
    return published.target;
  }
}
