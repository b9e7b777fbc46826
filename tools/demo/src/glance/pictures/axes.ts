import type { Look } from './picture.js';

const size = ({ narrow }: Look): number => (narrow ? 12 : 13);

/** Names along an axis. */
export const labels = (look: Look) => ({ color: look.palette.quiet, fontSize: size(look), hideOverlap: true });

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
  itemGap: look.narrow ? 8 : 20,
  textStyle: { color: look.palette.ink, fontSize: size(look) },
});
