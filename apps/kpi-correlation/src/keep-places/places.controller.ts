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
import type { Place } from './place.js';
import { PlaceStore, type PlacesKept } from './place-store.js';
import { PlacesBody, placesIn } from './places-body.js';

const CSV = oneRowEach<Place>({
  id: ({ id }) => id,
  name: ({ name }) => name,
  longitude: ({ longitude }) => longitude,
  latitude: ({ latitude }) => latitude,
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
      'At most 1,000 points in a request, by the ids that events have. All of them are taken, or none: what is wrong is told at once.',
  })
  put(@Body() body: PlacesBody, @KeyName() by: string): Promise<PlacesKept> {
    return this.places.put(placesIn(body), by);
  }

  /** @throws Problem 400 */
  @Get()
  @AnswersList(CSV)
  @ApiOperation({ summary: 'The places that are known, in the order of their ids' })
  async list(@Query() { limit, cursor }: PageQuery): Promise<Page<Place>> {
    const rows = await this.places.list(pageStart(cursor)?.id, limit);
    return onePage(rows, limit, ({ id }) => ({ at: 0, id }));
  }

  /** @throws Problem 404 */
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget where one is' })
  @ApiParam({ name: 'id', example: 'CELL-HEL-0412-1' })
  async remove(@Param('id') id: string): Promise<void> {
    if (!(await this.places.remove(id)))
      throw new Problem(404, 'No such place', `Nobody told where ${id} is; GET /v1/places lists what is known.`);
  }
}
