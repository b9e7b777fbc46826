import { Body, Controller, Get, Headers, Param, Put, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { normaliseId } from '@sidetone/contracts/fields';
import { INDEX_METHOD, type IndexModel } from '@sidetone/domain/satisfaction-index';
import { badRequest, KeyName, Problem, tagOf, unlessKnown, WhichVersion } from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { ModelBody, modelOf } from './model-body.js';
import { ModelStore, type PublishedModel } from './model-store.js';
import { PublishModel } from './publish-model.js';

export interface ModelAnswer extends IndexModel, Omit<PublishedModel, 'model'> {
  readonly surveyId: string;
  readonly method: typeof INDEX_METHOD;
}

export interface ModelWithVersions extends ModelAnswer {
  /** All of them, the one in force first. */
  readonly versions: readonly Omit<PublishedModel, 'model'>[];
}

/** How a programme's questions make indicators and interaction levels. */
@ApiTags('waves')
@Controller('v1/index-models')
export class IndexModelsController {
  constructor(
    private readonly models: ModelStore,
    private readonly publish: PublishModel,
  ) {}

  /** @throws Problem 404 where nobody gave one: every question is an indicator of its own then */
  @Get(':surveyId')
  @ApiOperation({
    summary: 'The model of a programme with the list of its versions; its ETag is what an edit sends as If-Match',
  })
  async read(
    @Param('surveyId') surveyId: string,
    @Query() { version }: WhichVersion,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ModelWithVersions | undefined> {
    const versions = isId(surveyId) ? await this.models.versions(surveyId) : [];
    const [inForce] = versions;
    if (!inForce) {
      throw new Problem(
        404,
        'No model',
        'Nobody gave this programme a model: each question is an indicator of its own.',
      );
    }
    const asked = version === undefined ? inForce : versions.find((one) => one.version === version);
    if (!asked) throw new Problem(404, 'No such version', `The model has the versions 1 to ${inForce.version}.`);
    const told = versions.map(({ model: _model, ...rest }) => rest);
    return unlessKnown(reply, known, tagOf(asked.version), { ...answerOf(surveyId, asked), versions: told });
  }

  /** @throws Problem 400 with everything that is wrong with the model, 412, 428 */
  @Put(':surveyId')
  @ApiOperation({
    summary: 'Gives a programme its model, or the next version of it; it holds for all its waves, past ones too',
    description: 'The whole model is sent. The same again changes nothing.',
  })
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag of the version that is changed, or *; left out for a first model',
  })
  async put(
    @Param('surveyId') surveyId: string,
    @Body() body: ModelBody,
    @Headers('if-match') ifMatch: string | undefined,
    @KeyName() by: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ModelAnswer> {
    if (!isId(surveyId)) {
      throw badRequest('This is no id of a programme.', [{ field: 'surveyId', message: 'as in /v1/programmes' }]);
    }
    const { kind, published } = await this.publish.put({ surveyId, ifMatch, by }, modelOf(body));
    reply.status(kind === 'created' ? 201 : 200).header('etag', tagOf(published.version));
    return answerOf(surveyId, published);
  }
}

function answerOf(surveyId: string, { model, ...published }: PublishedModel): ModelAnswer {
  return { surveyId, method: INDEX_METHOD, ...published, ...model };
}

/** Other text is nobody's id, and some of it no database could look for. */
const isId = (text: string): boolean => normaliseId(text) === text;
