import type { SimulatorProgress } from '../simulator/simulator-output.js';

const HISTORY_BEFORE_SURVEYS_DAYS = 28;
const names = { history: 'history', surveys: 'surveys', live: 'live' } as const;

/** How far the simulated world is, in a line. @param days days of surveys */
export function progressLine({ stage, done, sent, answered, now }: SimulatorProgress, days: number): string {
  const all = days + HISTORY_BEFORE_SURVEYS_DAYS;
  const where =
    stage === 'live' ? new Date(now).toISOString().slice(0, 16) : `day ${Math.min(all, Math.round(done * all))}/${all}`;
  return `${names[stage]}  ${where}  ${sent} events  ${answered} answers`;
}
