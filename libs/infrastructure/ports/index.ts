export { freePort } from './free-port.js';
export { isFree, requireFree } from './require-free.js';
export { cuttableProxy, type CuttableProxy } from './cuttable-proxy.js';
