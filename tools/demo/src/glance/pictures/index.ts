import type { Seen } from '../seen.js';
import { casesByDayPicture, pastDuePicture } from './cases-pictures.js';
import { driversPicture } from './drivers-picture.js';
import type { Picture } from './picture.js';
import { ratePicture, scorePicture } from './score-picture.js';

export { drawSvg, WIDTH } from './draw-svg.js';
export { DARK, LIGHT } from './palette.js';
export type { Look, Picture, Table } from './picture.js';

/** In the order of the page; the names are those of files and addresses. */
export const PICTURES = ['score', 'drivers', 'past-due', 'cases-by-day', 'response-rate'] as const;
export type PictureName = (typeof PICTURES)[number];

export function pictureOf(name: PictureName, seen: Seen, timeZone: string): Picture {
  switch (name) {
    case 'score':
      return scorePicture(seen, timeZone);
    case 'drivers':
      return driversPicture(seen, timeZone);
    case 'past-due':
      return pastDuePicture(seen);
    case 'cases-by-day':
      return casesByDayPicture(seen, timeZone);
    case 'response-rate':
      return ratePicture(seen, timeZone);
  }
}
