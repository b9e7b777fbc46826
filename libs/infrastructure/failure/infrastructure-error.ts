/** What keeps Kafka or PostgreSQL from starting, in one sentence that says how to mend it: for the person at the terminal, without a stack. */
export class InfrastructureError extends Error {
  override readonly name = 'InfrastructureError';
}
