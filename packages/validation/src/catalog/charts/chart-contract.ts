import type { ExporterName } from '../metrics/index.ts'
import type { Path } from '../../values/location.ts'
import type { Labels } from '../../values/selector.ts'

/** A port by the name and number that others refer to it by. */
export interface NamedPort {
  readonly name?: string
  readonly number: number
}

/** A kind of telemetry. */
export type Signal = 'logs' | 'metrics' | 'traces'

/** What telemetry a program takes in by http, and at which path. */
export interface Intake {
  readonly takes: Signal
  readonly path: string
}

/** What a chart makes of one of its programs. */
interface OfPart {
  /** The program, as the values that the contract depends on name it. */
  readonly part: string
  readonly labels: Labels
  /** By default the release's. */
  readonly namespace?: string
  /** The keys in the values under which another namespace stands. */
  readonly namespaceFrom?: Path
  /** The keys in the values under which further labels stand. */
  readonly more?: readonly Path[]
  readonly ports: readonly NamedPort[]
}

/** Pods that no object of a tree makes. */
export interface ForeignPods extends OfPart {
  /** The value, by its keys, that is a configuration of nginx for them: they have the ports on which it listens, too. */
  readonly nginx?: readonly string[]
  readonly intake?: Intake
  /** The exporter that they are, where it can be scraped. */
  readonly exporter?: ExporterName
  /** Why only those that need them may connect to them. */
  readonly isolation?: string
  /** The pods of the same chart that they connect to. */
  readonly calls?: readonly ForeignCall[]
  /** The value that puts them into the network of their node. */
  readonly onHost?: Switch
  /** Whether they connect to the API server. */
  readonly callsApi?: boolean
  /** The values that make them. By default the chart always does. */
  readonly when?: readonly Switch[]
}

export interface ForeignCall {
  readonly to: Labels
  readonly port: number
}

/** A Service that no object of a tree makes. */
export interface ForeignService extends OfPart {
  /** The labels of the pods behind it, where rules ask for them. */
  readonly selector?: Labels
}

/** A value that must be true, and what it is where nobody writes it. */
export type Switch = readonly [path: Path, byDefault: boolean]

/** What a chart makes beside the rest while all switches are on, or what a program makes that it installs. */
export interface Addition {
  readonly when: readonly Switch[]
  readonly services?: Readonly<Record<string, ForeignService>>
  /** Further ports, by the name of the Service. */
  readonly servicePorts?: Readonly<Record<string, readonly NamedPort[]>>
  /** Further ports, by the part of the pods. */
  readonly podPorts?: Readonly<Record<string, readonly NamedPort[]>>
}

/** A value that moves what the contract states: the names, labels or ports of some parts. */
export interface Dependency {
  readonly path: Path
  /** The value with which the contract was read. The chart's own default, unless the contract demands another. */
  readonly byDefault: unknown
  /** For a sentence: `the names of the Services of Loki`. */
  readonly moves: string
  /** The parts whose Services it moves. */
  readonly services?: readonly string[]
  /** The parts whose pods it moves. */
  readonly pods?: readonly string[]
  /** The labels that get other values. */
  readonly labels?: readonly string[]
}

/** What a chart makes instead, where a value chooses it. */
export interface Mode {
  readonly when: { readonly path: Path; readonly is: string }
  readonly services: Readonly<Record<string, ForeignService>>
  readonly pods: readonly ForeignPods[]
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
  readonly services: Readonly<Record<string, ForeignService>>
  readonly pods: readonly ForeignPods[]
  readonly modes?: readonly Mode[]
  readonly additions?: readonly Addition[]
  /** The values on which all of this depends. */
  readonly dependsOn: readonly Dependency[]
}

/** What a chart makes in the mode that its values choose. @param read what they have under some keys */
export const inMode = (contract: ChartContract, read: (...path: Path) => unknown): ChartContract => {
  const mode = contract.modes?.find(({ when: { path, is } }) => read(...path) === is)
  return mode ? { ...contract, services: mode.services, pods: mode.pods } : contract
}
