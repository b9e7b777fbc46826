import type { DriverModel } from '../drivers/index.js';
import type { Interval } from '../statistics/index.js';
import { EstimateSum } from './estimate-sum.js';
import { isKnownTo, PersonForecast } from './person-forecast.js';
import type { Person, Share } from './person.js';

/** Points that everybody together would be expected to gain, were what is named at none. */
export interface Impact {
  readonly people: number;
  /** NPS points of the whole base. */
  readonly points: number;
  readonly interval: Interval;
}

export interface KpiImpact extends Impact {
  readonly kpi: string;
  /** Of the people hit: those for whom an answer of 0–6 is likelier than not. */
  readonly atRisk: number;
}

export interface ResourceImpact extends Impact {
  readonly resourceId: string;
  readonly kpis: readonly { readonly kpi: string; readonly people: number; readonly points: number }[];
}

/** What is expected of people of whom no answer is known, or of those who answered. */
export interface Expected {
  readonly people: number;
  readonly nps: number;
  readonly interval: Interval;
  /** Mean chance of an answer of 0–6. */
  readonly detractorShare: number;
}

export interface ExpectedOfGroup {
  readonly control: string;
  readonly level: string;
  /** Null where there are fewer people than may be shown. */
  readonly silent: Expected | null;
  readonly answered: Expected | null;
}

export interface PopulationReport {
  /** Lines in the base: those who answered, and the silent. */
  readonly people: number;
  /** Lines beside them of whom something is said that no answer in the model has, such as a new region: nothing is expected of them. */
  readonly strangers: number;
  readonly silent: Expected | null;
  readonly answered: Expected | null;
  readonly groups: readonly ExpectedOfGroup[];
  /** The greatest loss first. */
  readonly kpis: readonly KpiImpact[];
  readonly resources: readonly ResourceImpact[];
}

/**
 * What a model of those who answered expects of everybody: sums over people that come one by one, so that a base of any size fits. The silent
 * are taken to be like those who answered in all that the model does not know.
 */
export class PopulationImpact {
  private people = 0;
  private strangers = 0;
  private readonly expected = new Map<string, ExpectedSum>();
  private readonly ofKpi = new Map<string, { readonly sum: EstimateSum; atRisk: number }>();
  private readonly ofResource = new Map<string, ResourceSum>();

  /** @param minimumGroup fewer people than this are not shown: as a group, as those whom a KPI hit, or as those of a resource */
  constructor(
    private readonly model: DriverModel,
    private readonly minimumGroup: number,
  ) {}

  add(person: Person, shares: readonly Share[]): void {
    if (!isKnownTo(this.model, person)) {
      this.strangers += 1;
      return;
    }
    const number = this.people;
    this.people += 1;
    const forecast = new PersonForecast(this.model, person);
    const { points, detractorRisk: risk } = forecast;
    const side = person.answered ? 'answered' : 'silent';
    const groups = Object.entries(person.levels).map(([control, level]) => `${control}\n${level}`);
    for (const group of ['', ...groups]) this.sumOf(`${side}\n${group}`).add(points, risk);
    for (const { kpi } of this.model.kpis) {
      const loss = forecast.lossOf(kpi);
      if (!loss) continue;
      let own = this.ofKpi.get(kpi);
      if (!own) this.ofKpi.set(kpi, (own = { sum: new EstimateSum(this.model), atRisk: 0 }));
      own.sum.add(loss);
      if (risk > 0.5) own.atRisk += 1;
      for (const { resourceId, share } of shares.filter((candidate) => candidate.kpi === kpi && candidate.share > 0)) {
        const resource = this.resourceOf(resourceId);
        resource.count(number);
        resource.all.add(loss, share);
        let part = resource.kpis.get(kpi);
        if (!part) resource.kpis.set(kpi, (part = new EstimateSum(this.model)));
        part.add(loss, share);
      }
    }
  }

  /** @param mostResources the greatest losses alone are told */
  report(mostResources: number): PopulationReport {
    const { people } = this;
    const groups = [...new Set([...this.expected.keys()].map((key) => key.slice(key.indexOf('\n') + 1)))]
      .filter(Boolean)
      .sort();
    return {
      people,
      strangers: this.strangers,
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
        .filter(([, { sum }]) => sum.size >= this.minimumGroup)
        .map(([kpi, { sum, atRisk }]) => ({ kpi, people: sum.size, atRisk, ...sum.per(people) }))
        .sort((a, b) => b.points - a.points || (a.kpi < b.kpi ? -1 : 1)),
      resources: [...this.ofResource]
        .filter(([, { people: hit }]) => hit >= this.minimumGroup)
        .map(([resourceId, { all, kpis, people: hit }]) => ({
          resourceId,
          people: hit,
          ...all.per(people),
          kpis: [...kpis]
            .map(([kpi, sum]) => ({ kpi, people: sum.size, points: sum.per(people).points }))
            .sort((a, b) => b.points - a.points || (a.kpi < b.kpi ? -1 : 1)),
        }))
        .sort((a, b) => b.points - a.points || (a.resourceId < b.resourceId ? -1 : 1))
        .slice(0, mostResources),
    };
  }

  private expectedOf(side: 'silent' | 'answered', group: string): Expected | null {
    const sum = this.expected.get(`${side}\n${group}`);
    return sum && sum.people >= this.minimumGroup ? sum.told() : null;
  }

  private sumOf(key: string): ExpectedSum {
    let sum = this.expected.get(key);
    if (!sum) this.expected.set(key, (sum = new ExpectedSum(this.model)));
    return sum;
  }

  private resourceOf(resourceId: string): ResourceSum {
    let resource = this.ofResource.get(resourceId);
    if (!resource) this.ofResource.set(resourceId, (resource = new ResourceSum(this.model)));
    return resource;
  }
}

/** What came through one resource. People come one after the other, so that the last one is enough to count each once. */
class ResourceSum {
  readonly all: EstimateSum;
  readonly kpis = new Map<string, EstimateSum>();
  people = 0;
  private last = -1;

  constructor(model: DriverModel) {
    this.all = new EstimateSum(model);
  }

  count(person: number): void {
    if (person !== this.last) this.people += 1;
    this.last = person;
  }
}

class ExpectedSum {
  private readonly points: EstimateSum;
  private risk = 0;

  constructor(model: DriverModel) {
    this.points = new EstimateSum(model);
  }

  get people(): number {
    return this.points.size;
  }

  add(points: Parameters<EstimateSum['add']>[0], risk: number): void {
    this.points.add(points);
    this.risk += risk;
  }

  told(): Expected {
    const { points: nps, interval } = this.points.per(this.people);
    return { people: this.people, nps, interval, detractorShare: this.risk / this.people };
  }
}
