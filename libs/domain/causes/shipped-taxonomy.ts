import type { Cause, CauseGroup, CauseTaxonomy } from './cause.js';

const cause = (code: string, en: string, team: string, outsideControl = false): Cause => ({
  ...{ code, titles: { en }, team, outsideControl },
});
const OUTSIDE = true;

const group = (code: string, area: CauseGroup['area'], en: string, causes: readonly Cause[]): CauseGroup => ({
  ...{ code, area, titles: { en }, causes },
});

/** What an operator begins with; titles in other languages, and causes of its own, are its to add. Teams are those of the KPIs. */
export const SHIPPED_TAXONOMY: CauseTaxonomy = [
  group('network', 'network', 'Network', [
    cause('network.coverage', 'Weak signal where the customer is', 'radio planning'),
    cause('network.slowData', 'Data slower than promised', 'radio'),
    cause('network.dataFault', 'Data that does not connect or breaks off', 'core data'),
    cause('network.throttled', 'Speed reduced by quota or policy', 'product'),
    cause('network.voice', 'Calls that fail or drop', 'core voice'),
    cause('network.outage', 'Outage', 'NOC'),
  ]),
  group('delivery', 'delivery', 'Delivery', [
    cause('delivery.late', 'Delivered later than promised', 'provisioning'),
    cause('delivery.orderFault', 'Order failed or put off', 'provisioning'),
    cause('delivery.missedVisit', 'Technician did not come as agreed', 'field service'),
    cause('delivery.workmanship', 'Work badly done', 'field service'),
  ]),
  group('billing', 'billing', 'Billing', [
    cause('billing.wrongAmount', 'Bill is wrong', 'billing'),
    cause('billing.unclear', 'Bill is not understood', 'billing'),
    cause('billing.dispute', 'Dispute takes too long', 'billing'),
  ]),
  group('support', 'support', 'Support', [
    cause('support.waiting', 'Long wait for an answer or a repair', 'service desk'),
    cause('support.notSolved', 'Problem not solved, or solved only for a while', 'service desk'),
    cause('support.repeatContact', 'Customer had to ask again and again', 'customer care'),
    cause('support.attitude', 'Unfriendly or unhelpful treatment', 'customer care'),
  ]),
  group('sales', 'sales', 'Sales and product', [
    cause('sales.promise', 'Sold other than promised', 'sales'),
    cause('sales.price', 'Price', 'product'),
    cause('sales.product', 'Product does not fit the need', 'product'),
  ]),
  group('outside', 'other', 'Outside our control', [
    cause('outside.power', 'Power cut or weather', 'NOC', OUTSIDE),
    cause('outside.thirdParty', 'Damage or fault of somebody else', 'NOC', OUTSIDE),
    cause('outside.device', 'Device of the customer', 'service desk', OUTSIDE),
  ]),
];
