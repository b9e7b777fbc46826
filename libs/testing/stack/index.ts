export { startStack, type Stack, type StackOptions } from './start-stack.js';
export { openStack, type OpenStack, type OpenStackOptions } from './open-stack.js';
export { serviceApi, type ServiceApi } from './service-api.js';
export { waitUntilSettled, type SettleOptions } from './wait-until-settled.js';
export { runTool, type Tool } from './run-tool.js';
export { withLogFolder } from './kept-logs.js';
export { openResultFile, type ResultFile } from './result-file.js';
export { createProgress, type Progress } from './progress.js';
export { workspaceRoot } from '../suite/workspace-root.js';
