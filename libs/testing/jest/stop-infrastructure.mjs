/** Ends what start-infrastructure.mjs started; what was given stays. */
export default async function stopInfrastructure() {
  await globalThis.sidetoneInfrastructure?.stop();
}
