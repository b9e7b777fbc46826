import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { badRequest, KeyName } from '@sidetone/platform/web';
import { SENDING_CHANNELS } from '../channels/channels.js';
import { PreviewTemplate } from './preview-template.js';
import { SaveTemplate } from './save-template.js';
import { PreviewAnswer, PreviewBody, SavedAnswer, TemplateBody, TemplateOverview } from './template-body.js';
import type { TemplateKey } from './template-store.js';
import { TellTemplates } from './tell-templates.js';

const PROGRAMME = { name: 'programmeId', example: 'delivery-transactional' };
const CHANNEL = { name: 'channel', enum: SENDING_CHANNELS };
const LANGUAGE = { name: 'language', description: 'BCP 47', example: 'fi' };
const IF_MATCH = { name: 'If-Match', required: false, description: 'The version that is changed, in quotes' };

/** The words of the messages, by programme, channel and language. */
@ApiTags('templates')
@ApiSecurity('api-key')
@Controller('v1/templates/:programmeId')
export class TemplatesController {
  constructor(
    private readonly overview: TellTemplates,
    private readonly save: SaveTemplate,
    private readonly previews: PreviewTemplate,
  ) {}

  /** @throws Problem 404 */
  @Get()
  @ApiOperation({ summary: 'What the messages of a programme are made of, and what is missing' })
  @ApiParam(PROGRAMME)
  @ApiOkResponse({ type: TemplateOverview })
  list(@Param('programmeId') programmeId: string): Promise<TemplateOverview> {
    return this.overview.of(programmeId);
  }

  /** @throws Problem 400, 404, 412 */
  @Put(':channel/:language')
  @ApiOperation({
    summary: 'Save a text; messages first tried from now on are made of it',
    description: 'Refused with all that is wrong: unknown variables, a missing link or subject, control characters.',
  })
  @ApiParam(PROGRAMME)
  @ApiParam(CHANNEL)
  @ApiParam(LANGUAGE)
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: SavedAnswer })
  put(
    @Param() key: Record<string, string>,
    @Body() { subject, body }: TemplateBody,
    @Headers('if-match') ifMatch: string | undefined,
    @KeyName() by: string,
  ): Promise<SavedAnswer> {
    const text = { subject: subject ?? '', body: body.replaceAll('\r\n', '\n') };
    return this.save.put({ key: keyIn(key), ifMatch, by }, text);
  }

  /** @throws Problem 404, 412 */
  @Delete(':channel/:language')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a text back, so that the built-in one stands again' })
  @ApiParam(PROGRAMME)
  @ApiParam(CHANNEL)
  @ApiParam(LANGUAGE)
  @ApiHeader(IF_MATCH)
  @ApiResponse({ status: 204, description: 'Taken back' })
  remove(
    @Param() key: Record<string, string>,
    @Headers('if-match') ifMatch: string | undefined,
    @KeyName() by: string,
  ): Promise<void> {
    return this.save.remove({ key: keyIn(key), ifMatch, by });
  }

  /** @throws Problem 400, 404 */
  @Post(':channel/:language/preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'A message as it would be, of the text in force or of one not saved yet; sends nothing' })
  @ApiParam(PROGRAMME)
  @ApiParam(CHANNEL)
  @ApiParam(LANGUAGE)
  @ApiOkResponse({ type: PreviewAnswer })
  preview(@Param() key: Record<string, string>, @Body() body: PreviewBody): Promise<PreviewAnswer> {
    return this.previews.of(keyIn(key), body);
  }
}

function keyIn({ programmeId = '', channel, language = '' }: Record<string, string>): TemplateKey {
  const known = SENDING_CHANNELS.find((one) => one === channel);
  if (known === undefined) throw badRequest(`channel must be one of: ${SENDING_CHANNELS.join(', ')}.`);
  return { programmeId, channel: known, language: canonical(language) };
}

/** `FI-fi` and `fi-FI` are one language; what is none is told when the text is judged. */
function canonical(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? language;
  } catch {
    throw badRequest(`'${language}' is no language tag: write it as in BCP 47, such as fi or pt-BR.`);
  }
}
