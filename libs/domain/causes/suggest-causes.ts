import type { Cause, CauseTaxonomy } from './cause.js';
import type { CauseHints } from './hints.js';
import { hasStem, stemOf, wordsOf } from './words-of.js';

/** What is known of an answer when its cause is asked. */
export interface CauseSignals {
  /** KPIs by whose events the customer was hit before answering. */
  readonly kpis: readonly string[];
  /** The reasons that the customer ticked. */
  readonly reasons: readonly string[];
  readonly comment?: string | undefined;
  /** Of the comment, BCP 47; a comment of no known language says nothing. */
  readonly language?: string | undefined;
}

export interface SuggestionReason {
  readonly kind: 'evidence' | 'reason' | 'word';
  /** The KPI, the reason, or the word as the customer typed it. */
  readonly what: string;
  readonly weight: number;
}

/** A cause that something speaks for. Only a person agrees to one. */
export interface Suggestion {
  readonly cause: Cause;
  /** Between 0 and 1: what its reasons weigh together, `1 − ∏(1 − weight)`. An order, no probability. */
  readonly weight: number;
  /** The weightiest first. */
  readonly reasons: readonly SuggestionReason[];
}

const MOST_SUGGESTED = 5;

/** The causes that something speaks for, the weightiest first, 5 at most; none where nothing does. Retired causes are left out. */
export function suggestCauses(
  signals: CauseSignals,
  taxonomy: CauseTaxonomy,
  hints: CauseHints,
): readonly Suggestion[] {
  const reasons = reasonsByCause(signals, hints);
  return taxonomy
    .flatMap((group) => group.causes)
    .filter(({ retired = false }) => !retired)
    .flatMap((cause) => {
      const found = reasons.get(cause.code);
      return found === undefined ? [] : [{ cause, weight: togetherOf(found), reasons: weightiestFirst(found) }];
    })
    .sort((one, other) => other.weight - one.weight || (one.cause.code < other.cause.code ? -1 : 1))
    .slice(0, MOST_SUGGESTED);
}

function reasonsByCause(signals: CauseSignals, hints: CauseHints): ReadonlyMap<string, readonly SuggestionReason[]> {
  const found = new Map<string, SuggestionReason[]>();
  const say = (cause: string, reason: SuggestionReason): void => {
    found.set(cause, [...(found.get(cause) ?? []), reason]);
  };
  for (const what of new Set(signals.kpis)) {
    const hint = hints.kpis.find(({ kpi }) => kpi === what || (kpi.endsWith('.') && what.startsWith(kpi)));
    if (hint !== undefined) say(hint.cause, { kind: 'evidence', what, weight: hint.weight });
  }
  for (const what of new Set(signals.reasons)) {
    for (const { cause, weight } of hints.reasons.filter(({ reason }) => reason === what)) {
      say(cause, { kind: 'reason', what, weight });
    }
  }
  for (const { cause, word } of wordsFor(signals, hints)) {
    say(cause, { kind: 'word', what: word, weight: hints.wordWeight });
  }
  return found;
}

/** One word for each cause: somebody who writes “slow” five times says it once. */
function wordsFor({ comment, language }: CauseSignals, hints: CauseHints) {
  const base = language?.split('-', 1)[0]?.toLowerCase();
  if (comment === undefined || base === undefined) return [];
  const words = wordsOf(comment);
  return hints.words
    .filter((hint) => hint.language === base)
    .flatMap(({ cause, stems }) => {
      const found = stems.map(stemOf);
      const word = words.find((one) => found.some((stem) => hasStem(one, stem, base)));
      return word === undefined ? [] : [{ cause, word: word.typed }];
    });
}

function togetherOf(reasons: readonly SuggestionReason[]): number {
  return 1 - reasons.reduce((left, { weight }) => left * (1 - weight), 1);
}

function weightiestFirst(reasons: readonly SuggestionReason[]): readonly SuggestionReason[] {
  return [...reasons].sort((one, other) => other.weight - one.weight);
}
