import { Type, type Static } from '@sinclair/typebox';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);

/** A case as the API shows it, as far as who works on it has to know. */
export const shownCase = Type.Object({
  caseId: text,
  version: Type.Integer(),
  contactId: textOrNull,
  journeyArea: textOrNull,
  band: text,
  team: text,
  owner: textOrNull,
  state: text,
  stateChangedAt: text,
  round: Type.Integer(),
  openedAt: text,
  firstContact: Type.Object({ due: text }),
  attempts: Type.Array(text),
  rootCause: textOrNull,
  actions: Type.Array(text),
  answers: Type.Array(Type.Object({ score: Type.Union([Type.Number(), Type.Null()]), answeredAt: text, kind: text })),
});
export type ShownCase = Static<typeof shownCase>;
