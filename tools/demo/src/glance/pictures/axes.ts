import type { Look } from './picture.js';

export const letterSize = ({ narrow }: Look): number => (narrow ? 12 : 13);

/** Names along an axis. */
export const labels = (look: Look) => ({ color: look.palette.quiet, fontSize: letterSize(look), hideOverlap: true });

/** An axis of numbers, with lines across the picture. */
export const measured = (look: Look) => ({
  type: 'value' as const,
  axisLabel: labels(look),
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: look.palette.line } },
  splitNumber: look.narrow ? 3 : 5,
});

/** An axis of things in their order. */
export const listed = (look: Look, names: readonly string[]) => ({
  type: 'category' as const,
  data: [...names],
  axisLabel: labels(look),
  axisLine: { lineStyle: { color: look.palette.quiet }, onZero: false },
  axisTick: { show: false },
});

export const legend = (look: Look, names: readonly string[]) => ({
  data: [...names],
  top: 0,
  left: 0,
  itemGap: look.narrow ? 12 : 32,
  textStyle: { color: look.palette.ink, fontSize: letterSize(look) },
});

/** Without a window the library guesses how wide letters are, and too little for some systems' letters: so much each, in parts of their size. */
const WIDEST = 0.64;

/** Room for the longest of names beside an axis, at most half of a narrow picture. */
export function roomFor(names: readonly string[], size: number, narrow: boolean): number {
  const longest = Math.max(0, ...names.map((name) => name.length));
  const room = Math.ceil(longest * size * WIDEST) + 12;
  return narrow ? Math.min(room, 170) : room;
}
