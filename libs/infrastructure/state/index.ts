export { defaultStateDir } from './default-state-dir.js';
export { openRunFolder, type RunFolder } from './run-folder.js';
export { cachedFolder } from './cached-folder.js';
export { requireFreeSpace } from './require-free-space.js';
export { serverAccount, type Account } from './server-account.js';
export { openToOthers, reachableBase } from './reachable-base.js';
