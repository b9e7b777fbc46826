import { CASE_STATES } from './case-state.js';
import { isTerminal, possibleMoves, TRANSITIONS } from './transitions.js';

/** The table of transitions as a Mermaid state diagram; moves that leave a state as it is are left out, the table has them. */
export function caseDiagram(): string {
  const arrows = CASE_STATES.flatMap((from) => arrowsFrom(from));
  const ends = CASE_STATES.filter(isTerminal).map((state) => `${state} --> [*]`);
  return ['stateDiagram-v2', '[*] --> open', ...arrows, ...ends].join('\n  ');
}

/** The table of transitions in Markdown: for each state what moves it where, and what leaves it as it is. */
export function caseTable(): string {
  const rows = CASE_STATES.map((state) => {
    const moves = possibleMoves(state);
    const onward = moves.filter((move) => TRANSITIONS[state][move] !== state);
    const staying = moves.filter((move) => TRANSITIONS[state][move] === state);
    const targets = onward.map((move) => `${move} → ${TRANSITIONS[state][move]}`);
    return `| ${state} | ${targets.join(', ') || '–'} | ${staying.join(', ') || '–'} |`;
  });
  return ['| state | moves on by | stays, with an entry, by |', '|---|---|---|', ...rows].join('\n');
}

function arrowsFrom(from: (typeof CASE_STATES)[number]): readonly string[] {
  const labels = new Map<string, string[]>();
  for (const move of possibleMoves(from)) {
    const to = TRANSITIONS[from][move];
    if (to === undefined || to === from) continue;
    labels.set(to, [...(labels.get(to) ?? []), move]);
  }
  return [...labels].map(([to, moves]) => `${from} --> ${to}: ${moves.join(', ')}`);
}
