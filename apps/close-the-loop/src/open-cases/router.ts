import { routeCase, type Member, type RoutedCase, type Routed } from '@sidetone/domain/cases';
import type { Instant } from '@sidetone/domain/time';
import type { LoopRules } from '../keep-rules/loop-rules.js';

/** How many live cases somebody has, and since when. */
export interface Load {
  readonly person: string;
  readonly openCases: number;
  readonly lastAssignedAt?: Instant | undefined;
}

/** Gives cases to teams and people by the rules, and counts what it gave. */
export class Router {
  private readonly members: Map<string, readonly Member[]>;

  constructor(
    private readonly rules: LoopRules,
    loads: readonly Load[],
  ) {
    const loadOf = new Map(loads.map((load) => [load.person, load]));
    this.members = new Map(
      rules['case-teams'].teams.map(({ team, people }) => [
        team,
        people
          .filter(({ away = false }) => !away)
          .map(({ person }) => loadOf.get(person) ?? { person, openCases: 0, lastAssignedAt: undefined }),
      ]),
    );
  }

  route(one: RoutedCase, now: Instant): Routed {
    const routed = routeCase(one, this.rules['routing-rules'].rules, this.members);
    const { person } = routed.assigned;
    if (person !== undefined) this.count(person, now);
    return routed;
  }

  private count(person: string, now: Instant): void {
    for (const [team, members] of this.members) {
      if (!members.some((member) => member.person === person)) continue;
      const counted = members.map((member) =>
        member.person === person ? { ...member, openCases: member.openCases + 1, lastAssignedAt: now } : member,
      );
      this.members.set(team, counted);
    }
  }
}
