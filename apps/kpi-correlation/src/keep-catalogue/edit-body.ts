import { ApiPropertyOptional } from '@nestjs/swagger';
import { SHIPPED_KPIS } from '@sidetone/domain/kpi';
import { badRequest } from '@sidetone/platform/web';
import { IsOptional, IsString, MaxLength } from 'class-validator';

const LONGEST_NOTE = 1_000;
const NOTE = `note is a text of at most ${LONGEST_NOTE} characters`;

/** Why a KPI is retired. */
export class Why {
  @ApiPropertyOptional({ description: 'Why, for the history', example: 'Counted by voice.drop.volte.count' })
  @IsOptional()
  @IsString({ message: NOTE })
  @MaxLength(LONGEST_NOTE, { message: NOTE })
  note?: string;
}

const drops = SHIPPED_KPIS.find(({ kpi }) => kpi === 'voice.drop.count');

/** What a body looks like, for the API's description. */
export const EDIT_EXAMPLE = {
  ...drops,
  kpi: undefined,
  description: 'Dropped VoLTE calls',
  source: { ...drops?.source, where: [...(drops?.source.where ?? []), { field: 'tech', is: 'volte' }] },
  note: 'VoLTE has a team of its own',
};

/**
 * Parts the note of an edit from the definition, which a reader of its own looks at.
 * @throws Problem 400 for a note that is none
 */
export function readEditBody(body: unknown): { readonly written: unknown; readonly note: string | null } {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || !('note' in body))
    return { written: body, note: null };
  const { note, ...written } = body;
  if (note === null || note === undefined) return { written, note: null };
  if (typeof note !== 'string' || note.length > LONGEST_NOTE)
    throw badRequest('1 thing(s) need mending.', [{ field: '/note', message: NOTE }]);
  return { written, note };
}
