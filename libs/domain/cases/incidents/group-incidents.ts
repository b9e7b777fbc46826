import { HOUR_MS, toIso, type Instant } from '../../time/index.js';
import {
  nameOfEvidence,
  type Baseline,
  type GroupedCase,
  type Incident,
  type IncidentGrounds,
  type IncidentRules,
  type SharedEvidence,
} from './incident.js';
import { poissonUpperTail } from './poisson-tail.js';

export interface GroupedIncidents {
  /** All that stand: those before, grown or not, and those found. */
  readonly incidents: readonly Incident[];
  readonly found: readonly string[];
  readonly joined: readonly { readonly incidentId: string; readonly caseId: string }[];
}

interface Group {
  readonly evidence: SharedEvidence;
  readonly cases: readonly GroupedCase[];
}

/**
 * Groups cases of detractors by what they share. An incident is found where, within the window, at least N different customers share
 * a piece of evidence and so many would be a rare chance by the rate of before. Cases that share it within a window of its first or
 * last member join, now or later; nothing leaves. The same cases told again, in any order, change nothing.
 * @param cases at least those opened within a window before the last look, and all since
 * @param now when the look is taken
 */
export function groupIncidents(
  cases: readonly GroupedCase[],
  standing: readonly Incident[],
  baseline: Baseline,
  rules: IncidentRules,
  now: Instant,
): GroupedIncidents {
  const groups = groupsOf(cases);
  const grown = standing.map((incident) => grow(incident, groups, rules));
  const incidents = [...grown];
  for (const { group, burst, grounds } of burstsOf(groups, baseline, rules)) {
    const same = incidents.findIndex(({ members }) => burst.every(({ caseId }) => members.includes(caseId)));
    const known = incidents[same];
    if (known !== undefined) incidents[same] = alsoBy(known, group.evidence);
    else incidents.push(grow(begin(group.evidence, burst, grounds, now), groups, rules));
  }
  const before = new Map(standing.map(({ incidentId, members }) => [incidentId, members]));
  return {
    incidents,
    found: incidents.map(({ incidentId }) => incidentId).filter((id) => !before.has(id)),
    joined: incidents.flatMap(({ incidentId, members }) =>
      before.has(incidentId)
        ? members.slice(before.get(incidentId)?.length).map((caseId) => ({ incidentId, caseId }))
        : [],
    ),
  };
}

function groupsOf(cases: readonly GroupedCase[]): ReadonlyMap<string, Group> {
  const inOrder = [...new Map(cases.map((one) => [one.caseId, one])).values()].sort(
    (one, other) => one.openedAt - other.openedAt || (one.caseId < other.caseId ? -1 : 1),
  );
  const groups = new Map<string, { evidence: SharedEvidence; cases: GroupedCase[] }>();
  for (const one of inOrder) {
    for (const [name, evidence] of new Map(one.evidence.map((each) => [nameOfEvidence(each), each]))) {
      const group = groups.get(name) ?? { evidence, cases: [] };
      group.cases.push(one);
      groups.set(name, group);
    }
  }
  return groups;
}

/** The first burst of each piece of evidence, the rarest chance first, so that what explains most gives an incident its name. */
function burstsOf(groups: ReadonlyMap<string, Group>, baseline: Baseline, rules: IncidentRules) {
  const below = rules.falseAlarm / Math.max(1, groups.size);
  return [...groups.entries()]
    .flatMap(([name, group]) => {
      const found = firstBurst(group, baseline, rules, below);
      return found === undefined ? [] : [{ name, group, ...found }];
    })
    .sort((one, other) => one.grounds.p - other.grounds.p || (one.name < other.name ? -1 : 1));
}

function firstBurst(group: Group, baseline: Baseline, rules: IncidentRules, below: number) {
  // Half a case more than was seen (Jeffreys): what never happened before may still happen, and must not make one case a surprise.
  const expected = ((baseline.casesOf(group.evidence) + 0.5) / baseline.hours) * rules.windowHours;
  let start = 0;
  for (const [end, last] of group.cases.entries()) {
    while ((group.cases[start]?.openedAt ?? 0) <= last.openedAt - rules.windowHours * HOUR_MS) start += 1;
    const burst = group.cases.slice(start, end + 1);
    const customers = new Set(burst.map(({ customerId }) => customerId)).size;
    if (customers < rules.atLeast) continue;
    const p = poissonUpperTail(customers, expected);
    if (p < below) return { burst, grounds: { customers, expected, p, below } };
  }
  return undefined;
}

/** The id is that of the evidence and the case that began it, and stays whatever comes later. */
function begin(
  evidence: SharedEvidence,
  burst: readonly GroupedCase[],
  grounds: IncidentGrounds,
  now: Instant,
): Incident {
  const firstAt = burst[0]?.openedAt ?? now;
  const lastAt = burst.at(-1)?.openedAt ?? now;
  const incidentId = `INC:${nameOfEvidence(evidence)}:${toIso(firstAt)}`;
  const members = burst.map(({ caseId }) => caseId);
  return { incidentId, evidence, alsoShared: [], firstAt, lastAt, foundAt: now, members, grounds };
}

/** Case by case in order of time: each new member reaches as far as the window once more. */
function grow(incident: Incident, groups: ReadonlyMap<string, Group>, { windowHours }: IncidentRules): Incident {
  const reach = windowHours * HOUR_MS;
  const cases = groups.get(nameOfEvidence(incident.evidence))?.cases ?? [];
  return cases.reduce((grown, { caseId, openedAt }) => {
    const near = openedAt > grown.firstAt - reach && openedAt < grown.lastAt + reach;
    if (!near || grown.members.includes(caseId)) return grown;
    const members = [...grown.members, caseId];
    return {
      ...{ ...grown, members },
      firstAt: Math.min(grown.firstAt, openedAt),
      lastAt: Math.max(grown.lastAt, openedAt),
    };
  }, incident);
}

function alsoBy(incident: Incident, evidence: SharedEvidence): Incident {
  const names = [incident.evidence, ...incident.alsoShared].map(nameOfEvidence);
  if (names.includes(nameOfEvidence(evidence))) return incident;
  return { ...incident, alsoShared: [...incident.alsoShared, evidence] };
}
