import { EventPartitions } from './event-partitions.js';
import { KeepPartitions } from './keep-partitions.js';

export const keepPartitions = [EventPartitions, KeepPartitions];
