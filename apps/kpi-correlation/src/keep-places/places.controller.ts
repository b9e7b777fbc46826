import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  AnswersList,
  KeyName,
  onePage,
  oneRowEach,
  PageQuery,
  pageStart,
  Problem,
  type Page,
} from '@sidetone/platform/web';
import { PlaceQuery } from './place-query.js';
import type { Place } from './place.js';
import { PlaceStore, type PlacesKept } from './place-store.js';
import { PlacesBody, placesIn } from './places-body.js';

const CSV = oneRowEach<Place>({
  id: ({ id }) => id,
  name: ({ name }) => name,
  longitude: ({ longitude }) => longitude,
  latitude: ({ latitude }) => latitude,
  kind: ({ kind }) => kind,
});

/** Where resources and regions are: for maps, and for nothing that is reckoned. */
@ApiTags('places')
@Controller('v1/places')
export class PlacesController {
  constructor(private readonly places: PlaceStore) {}

  /** @throws Problem 400 */
  @Put()
  @ApiOperation({
    summary: 'Tell where resources and regions are, as GeoJSON; those that are not told stay as they are',
    description:
      'At most 1,000 points in a request, by the ids that events have; of a region by its name, with kind region among the properties. All of them are taken, or none: what is wrong is told at once.',
  })
  put(@Body() body: PlacesBody, @KeyName() by: string): Promise<PlacesKept> {
    return this.places.put(placesIn(body), by);
  }

  /** @throws Problem 400 */
  @Get()
  @AnswersList(CSV)
  @ApiOperation({ summary: 'The places that are known, in the order of their ids' })
  async list(@Query() { limit, cursor }: PageQuery): Promise<Page<Place>> {
    const after = pageStart(cursor);
    const rows = await this.places.list(after && { kind: after.at === 0 ? 'resource' : 'region', id: after.id }, limit);
    return onePage(rows, limit, ({ kind, id }) => ({ at: kind === 'resource' ? 0 : 1, id }));
  }

  /** @throws Problem 404 */
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget where one is' })
  @ApiParam({ name: 'id', example: 'CELL-HEL-0412-1' })
  async remove(@Param('id') id: string, @Query() { kind = 'resource' }: PlaceQuery): Promise<void> {
    if (!(await this.places.remove(kind, id)))
      throw new Problem(
        404,
        'No such place',
        `Nobody told where the ${kind} ${id} is; GET /v1/places lists what is known.`,
      );
  }
}
