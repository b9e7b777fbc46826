/** Somebody who gets a digest: a team, or an owner of cases. */
export interface DigestKey {
  readonly kind: 'team' | 'owner';
  readonly name: string;
}

/** A digest that is to be sent now. */
export interface DigestDraft extends DigestKey {
  /** The operator's day, as `2026-11-23`. */
  readonly day: string;
  readonly email: string;
  readonly attempts: number;
  readonly cases: DigestCases;
}

export interface DigestCase {
  readonly caseId: string;
  readonly score: number;
  readonly journeyArea: string | null;
  readonly team: string;
  readonly owner: string | null;
  /** What is to happen next: the first contact, or the end. */
  readonly next: 'firstContact' | 'resolve';
  /** By when. */
  readonly due: string;
}

export interface DigestCases {
  readonly overdue: readonly DigestCase[];
  readonly dueToday: readonly DigestCase[];
  readonly fresh: readonly DigestCase[];
  /** How many there are of each; the lists may hold fewer. */
  readonly counts: { readonly overdue: number; readonly dueToday: number; readonly fresh: number };
}
