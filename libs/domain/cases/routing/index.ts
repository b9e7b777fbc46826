export { leastLoaded, routeCase, type Member, type Routed } from './route-case.js';
export { routingProblems } from './routing-problems.js';
export type { RoutedCase, RoutingConditions, RoutingRule, RoutingTarget } from './routing-rule.js';
