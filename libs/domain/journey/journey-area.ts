/** Where in the relationship an answer, a fault or a case belongs. The first four are asked about; `network` is service in use. */
export type JourneyArea = 'sales' | 'delivery' | 'support' | 'billing' | 'network';

export const JOURNEY_AREAS = ['sales', 'delivery', 'support', 'billing', 'network'] as const satisfies JourneyArea[];
