import { DrawFrame } from './draw-frame.js';
import { FrameController } from './frame.controller.js';
import { FrameReader } from './frame-reader.js';
import { FrameStore } from './frame-store.js';
import { FrameUnits } from './frame-units.js';
import { LeaveOut } from './leave-out.js';
import { PlanFrames } from './plan-frames.js';

export const planFramesDoors = [FrameController];

export const planFrames = [FrameStore, FrameReader, FrameUnits, LeaveOut, DrawFrame, PlanFrames];
