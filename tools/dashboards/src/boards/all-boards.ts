import type { Board } from '../board/board.js';
import { casesBoard } from './cases-board.js';
import { driverBoard } from './driver-board.js';
import { freshRow } from './fresh-row.js';
import { journeyBoard } from './journey-board.js';
import { loopBoard } from './loop-board.js';
import { platformBoard } from './platform-board.js';
import { teamBoard } from './team-board.js';
import { wavesBoard } from './waves-board.js';
import { whereBoard } from './where-board.js';

/** All dashboards, in the order of their menu; each begins with how fresh it is. */
export const allBoards = (): readonly Board[] =>
  boards().map((board) => ({ ...board, rows: [freshRow(), ...board.rows] }));

const boards = (): readonly Board[] => [
  loopBoard(),
  driverBoard(),
  teamBoard(),
  journeyBoard(),
  whereBoard(),
  casesBoard(),
  wavesBoard(),
  platformBoard(),
];
