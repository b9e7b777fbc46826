import { ProgrammeStore } from './programme-store.js';
import { ProgrammesController } from './programmes.controller.js';
import { PublishProgramme } from './publish-programme.js';

export const keepProgrammesDoors = [ProgrammesController];

export const keepProgrammes = [ProgrammeStore, PublishProgramme];
