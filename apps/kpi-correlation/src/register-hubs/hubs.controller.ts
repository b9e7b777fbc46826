import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { Clock, DueRunner } from '@sidetone/platform/time';
import { Problem } from '@sidetone/platform/web';
import { isUUID } from 'class-validator';
import { HubStore } from './hub-store.js';
import { HubPermission } from './hub-permission.js';
import { Hub, HubBody, HubList } from './hub.dto.js';

/** Listening at the hubs of TM Forum systems. */
@ApiTags('tm-forum')
@ApiSecurity('api-key')
@Controller('v1/tmf/hubs')
export class HubsController {
  constructor(
    private readonly hubs: HubStore,
    private readonly permission: HubPermission,
    private readonly clock: Clock,
    private readonly due: DueRunner,
  ) {}

  /** @throws Problem 403 for a hub that may not be called; 409 for one that is being left, or that is listed with another query */
  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Listen at a hub',
    description:
      'Registers our listener at the hub of an operator’s system, and tries until it is taken: see state and lastError. Registering the same again changes nothing. ' +
      'What the hub needs as Authorization stands in the setting TMF_HUB_AUTHORIZATION; only hubs of the origins in TMF_HUB_ORIGINS are called.',
  })
  @ApiResponse({ status: 202, type: Hub })
  @ApiResponse({ status: 403, description: 'The hub has an origin that TMF_HUB_ORIGINS does not list' })
  @ApiResponse({ status: 409, description: 'We are just leaving this hub, or listen there with another query' })
  async add(@Body() { api, hubUrl, callbackBase, query }: HubBody): Promise<Hub> {
    const refusal = this.permission.refusal(hubUrl);
    if (refusal !== undefined) throw new Problem(403, 'The hub may not be called', refusal);
    const callback = `${callbackBase.replace(/\/+$/, '')}/listener`;
    const hub = await this.hubs.add({ api, hubUrl, callback, query }, this.clock.now());
    if (hub === undefined || hub.state === 'unregistering')
      throw new Problem(
        409,
        'The hub is being left',
        'Register again when GET /v1/tmf/hubs no longer lists it; lastError there says what it waits for.',
      );
    if ((hub.query ?? '') !== (query ?? ''))
      throw new Problem(
        409,
        'The hub is listed with another query',
        `We listen there with the query "${hub.query ?? ''}". DELETE /v1/tmf/hubs/${hub.hubId}, then register with the new one.`,
      );
    this.due.wake();
    return hub;
  }

  @Get()
  @ApiOperation({ summary: 'The hubs that we listen at, or are to' })
  @ApiResponse({ status: 200, type: HubList })
  async list(): Promise<HubList> {
    return { items: await this.hubs.list() };
  }

  @Get(':hubId')
  @ApiOperation({ summary: 'One of them' })
  @ApiParam({ name: 'hubId', format: 'uuid' })
  @ApiResponse({ status: 200, type: Hub })
  @ApiResponse({ status: 404, description: 'There is no such hub' })
  async one(@Param('hubId') hubId: string): Promise<Hub> {
    const hub = isUUID(hubId) ? await this.hubs.find(hubId) : undefined;
    if (hub === undefined) throw noSuchHub();
    return hub;
  }

  /** @throws Problem 404 */
  @Delete(':hubId')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Listen no longer',
    description:
      'Takes us off the hub, and tries until it has let us go; then it is listed no longer. A hub that never told under which id it knows us stays listed, with what to do there in lastError, until it is deleted once more.',
  })
  @ApiParam({ name: 'hubId', format: 'uuid' })
  @ApiResponse({ status: 202, description: 'The hub is being told' })
  @ApiResponse({ status: 404, description: 'There is no such hub' })
  async remove(@Param('hubId') hubId: string): Promise<void> {
    if (!isUUID(hubId) || !(await this.hubs.unregister(hubId, this.clock.now()))) throw noSuchHub();
    this.due.wake();
  }
}

const noSuchHub = (): Problem => new Problem(404, 'No such hub', 'GET /v1/tmf/hubs lists those that there are.');
