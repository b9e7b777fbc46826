import { NoticeStore } from './notice-store.js';
import { TakeNotices } from './take-notices.handler.js';

export const tellCustomersDoors = [TakeNotices];
export const tellCustomers = [NoticeStore];
