import { Type, type Static } from '@sinclair/typebox';

const column = Type.String({ minLength: 1 });
const only = { additionalProperties: false };

/** What the columns of a survey file mean. */
export const surveyMapSchema = Type.Object(
  {
    survey: Type.Object(
      {
        id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' }),
        kind: Type.Union([Type.Literal('relationship'), Type.Literal('transactional'), Type.Literal('wave')]),
        journeyArea: Type.Optional(
          Type.Union(
            (['sales', 'delivery', 'support', 'billing', 'network'] as const).map((area) => Type.Literal(area)),
          ),
        ),
      },
      only,
    ),
    answer: Type.Object(
      {
        /** Who answered: any text that is the same for the same person. */
        id: column,
        score: column,
        comment: Type.Optional(column),
        /** RFC 3339; without the column, the moment of the first replay stands for all. */
        answeredAt: Type.Optional(column),
      },
      only,
    ),
    counters: Type.Optional(
      Type.Object(
        {
          granularity: Type.Literal('week'),
          columns: Type.Record(
            column,
            Type.Object(
              {
                kpi: Type.String({ pattern: '^[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)+$', maxLength: 96 }),
                unit: Type.String({ minLength: 1, maxLength: 32 }),
              },
              only,
            ),
          ),
        },
        only,
      ),
    ),
  },
  only,
);

export type SurveyMap = Static<typeof surveyMapSchema>;

/** The columns that a file must have. */
export function columnsOf({ answer, counters }: SurveyMap): readonly string[] {
  return [...Object.values(answer), ...Object.keys(counters?.columns ?? {})];
}
