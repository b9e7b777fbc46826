/**
 * The expression of an alert so that it tells a row for whatever it watches, 1 where it would fire and 0 where not: comparisons
 * answer instead of filtering. Silence is then no excuse for a name or label that nobody tells.
 * @param expression as Prometheus writes it, with blanks about operators
 */
export function whetherOrNot(expression: string): string {
  return expression.replace(/ (==|!=|>=|<=|>|<) /g, ' $1 bool ').replace(/\bunless\b/g, 'and');
}
