import type { ExporterName } from '../telemetry/catalogues/index.ts'
import type { Labels } from '../view/selector.ts'

/** A port by the name and number that others refer to it by. */
export interface NamedPort {
  readonly name?: string
  readonly number: number
}

/** What telemetry a program takes in by http, and at which path. */
export interface Intake {
  readonly takes: 'logs' | 'metrics'
  readonly path: string
}

/** Pods that no object of a tree makes. */
export interface ForeignPods {
  readonly labels: Labels
  readonly ports: readonly NamedPort[]
  /** The value, by its keys, that is a configuration of nginx for them: they have the ports on which it listens, too. */
  readonly nginx?: readonly string[]
  readonly intake?: Intake
  /** The exporter that they are, where it can be scraped. */
  readonly exporter?: ExporterName
  /** Why only those that need them may connect to them. */
  readonly fenced?: string
  /** The pods of the same chart that they connect to. */
  readonly calls?: readonly ForeignCall[]
}

export interface ForeignCall {
  readonly to: Labels
  readonly port: number
}

/** A Service that no object of a tree makes. */
export interface ForeignService {
  readonly ports: readonly NamedPort[]
  /** The labels of the pods behind it, where rules ask for them. */
  readonly selector?: Labels
  /** The number of the port that the chart has its own Prometheus scrape. */
  readonly scraped?: number
}

/** Names that a chart gives what it installs, which others refer to. A chart may change them with any version. */
export interface ChartContract {
  /** The version whose rendered templates this was read from. */
  readonly readFrom: string
  /** The one registry and repository that publishes this chart: others have charts of the same name. */
  readonly url: string
  /** The programs whose version the chart chooses, unless a value does: the last word of the image's name → its version. */
  readonly runs?: Readonly<Record<string, string>>
  /** Whether what it installs keeps data on volumes. */
  readonly holdsVolumes?: boolean
  /** The API groups of the custom resources that it brings. */
  readonly brings?: readonly string[]
  readonly services: Readonly<Record<string, ForeignService>>
  readonly pods: readonly ForeignPods[]
}
