import type { ServiceName } from '@sidetone/platform/service';
import type { RunningService, Suite } from '@sidetone/testing/suite';
import { processCpuSeconds, serverCpuSeconds } from '../server-cpu.js';

/** What a service and its database spend on the processor from a moment on. */
export class CpuWatch {
  private constructor(
    private readonly suite: Suite,
    private readonly name: ServiceName,
    private readonly service: RunningService,
    private readonly before: number | undefined,
  ) {}

  static async start(suite: Suite, name: ServiceName, service: RunningService): Promise<CpuWatch> {
    return new CpuWatch(suite, name, service, await spent(suite, name, service));
  }

  /** Seconds of both together; undefined where they cannot be seen. */
  async seconds(): Promise<number | undefined> {
    const now = await spent(this.suite, this.name, this.service);
    return now === undefined || this.before === undefined ? undefined : now - this.before;
  }
}

async function spent(suite: Suite, name: ServiceName, service: RunningService): Promise<number | undefined> {
  const own = processCpuSeconds(service.process.pid);
  const database = await serverCpuSeconds(suite, name);
  return own === undefined || database === undefined ? undefined : own + database;
}
