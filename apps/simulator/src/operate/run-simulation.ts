import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '@sidetone/domain/time';
import { Simulation, type SimulationReport, type SimulationSettings } from './simulation.js';

export interface LiveSettings {
  /** The real time. */
  readonly clock: { now(): Instant };
  /** Called once, when history has been lived through. */
  readonly onHistoryDone?: (report: SimulationReport) => void | Promise<void>;
}

/**
 * Lives the world's history against the platform and reports it; with `live` it goes on, ticking with the real clock at
 * the profile's rhythm until the signal stops it, and reports then.
 * @throws the signal's reason when it is stopped before the history is done
 */
export async function runSimulation(
  settings: SimulationSettings & { readonly live?: LiveSettings },
): Promise<SimulationReport> {
  const simulation = new Simulation(settings);
  await simulation.start();
  try {
    const report = await simulation.liveThroughHistory();
    if (!settings.live) return report;
    await settings.live.onHistoryDone?.(report);
    await stayLive(simulation, settings.live, settings);
    return simulation.report();
  } finally {
    await simulation.stop();
  }
}

async function stayLive(
  simulation: Simulation,
  { clock }: LiveSettings,
  { world, signal }: SimulationSettings,
): Promise<void> {
  const tickMs = world.size.profile.pace.liveTickSeconds * 1000;
  while (signal?.aborted !== true) {
    await simulation.tickTo(clock.now(), 'live');
    // Only the pace of a world that lives in real time; being stopped meanwhile is how it ends.
    await pause(tickMs, undefined, signal ? { signal } : {}).catch(() => undefined);
  }
}
