export { resolveInfrastructure, type Infrastructure, type ResolveOptions } from './resolve-infrastructure.js';
export { defaultStateDir } from '../state/index.js';
export { InfrastructureError } from '../failure/index.js';
