import type { Occasion, Programme } from '@sidetone/domain/programmes';

export type Verifying = Programme & { readonly occasion: Extract<Occasion, { kind: 'verification' }> };

/**
 * The one programme that asks whether a fix helped, so that nobody is asked twice about the same: one of the area comes before one of all
 * areas, then the smaller priority number, then the smaller id. Undefined where none does. One that is paused asks later.
 */
export function verifyingProgramme(programmes: readonly Programme[], journeyArea: string): Verifying | undefined {
  const [first] = programmes
    .filter(isVerifying)
    .filter((one) => (one.journeyArea ?? journeyArea) === journeyArea)
    .sort(
      (one, other) =>
        rankOf(one) - rankOf(other) || one.priority - other.priority || (one.programmeId < other.programmeId ? -1 : 1),
    );
  return first;
}

function isVerifying(programme: Programme): programme is Verifying {
  return programme.occasion.kind === 'verification' && programme.state !== 'ended';
}

const rankOf = ({ journeyArea }: Programme): number => (journeyArea === undefined ? 1 : 0);
