import { Body, Controller, Get, Headers, Put, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { KeyName, tagOf, unlessKnown } from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { DOCUMENT_SCHEMAS } from './document-schemas.js';
import type { DocumentName, LoopRules } from './loop-rules.js';
import { openApiOf } from './open-api-of.js';
import { PublishRules } from './publish-rules.js';
import { readBody } from './read-body.js';
import { RulesStore, type Published } from './rules-store.js';

/** What a document holds, with its version and who put it. */
export type DocumentAnswer = LoopRules[DocumentName] & Omit<Published, 'definition'>;

/** The door of one document: read it, and put the next version of it. */
function documentController(name: DocumentName, what: string): Type<object> {
  const schema = DOCUMENT_SCHEMAS[name];

  @ApiTags('rules of the loop')
  @Controller(`v1/${name}`)
  class DocumentController {
    constructor(
      private readonly rules: RulesStore,
      private readonly publish: PublishRules,
    ) {}

    @Get()
    @ApiOperation({ summary: `${what}; its ETag is what an edit sends as If-Match` })
    @ApiResponse({ status: 200, schema: openApiOf(schema) })
    async read(
      @Headers('if-none-match') known: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<DocumentAnswer | undefined> {
      const published = await this.rules.published(name);
      return unlessKnown(reply, known, tagOf(published.version), answerOf(published));
    }

    /** @throws Problem 400, 412, 428 */
    @Put()
    @ApiOperation({ summary: `Change: ${what}` })
    @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the version that is changed, or *' })
    @ApiBody({ schema: openApiOf(schema) })
    async put(
      @Body() body: unknown,
      @Headers('if-match') ifMatch: string | undefined,
      @KeyName() by: string,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<DocumentAnswer> {
      const published = await this.publish.put(name, readBody(schema, body), ifMatch, by);
      reply.header('etag', tagOf(published.version));
      return answerOf(published);
    }
  }
  return DocumentController;
}

function answerOf({ version, definition, publishedAt, publishedBy }: Published): DocumentAnswer {
  return { version, publishedAt, publishedBy, ...definition };
}

export const rulesControllers: readonly Type<object>[] = [
  documentController('calendars', 'When teams work: zones, hours and holidays'),
  documentController('case-teams', 'Who works on cases, by which calendar, and who hears of broken promises'),
  documentController('routing-rules', 'Which team or person a case goes to'),
  documentController('service-levels', 'What is promised to whom, in business minutes'),
  documentController('causes', 'The causes that can be agreed on'),
  documentController('cause-hints', 'What speaks for which cause'),
  documentController('incident-rules', 'When cases of detractors are one incident'),
];
