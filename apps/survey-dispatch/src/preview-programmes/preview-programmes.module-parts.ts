import { DrawAhead } from './draw-ahead.js';
import { DryRun } from './dry-run.js';
import { PreviewController } from './preview.controller.js';
import { PreviewProgramme } from './preview-programme.js';
import { PreviewReader } from './preview-reader.js';

export const previewProgrammesDoors = [PreviewController];

export const previewProgrammes = [PreviewReader, DrawAhead, DryRun, PreviewProgramme];
