import type { DriverModel } from '../drivers/index.js';
import { EstimateSum } from './estimate-sum.js';
import { HeadCount } from './head-count.js';
import { isKnownTo, PersonForecast, type Estimate } from './person-forecast.js';
import type { Person, Share } from './person.js';
import type { Expected, Impact, PopulationReport } from './population-report.js';

/**
 * What a model of those who answered expects of everybody: sums over lines that come one by one, those of a customer one after the other, so
 * that a base of any size fits. The silent are taken to be like those who answered in all that the model does not know.
 */
export class PopulationImpact {
  private readonly everybody = new HeadCount();
  private readonly strangers = new HeadCount();
  private readonly expected = new Map<string, ExpectedSum>();
  private readonly ofKpi = new Map<string, { readonly loss: LossSum; readonly atRisk: HeadCount }>();
  private readonly ofResource = new Map<string, { readonly all: LossSum; readonly kpis: Map<string, LossSum> }>();

  /**
   * @param flagged the KPIs that are associated with the score: they alone count for resources
   * @param minimumGroup fewer customers than this are not shown: as a group, as those whom a KPI hit, or as those of a resource
   */
  constructor(
    private readonly model: DriverModel,
    private readonly flagged: ReadonlySet<string>,
    private readonly minimumGroup: number,
  ) {}

  add(person: Person, shares: readonly Share[]): void {
    const { customerId, answered, levels } = person;
    if (!isKnownTo(this.model, person)) return this.strangers.add(customerId);
    this.everybody.add(customerId);
    const forecast = new PersonForecast(this.model, person);
    const { points, detractorRisk: risk } = forecast;
    const side = answered ? 'answered' : 'silent';
    const groups = Object.entries(levels).map(([control, level]) => `${control}\n${level}`);
    for (const group of ['', ...groups])
      known(this.expected, `${side}\n${group}`, () => new ExpectedSum(this.model)).add(customerId, points, risk);
    for (const { kpi } of this.model.kpis) {
      const loss = forecast.lossOf(kpi);
      if (!loss) continue;
      const own = known(this.ofKpi, kpi, () => ({ loss: new LossSum(this.model), atRisk: new HeadCount() }));
      own.loss.add(customerId, loss);
      if (risk > 0.5) own.atRisk.add(customerId);
      if (!this.flagged.has(kpi)) continue;
      for (const { resourceId, share } of shares.filter((candidate) => candidate.kpi === kpi && candidate.share > 0)) {
        const resource = known(this.ofResource, resourceId, () => ({ all: new LossSum(this.model), kpis: new Map() }));
        resource.all.add(customerId, loss, share);
        known(resource.kpis, kpi, () => new LossSum(this.model)).add(customerId, loss, share);
      }
    }
  }

  /** @param mostResources the greatest losses alone are told */
  report(mostResources: number): PopulationReport {
    const { lines, people } = this.everybody;
    const groups = [...new Set([...this.expected.keys()].map((key) => key.slice(key.indexOf('\n') + 1)))]
      .filter(Boolean)
      .sort();
    return {
      people,
      lines,
      strangers: this.strangers.people,
      silent: this.expectedOf('silent', ''),
      answered: this.expectedOf('answered', ''),
      groups: groups.map((group) => {
        const [control = '', level = ''] = group.split('\n');
        return {
          control,
          level,
          silent: this.expectedOf('silent', group),
          answered: this.expectedOf('answered', group),
        };
      }),
      kpis: [...this.ofKpi]
        .filter(([, { loss }]) => this.mayShow(loss.heads))
        .map(([kpi, { loss, atRisk }]) => ({ kpi, atRisk: atRisk.people, ...loss.told(lines) }))
        .sort((a, b) => b.points - a.points || (a.kpi < b.kpi ? -1 : 1)),
      resources: [...this.ofResource]
        .filter(([, { all }]) => this.mayShow(all.heads))
        .map(([resourceId, { all, kpis }]) => ({
          resourceId,
          ...all.told(lines),
          kpis: [...kpis]
            .filter(([, loss]) => this.mayShow(loss.heads))
            .map(([kpi, loss]) => ({ kpi, people: loss.heads.people, points: loss.told(lines).points }))
            .sort((a, b) => b.points - a.points || (a.kpi < b.kpi ? -1 : 1)),
        }))
        .sort((a, b) => b.points - a.points || (a.resourceId < b.resourceId ? -1 : 1))
        .slice(0, mostResources),
      resourceKpis: {
        counted: this.model.kpis.flatMap(({ kpi }) => (this.flagged.has(kpi) ? [kpi] : [])),
        leftOut: this.model.kpis.flatMap(({ kpi }) => (this.flagged.has(kpi) ? [] : [kpi])),
      },
    };
  }

  private mayShow({ people }: HeadCount): boolean {
    return people >= this.minimumGroup;
  }

  private expectedOf(side: 'silent' | 'answered', group: string): Expected | null {
    const sum = this.expected.get(`${side}\n${group}`);
    return sum && this.mayShow(sum.heads) ? sum.told() : null;
  }
}

function known<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** Points that go with something, and whom it hit. */
class LossSum {
  readonly heads = new HeadCount();
  private readonly points: EstimateSum;

  constructor(model: DriverModel) {
    this.points = new EstimateSum(model);
  }

  add(customerId: string, loss: Estimate, share = 1): void {
    this.heads.add(customerId);
    this.points.add(loss, share);
  }

  /** @param lines of the whole base */
  told(lines: number): Impact {
    return { people: this.heads.people, ...this.points.per(lines) };
  }
}

class ExpectedSum {
  readonly heads = new HeadCount();
  private readonly points: EstimateSum;
  private risk = 0;

  constructor(model: DriverModel) {
    this.points = new EstimateSum(model);
  }

  add(customerId: string, points: Estimate, risk: number): void {
    this.heads.add(customerId);
    this.points.add(points);
    this.risk += risk;
  }

  told(): Expected {
    const { people, lines } = this.heads;
    const { points: nps, interval } = this.points.per(lines);
    return { people, lines, nps, interval, detractorShare: this.risk / lines };
  }
}
