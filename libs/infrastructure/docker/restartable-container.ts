import type { StartedTestContainer } from 'testcontainers';
import { InfrastructureError, messageOf } from '../failure/index.js';
import { untilAnswers, type Restartable } from '../processes/index.js';

export interface ContainerPlan {
  readonly name: string;
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly containerPort: number;
  /** Fixed before the start, so that a server that tells its own address knows it, and keeps it when restarted. */
  readonly hostPort: number;
  readonly host: string;
  /** Resolves when the server inside answers. */
  readonly ask: () => Promise<unknown>;
}

export type RestartableContainer = Restartable;

const READY_WITHIN_MS = 120_000;
const STOP_GRACE_S = 10;
const SHARED_MEMORY_BYTES = 256 * 1024 ** 2;

/** One container that keeps its port and data over restarts; testcontainers' reaper removes it when this process dies. */
export function restartableContainer(plan: ContainerPlan): RestartableContainer {
  let started: StartedTestContainer | undefined;
  let running = false;

  const engineContainer = async (container: StartedTestContainer) => {
    const { getContainerRuntimeClient } = await import('testcontainers');
    return (await getContainerRuntimeClient()).container.getById(container.getId());
  };
  const halt = async (how: 'stop' | 'kill'): Promise<void> => {
    if (started === undefined || !running) return;
    running = false;
    const container = await engineContainer(started);
    await (how === 'kill' ? container.kill() : container.stop({ t: STOP_GRACE_S }));
  };
  return {
    start: async () => {
      if (running) return;
      if (started === undefined) started = await firstStart(plan);
      else await (await engineContainer(started)).start();
      running = true;
      const container = await engineContainer(started);
      await untilAnswers({
        name: `${plan.name} (container ${plan.image})`,
        ask: plan.ask,
        withinMs: READY_WITHIN_MS,
        gaveUp: async () => ((await container.inspect()).State.Running ? undefined : 'ended before it was ready'),
        evidence: async () => {
          const log: unknown = await container.logs({ stdout: true, stderr: true, tail: 20, follow: false });
          return String(log);
        },
      });
    },
    stop: () => halt('stop'),
    kill: () => halt('kill'),
    dispose: async () => {
      const container = started;
      started = undefined;
      running = false;
      await container?.stop({ timeout: 0, remove: true, removeVolumes: true });
    },
  };
}

async function firstStart(plan: ContainerPlan): Promise<StartedTestContainer> {
  const { GenericContainer, Wait } = await import('testcontainers');

  /** testcontainers publishes on every interface of the machine; what has no lock belongs on the loopback one. */
  class LoopbackContainer extends GenericContainer {
    protected override async beforeContainerCreated(): Promise<void> {
      if (plan.host !== 'localhost') return;
      const binding = { HostIp: '127.0.0.1', HostPort: String(plan.hostPort) };
      this.hostConfig.PortBindings = { [`${plan.containerPort}/tcp`]: [binding] };
    }
  }

  try {
    const container = new LoopbackContainer(plan.image)
      .withExposedPorts({ container: plan.containerPort, host: plan.hostPort })
      .withEnvironment({ ...plan.environment })
      .withSharedMemorySize(SHARED_MEMORY_BYTES)
      .withWaitStrategy(Wait.forLogMessage(/\S/)); // it lives; whether it answers, only its own protocol can tell
    if (plan.command !== undefined) container.withCommand([...plan.command]);
    return await container.start();
  } catch (error) {
    throw new InfrastructureError(
      `Docker cannot start ${plan.image} for ${plan.name}: ${messageOf(error)}. ` +
        'Mend that, or set SIDETONE_INFRASTRUCTURE=embedded to run without Docker.',
      { cause: error },
    );
  }
}
