import { HoldInterviews } from './hold-interviews.js';
import { InterviewStore } from './interview-store.js';
import { MayCall } from './may-call.js';
import { InterviewsController } from './interviews.controller.js';

export const interviewDoors = [InterviewsController];

export const interviews = [InterviewStore, MayCall, HoldInterviews];
