import { Refusal } from './refusal.mjs';

/** @throws Refusal when this Node is older than what package.json's `engines` asks for */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refusal(
    `Sidetone needs Node 20.19 or later, and this is ${version}; install a newer one from https://nodejs.org.`,
  );
}
