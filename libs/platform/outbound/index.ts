export { OutboundHttp, type OutboundSettings } from './outbound-http.js';
export { resolverOf, type NameSources, type Resolve } from './resolve-name.js';
export type { Exchange, OutboundRequest } from './exchange.js';
export { AddressPolicy, type Reach } from './address-policy.js';
export { readRange, type AddressRange } from './address-range.js';
export { addressRanges } from './ranges-setting.js';
