import { AnswerStore } from './answer-store.js';
import { ComputeExposures } from './compute-exposures.handler.js';
import { ExposureCalculator } from './exposure-calculator.js';
import { ExposureStore } from './exposure-store.js';
import { OldestWholeAnswer } from './oldest-whole-answer.js';
import { ReadExposures } from './read-exposures.controller.js';
import { RecomputeExposures } from './recompute-exposures.js';
import { RespondentReaches } from './respondent-reaches.js';
import { StoredEvents } from './stored-events.js';
import { TouchedAnswers } from './touched-answers.js';

export const computeExposuresDoors = [ComputeExposures, ReadExposures];

export const computeExposures = [
  AnswerStore,
  ExposureStore,
  ExposureCalculator,
  RespondentReaches,
  StoredEvents,
  TouchedAnswers,
  OldestWholeAnswer,
  RecomputeExposures,
];
