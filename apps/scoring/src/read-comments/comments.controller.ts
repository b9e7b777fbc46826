import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { SURVEY_KINDS, type SurveyKind } from '@sidetone/contracts/events';
import { AnswersList, onePage, oneRowEach, pageStart, type Page } from '@sidetone/platform/web';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { WindowReader } from '../read-cells/asked-window.js';
import { FilterQuery, filtersIn } from '../read-scores/score-query.dto.js';
import { CommentReader, type CommentRow } from './comment-reader.js';

const BANDS = ['promoter', 'passive', 'detractor'] as const;
const LIMIT = { message: 'limit must be a whole number from 1 to 500.' };

export class CommentsQuery extends FilterQuery {
  /** Words are no measure: without a kind, those of all. */
  override kind: SurveyKind[] = [...SURVEY_KINDS];

  @ApiPropertyOptional({
    example: 'slow -bill',
    description:
      'Words as in a web search: quotes, or, a minus before what must not be there; bent as the language of the comment bends them',
  })
  @IsOptional()
  @Matches(/^[^\0]{1,200}$/u, { message: 'q must be given once, with at most 200 characters.' })
  q?: string;

  @ApiPropertyOptional({ enum: BANDS })
  @IsOptional()
  @IsIn(BANDS, { message: `band must be one of: ${BANDS.join(', ')}.` })
  band?: (typeof BANDS)[number];

  @ApiPropertyOptional({ default: 50, minimum: 1, maximum: 500 })
  @Type(() => Number)
  @IsInt(LIMIT)
  @Min(1, LIMIT)
  @Max(500, LIMIT)
  limit = 50;

  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @IsOptional()
  @Matches(/^[\w-]{1,1000}$/, { message: 'cursor must be the next of an earlier page.' })
  cursor?: string;
}

export type Comment = Omit<CommentRow, 'at'>;
/** What may be shown outside: neither whose it is nor what was found out about it. */
export type Testimonial = Pick<
  CommentRow,
  'responseId' | 'answeredAt' | 'comment' | 'language' | 'score' | 'journeyArea' | 'segment' | 'product'
>;

const asComments = oneRowEach<Comment>({
  responseId: ({ responseId }) => responseId,
  answeredAt: ({ answeredAt }) => answeredAt,
  kind: ({ kind }) => kind,
  journeyArea: ({ journeyArea }) => journeyArea,
  surveyId: ({ surveyId }) => surveyId,
  score: ({ score }) => score,
  band: ({ band }) => band,
  language: ({ language }) => language,
  reasons: ({ reasons }) => reasons?.join(' '),
  segment: ({ segment }) => segment,
  region: ({ region }) => region,
  account: ({ account }) => account,
  rootCause: ({ rootCause }) => rootCause,
  comment: ({ comment }) => comment,
});
const asTestimonials = oneRowEach<Testimonial>({
  responseId: ({ responseId }) => responseId,
  answeredAt: ({ answeredAt }) => answeredAt,
  score: ({ score }) => score,
  journeyArea: ({ journeyArea }) => journeyArea,
  segment: ({ segment }) => segment,
  product: ({ product }) => product,
  language: ({ language }) => language,
  comment: ({ comment }) => comment,
});

/** What customers wrote. */
@ApiTags('comments')
@Controller('v1')
export class CommentsController {
  constructor(
    private readonly comments: CommentReader,
    private readonly windows: WindowReader,
  ) {}

  @Get('comments')
  @ApiOperation({
    summary: 'Comments, the newest first, found by words, groups and time',
    description: 'Personal data was replaced before they were stored. Of withdrawn answers there are none.',
  })
  @AnswersList(asComments)
  async read(@Query() query: CommentsQuery): Promise<Page<Comment>> {
    const page = await this.page(query, false);
    return { ...page, items: page.items.map(({ at: _at, ...comment }) => comment) };
  }

  @Get('testimonials')
  @ApiOperation({
    summary: 'Comments that their writers allowed us to quote, of promoters unless another band is asked for',
    description: 'Only with the consent given in the answer as it now stands.',
  })
  @AnswersList(asTestimonials)
  async quotable(@Query() query: CommentsQuery): Promise<Page<Testimonial>> {
    const page = await this.page({ ...query, band: query.band ?? 'promoter' }, true);
    return {
      ...page,
      items: page.items.map(({ responseId, answeredAt, comment, language, score, journeyArea, segment, product }) => ({
        ...{ responseId, answeredAt, comment, language },
        ...{ score, journeyArea, segment, product },
      })),
    };
  }

  private async page(query: CommentsQuery, quotable: boolean): Promise<Page<CommentRow>> {
    const window = query.window === undefined ? undefined : await this.windows.read(query.window);
    const rows = await this.comments.read({
      kinds: query.kind,
      journeyArea: query.journeyArea,
      filters: filtersIn(query),
      part: window?.part,
      band: query.band,
      words: query.q,
      quotable,
      after: pageStart(query.cursor),
      limit: query.limit,
    });
    return onePage(rows, query.limit, ({ at, responseId }) => ({ at, id: responseId }));
  }
}
