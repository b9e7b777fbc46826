import { join } from 'node:path';
import { messageOf } from '@sidetone/infrastructure/failure';
import type { PeerParty } from './contests.js';
import { startParty, type Party } from './party.js';
import { pythonEnvironment } from './python-environment.js';

export interface PeerPlan {
  /** The CSV of the answers. */
  readonly answers: string;
  /** The folder with the peers' scripts and requirements. */
  readonly scripts: string;
  readonly stateDir: string;
  readonly say: (line: string) => void;
  readonly programs?: { readonly python: string; readonly rscript: string };
}

/** Statsmodels takes minutes of a million answers. */
const WITHIN_MS = 20 * 60_000;

/** Starts the peers that are there; of each other one it says in a sentence that it is left out, and why. */
export async function peerParties(plan: PeerPlan): Promise<ReadonlyMap<PeerParty, Party>> {
  const { answers, scripts, stateDir, say, programs = { python: 'python3', rscript: 'Rscript' } } = plan;
  const starts: Readonly<Record<PeerParty, () => Promise<Party>>> = {
    python: async () => {
      const requirements = join(scripts, 'requirements.txt');
      const command = await pythonEnvironment(stateDir, requirements, say, programs.python);
      return startParty({
        name: 'Python',
        command,
        args: [join(scripts, 'statistics.py'), answers],
        withinMs: WITHIN_MS,
      });
    },
    r: () =>
      startParty({
        name: 'R',
        command: programs.rscript,
        args: [join(scripts, 'statistics.R'), answers],
        withinMs: WITHIN_MS,
      }),
  };
  const parties = new Map<PeerParty, Party>();
  for (const [peer, name] of [
    ['python', 'Python'],
    ['r', 'R'],
  ] as const) {
    try {
      const party = await starts[peer]();
      parties.set(peer, party);
      say(`measured against: ${party.about}`);
    } catch (error) {
      say(`${name} is left out, and what is measured against it: ${messageOf(error)}`);
    }
  }
  return parties;
}
