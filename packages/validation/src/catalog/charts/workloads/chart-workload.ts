import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { Path } from '../../../values/location.ts'
import { isMap } from '../../../values/value-at.ts'

/** Reads what a release gives its chart under some keys. */
export type ReadValue = (...path: Path) => unknown

/** Where the values of a chart state a field of a pod. */
export interface FieldSource {
  /** The first path with a value counts. */
  readonly paths: readonly Path[]
  /**
   * What the chart has without a value: `null` for nothing. Helm merges a map with it. Undefined where it is not known,
   * and then rules are silent.
   */
  readonly byDefault?: unknown
  /** The list that the chart makes of the value, each item with the keys that lead to it. */
  readonly items?: (value: unknown, read: ReadValue) => readonly FieldItem[]
}

export interface FieldItem {
  readonly path: Path
  readonly value: unknown
}

/** Where the values state the parts of an image's name, and what the chart runs without them. */
export interface ImageSource {
  readonly paths: readonly Path[]
  readonly repository: string
  readonly tag: string
}

/** A container that a chart makes by itself. */
export interface ChartContainer {
  readonly name: string
  /** It ends before the others start. */
  readonly isInit?: boolean
  /** By default it is always there. */
  readonly isMade?: (read: ReadValue) => boolean
  readonly image?: ImageSource
  readonly fields: Readonly<Partial<Record<keyof IContainer, FieldSource>>>
}

/** A list of whole containers in the values. */
export interface ContainerList {
  readonly path: Path
  readonly kind: 'containers' | 'initContainers'
  /** Names of containers that others make: an item with such a name changes only a part of it. */
  readonly changes?: readonly string[]
}

/** What a chart makes of its values: one controller with its pods. */
export interface ChartWorkload {
  /** What runs in the pods. */
  readonly name: string
  /** The keys in the values that most of its settings have in common. */
  readonly home: Path
  readonly isMade: (read: ReadValue) => boolean
  readonly kind: (read: ReadValue) => WorkloadKind
  /** How many equal pods there are; nothing where each does another part of the work. */
  readonly replicas?: (read: ReadValue) => FieldSource | undefined
  readonly strategy?: FieldSource
  /** The claims that all of its pods mount. */
  readonly claims?: (read: ReadValue) => readonly ClaimSource[]
  readonly fields: Readonly<Partial<Record<keyof IPodSpec, FieldSource>>>
  readonly containers: readonly ChartContainer[]
  readonly lists?: readonly ContainerList[]
}

export type WorkloadKind = 'CronJob' | 'DaemonSet' | 'Deployment' | 'Job' | 'StatefulSet'

/** A claim that all pods of a workload mount. */
export interface ClaimSource {
  readonly accessModes: FieldSource
  /** The name of a claim that is used instead of a new one. */
  readonly existing: Path
  /** The name of a new one, where it is known. @param release the name of the Helm release */
  readonly name?: (release: string) => string
}

/** A field under one path. */
export const from = (path: Path, byDefault?: unknown): FieldSource => ({ paths: [path], byDefault })

/** Fields of the same names as their values, which the chart leaves empty. */
export const emptyByDefault = <Key extends string>(
  home: Path,
  ...keys: readonly Key[]
): Readonly<Record<Key, FieldSource>> =>
  Object.fromEntries(keys.map((key) => [key, from([...home, key], null)])) as Record<Key, FieldSource>

/** Where a pod may run and how it finds names, as most charts leave it. */
export const schedulingFields = (home: Path) =>
  emptyByDefault(
    home,
    'nodeSelector',
    'tolerations',
    'priorityClassName',
    'schedulerName',
    'dnsPolicy',
    'dnsConfig',
  )

/** A switch of the values. */
export const isOn =
  (path: Path, byDefault: boolean) =>
  (read: ReadValue): boolean =>
    (read(...path) ?? byDefault) === true

/** Variables that a chart takes as a map. */
export const variablesFrom = (path: Path): FieldSource => ({
  paths: [path],
  items: (variables) =>
    Object.entries(isMap(variables) ? variables : {}).map(([name, value]) => ({
      path: [name],
      value: { name, value: String(value) },
    })),
})
