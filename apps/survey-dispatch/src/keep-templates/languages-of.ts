import type { Programme } from '@sidetone/domain/programmes';

/** The languages that a programme speaks: its fallback, and whatever its questionnaire is written in. */
export function languagesOf({ fallbackLanguage, questionnaire }: Programme): readonly string[] {
  const { reasons, indicators, changed } = questionnaire;
  const labels = [...reasons.map((reason) => reason.labels), ...indicators.map(({ labels }) => labels), changed];
  return [...new Set([fallbackLanguage, ...labels.flatMap((texts) => Object.keys(texts ?? {}))])].sort();
}
