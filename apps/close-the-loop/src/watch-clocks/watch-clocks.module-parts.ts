import { ClockMoves } from './clock-moves.js';
import { ClockTroubleGauge } from './clock-trouble-gauge.js';
import { MoveClocks } from './move-clocks.js';
import { WatchClocks } from './watch-clocks.js';

/** Clocks are moved before they are watched, so that nobody is alarmed by the hours of before. */
export const watchClocks = [ClockMoves, MoveClocks, WatchClocks, ClockTroubleGauge];
