/** What a person at the terminal sees while a tool works. */
export interface Progress {
  /** One thing that is now being done, kept on screen. */
  step(text: string): void;
  /** How far the present step is: one line that changes on a terminal; elsewhere a line every few seconds. */
  update(text: string): void;
  /** Ends the changing line. */
  done(): void;
}

interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const PLAIN_EVERY_MS = 5_000;
const CLEAR_LINE = '\r\u001b[K';

/** @param now milliseconds of any steady clock */
export function createProgress(screen: Screen, now: () => number = () => performance.now()): Progress {
  const startedAt = now();
  let changing = false;
  let toldAt = -Infinity;
  const stamp = (): string => `${((now() - startedAt) / 1000).toFixed(1).padStart(6)} s  `;
  const done = (): void => {
    if (changing) screen.write('\n');
    changing = false;
  };
  return {
    done,
    step: (text) => {
      done();
      screen.write(`${stamp()}${text}\n`);
      toldAt = -Infinity;
    },
    update: (text) => {
      if (screen.isTTY === true) {
        screen.write(CLEAR_LINE + `${stamp()}${text}`.slice(0, (screen.columns ?? 80) - 1));
        changing = true;
      } else if (now() - toldAt >= PLAIN_EVERY_MS) {
        screen.write(`${stamp()}${text}\n`);
        toldAt = now();
      }
    },
  };
}
