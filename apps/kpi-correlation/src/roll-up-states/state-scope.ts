/** Whose daily totals a history adds to: the subscriptions it names, else what it reaches subscriptions through, else the customers it names (rule R12). */
export interface StateScope {
  readonly scope: 'subscription' | 'customer' | 'resource' | 'service';
  readonly scope_id: string;
}

export const SCOPE_COLUMNS = { scope: 'text', scope_id: 'text' } as const;

export const scopeKey = ({ scope, scope_id }: StateScope): string => `${scope}\n${scope_id}`;
