import { AnswerContext } from './answer-context.js';
import { EarlyWithdrawals } from './early-withdrawals.js';
import { OpenCases } from './open-cases.handler.js';
import { SaveBook } from './save-book.js';

export const openCasesDoors = [OpenCases];

export const openCases = [AnswerContext, EarlyWithdrawals, SaveBook];
