import { CallOffNotices } from './call-off-notices.handler.js';
import { NoticeStore } from './notice-store.js';
import { TakeNotices } from './take-notices.handler.js';

export const tellCustomersDoors = [TakeNotices, CallOffNotices];
export const tellCustomers = [NoticeStore];
