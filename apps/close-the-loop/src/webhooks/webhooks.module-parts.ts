import { DeliveriesController } from './deliveries.controller.js';
import { DeliveryQueue } from './delivery-queue.js';
import { DeliveryReader } from './delivery-reader.js';
import { DeliveryStore } from './delivery-store.js';
import { ForgetDeliveries } from './forget-deliveries.js';
import { MakeDelivery } from './make-delivery.js';
import { QueueDeliveries } from './queue-deliveries.handler.js';
import { Secrets } from './secrets.js';
import { SendDeliveries } from './send-deliveries.js';
import { WebhookMetrics } from './webhook-metrics.js';
import { WebhookStore } from './webhook-store.js';
import { WebhooksController } from './webhooks.controller.js';

export const webhooksDoors = [QueueDeliveries, WebhooksController, DeliveriesController];

export const webhooks = [
  ...[WebhookStore, DeliveryQueue, DeliveryStore, DeliveryReader, Secrets, WebhookMetrics],
  ...[MakeDelivery, SendDeliveries, ForgetDeliveries],
];
