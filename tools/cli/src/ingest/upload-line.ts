import type { Surroundings } from '../surroundings.js';

/** One line that changes while a file is sent; silent where nobody looks. */
export interface UploadLine {
  /** Bytes so far. */
  sent: number;
  readonly isSent: boolean;
  add(bytes: number): void;
  rows(taken: number): void;
  /** A line that stays. */
  say(text: string): void;
  end(): void;
}

const MIB = 1024 * 1024;
const CLEAR = '\r\u001b[K';

export function createUploadLine(screen: Surroundings['screen'], bytes: number): UploadLine {
  const show = (text: string): void => {
    if (screen?.isTTY === true) screen.write(`${CLEAR}${text}`);
  };
  const line = {
    sent: 0,
    get isSent(): boolean {
      return line.sent >= bytes;
    },
    add: (more: number): void => {
      line.sent += more;
      show(`sent ${(line.sent / MIB).toFixed(1)} of ${(bytes / MIB).toFixed(1)} MiB`);
    },
    rows: (taken: number): void => show(`sent; ${taken.toLocaleString('en-US')} rows taken`),
    say: (text: string): void => {
      screen?.write(`${screen.isTTY === true ? CLEAR : ''}${text}\n`);
    },
    end: (): void => show(''),
  };
  return line;
}
