import { CallOffNotices } from './call-off-notices.handler.js';
import { EndedCaseStore } from './ended-case-store.js';
import { ForgetEndedCases } from './forget-ended-cases.js';
import { NoticeStore } from './notice-store.js';
import { TakeNotices } from './take-notices.handler.js';

export const tellCustomersDoors = [TakeNotices, CallOffNotices];
export const tellCustomers = [NoticeStore, EndedCaseStore, ForgetEndedCases];
