import type { Window } from './contribution.js';

/** Windows in order of time, none touching another. */
export type Spans = readonly Window[];

/** Union of windows: sorted, overlapping and adjoining ones merged, empty ones left out. */
export function union(windows: readonly Window[]): Spans {
  const sorted = windows.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const merged: Window[] = [];
  for (const window of sorted) {
    const last = merged.at(-1);
    if (last && window.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, window.end) };
    else merged.push(window);
  }
  return merged;
}

/** The part of a window that lies in another; empty when they only touch. */
export function clip(window: Window, within: Window): Window {
  const start = Math.max(window.start, within.start);
  return { start, end: Math.max(start, Math.min(window.end, within.end)) };
}

/** Length of a window or of spans in milliseconds. */
export function lengthMs(spans: Spans): number {
  return spans.reduce((sum, { start, end }) => sum + (end - start), 0);
}

/** Whether the window lies wholly in the spans. */
export function covers(spans: Spans, window: Window): boolean {
  return spans.some(({ start, end }) => start <= window.start && window.end <= end);
}
