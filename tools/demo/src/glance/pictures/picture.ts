import type { DrawingOptions } from './draw-svg.js';
import type { Palette } from './palette.js';

/** How a picture is to be drawn. */
export interface Look {
  readonly palette: Palette;
  /** For a window of a telephone's width. */
  readonly narrow: boolean;
}

/** A picture of what a question found, with all that it shows in words and figures beside it. */
export interface Picture {
  readonly title: string;
  readonly about: string;
  /** Shown as it is where there is nothing to draw. */
  readonly empty: string | undefined;
  /** What whoever does not see the picture is told. */
  readonly alternative: string;
  readonly table: Table;
  readonly height: (narrow: boolean) => number;
  readonly options: (look: Look) => DrawingOptions;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
