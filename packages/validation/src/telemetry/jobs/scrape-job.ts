import type { Path, Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Exposition } from '../../catalog/metrics/catalogue.ts'
import type { Labels } from '../relabel/labels.ts'
import type { RelabelRule } from '../relabel/rule.ts'

/** One kind of target of a scrape. */
export interface Target {
  /** As it is written, or the Service or pods that a monitor found. */
  readonly address: string
  /** Labels before relabelling, those that begin with `__` among them. */
  readonly labels: Labels
  /** Nothing where no catalogue knows what answers there. */
  readonly exposition: Exposition | undefined
  /** A program answers there that is in no catalogue, and may yield any metric: most begin with its prefix. */
  readonly open?: {
    readonly prefix: string | undefined
    /** What the object that scrapes it declares: the names of its metrics, or that it may yield any. */
    readonly declared?: ReadonlySet<string> | 'any'
  }
  /**
   * The job and the instance that it gives itself in `target_info`: a collector's receiver takes those for the truth,
   * Prometheus does not.
   */
  readonly identity?: Labels
  /** It runs on a machine that is in no tree. */
  readonly isOutside?: boolean
  readonly location: Location
}

/** A list of relabelling rules and where it is written. */
export interface Relabelling {
  readonly rules: readonly RelabelRule[]
  readonly location: (...path: Path) => Location
}

/** One scrape of one cluster, by Prometheus, from any kind of object, or by a collector. */
export interface ScrapeJob {
  readonly cluster: ClusterView
  /** What makes it: a chart's own templates, or an object of a tree. */
  readonly maker: 'chart' | 'tree'
  /** For a sentence: `the job traefik of ConfigMap …`. */
  readonly owner: string
  /** In seconds. */
  readonly interval: number
  readonly isIntervalStated: boolean
  /** The keys that lead to the interval from where the job is written. */
  readonly intervalKey: Path
  /** Whether the job states its own name, as the key `job_name`. */
  readonly isNamed: boolean
  readonly path: string
  readonly scheme: string
  readonly honorLabels: boolean
  readonly honorTimestamps: boolean
  /** Everything else that is written of it, by its keys. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly targets: readonly Target[]
  /** In the order in which they are applied. */
  readonly targetRelabelling: readonly Relabelling[]
  readonly metricRelabelling: readonly Relabelling[]
  /** What becomes of a series on its way to the hub. */
  readonly forward?: Forward
  readonly location: (...path: Path) => Location
}

/** The way through a collector's pipeline and its remote write. */
export interface Forward {
  /** The name under which a metric leaves. */
  readonly rename: ((name: string, isCounter: boolean) => string) | undefined
  readonly relabel: (labels: Labels) => Labels
  /** What else of a target arrives: `target_info`'s labels beside job and instance. */
  readonly targetInfo: Labels | undefined
}

export const rulesIn = (lists: readonly Relabelling[]): readonly RelabelRule[] =>
  lists.flatMap(({ rules }) => rules)
