import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../web/public.js';
import { ServiceStatus, type Backlog } from './service-status.js';

/** Liveness, readiness and backlog, for orchestrators and operators. */
@ApiExcludeController()
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly status: ServiceStatus) {}

  /** Alive: the process answers. A database that is away is no reason to restart it. */
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: string; parts: Record<string, boolean> }> {
    const parts = await this.status.readiness();
    const ready = Object.values(parts).every(Boolean);
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ok' : 'not ready', parts };
  }

  @Get('backlog')
  backlog(): Promise<Backlog> {
    return this.status.backlog();
  }
}
