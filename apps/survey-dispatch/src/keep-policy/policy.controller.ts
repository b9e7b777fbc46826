import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProperty, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { policyProblems } from '@sidetone/domain/contact-policy';
import { badRequest, KeyName, tagOf, unlessKnown } from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { fieldErrors } from '../keep-programmes/field-errors.js';
import { PolicyBody, policyOf } from './policy-body.js';
import { PolicyStore, type PublishedPolicy } from './policy-store.js';
import { PublishPolicy } from './publish-policy.js';

export class PolicyAnswer extends PolicyBody {
  @ApiProperty({ example: 1 })
  readonly version!: number;

  @ApiProperty({ format: 'date-time', example: '2026-11-24T09:52:10.000Z' })
  readonly publishedAt!: string;

  @ApiProperty({ description: 'The name of the API key; `sidetone` for what ships', example: 'cx-team' })
  readonly publishedBy!: string;
}

/** What protects contacts from too many questions, whichever programme asks. */
@ApiTags('contact policy')
@ApiSecurity('api-key')
@Controller('v1/contact-policy')
export class PolicyController {
  constructor(
    private readonly policies: PolicyStore,
    private readonly publish: PublishPolicy,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The policy in force; its ETag is what an edit sends as If-Match' })
  @ApiOkResponse({ type: PolicyAnswer })
  async read(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PolicyAnswer | undefined> {
    const published = await this.policies.inForce();
    return unlessKnown(reply, known, tagOf(published.version), answerOf(published));
  }

  /** @throws Problem 400, 412, 428 */
  @Put()
  @ApiOperation({ summary: 'Change the policy; it holds for whatever is decided from now on' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the version that is changed, or *' })
  @ApiOkResponse({ type: PolicyAnswer })
  async put(
    @Body() body: PolicyBody,
    @Headers('if-match') ifMatch: string | undefined,
    @KeyName() by: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PolicyAnswer> {
    const policy = policyOf(body);
    const problems = fieldErrors(policyProblems(policy));
    if (problems.length > 0) throw badRequest(`${problems.length} field(s) need mending.`, problems);
    const published = await this.publish.put(policy, ifMatch, by);
    reply.header('etag', tagOf(published.version));
    return answerOf(published);
  }
}

function answerOf({ version, policy, publishedAt, publishedBy }: PublishedPolicy): PolicyAnswer {
  return { version, publishedAt, publishedBy, ...policy };
}
