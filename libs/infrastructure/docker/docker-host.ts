import { InfrastructureError, messageOf } from '../failure/index.js';

/** Where published ports are reached: `localhost`, or the engine's own address. @throws InfrastructureError */
export async function dockerHost(): Promise<string> {
  // Loading the client takes half a second, which a machine without an engine need not spend.
  const { getContainerRuntimeClient } = await import('testcontainers');
  try {
    const client = await getContainerRuntimeClient();
    return client.info.containerRuntime.host;
  } catch (error) {
    throw new InfrastructureError(
      `The Docker engine cannot be used (${messageOf(error)}); mend that, or set SIDETONE_INFRASTRUCTURE=embedded to run without Docker.`,
      { cause: error },
    );
  }
}
