/** Colours of a picture. Whoever cannot tell them apart is helped by shapes: no two things differ by colour alone. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  /** What was found. */
  readonly found: string;
  readonly band: string;
  /** What was planted. */
  readonly planted: string;
  /** Up to three things beside each other. */
  readonly several: readonly [string, string, string];
}

export const LIGHT: Palette = {
  paper: '#ffffff',
  ink: '#1a1d21',
  quiet: '#545b66',
  line: '#d9dde3',
  found: '#1d4ed8',
  band: 'rgba(29, 78, 216, 0.14)',
  planted: '#b45309',
  several: ['#1d4ed8', '#b45309', '#545b66'],
};

export const DARK: Palette = {
  paper: '#16181c',
  ink: '#f1f3f5',
  quiet: '#a9b0bb',
  line: '#363b44',
  found: '#8ab4ff',
  band: 'rgba(138, 180, 255, 0.2)',
  planted: '#fbbf24',
  several: ['#8ab4ff', '#fbbf24', '#a9b0bb'],
};
