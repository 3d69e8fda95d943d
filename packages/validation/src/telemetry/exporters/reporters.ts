import { yamlIn } from '../../schemas/yaml-in.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'
import { commandLineOf } from '../../tree/workloads/arguments.ts'
import { configMapFilesAt } from '../../tree/workloads/config-map-file.ts'
import { containerText, ownContainersIn, type Container } from '../../tree/workloads/containers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { at, type Location, type Path } from '../../values/location.ts'
import { reportedResources, type ReportedResource } from './custom-resource-state.ts'

/** What a kube-state-metrics is to report on beside Kubernetes' own kinds, and where that is written. */
export interface Reporter {
  readonly owner: string
  readonly resources: readonly ReportedResource[]
  readonly location: (...keys: Path) => Location
}

/** All of a cluster that report on custom resources. */
export const reportersOf = (cluster: ClusterView): readonly Reporter[] => [
  ...ownContainersIn(cluster)
    .filter(({ program }) => program?.name === 'kube-state-metrics')
    .flatMap((run) => reporterInContainer(run) ?? []),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .flatMap((release) => reporterInChart(release) ?? []),
]

/** By a container of the tree. */
export const reporterInContainer = (run: Container): Reporter | undefined => {
  const { flags } = commandLineOf(run.container)
  const flagOf = (wanted: string) => flags.find(({ name }) => name === wanted)
  const owner = containerText(run)
  const inline = flagOf('custom-resource-state-config')
  if (inline?.value !== undefined)
    return {
      owner,
      resources: resourcesIn(inline.value),
      location: () => run.location('args', inline.index),
    }
  const file = flagOf('custom-resource-state-config-file')?.value
  return file === undefined ? undefined : inConfigMap(run, owner, file)
}

/** Most clusters have the same text. */
const read = new Map<string, readonly ReportedResource[]>()

const resourcesIn = (text: string): readonly ReportedResource[] => {
  const resources = read.get(text) ?? reportedResources(yamlIn(text))
  read.set(text, resources)
  return resources
}

const inConfigMap = (run: Container, owner: string, file: string): Reporter | undefined => {
  for (const { name, key } of configMapFilesAt(run, file)) {
    const found = run.cluster.find('v1/ConfigMap', run.pods.namespace, name)
    const text = found?.object.data?.[key]
    if (found && text !== undefined)
      return {
        owner,
        resources: resourcesIn(text),
        location: (...keys) => ({ ...at(found, 'data', key), inside: keys }),
      }
  }
  return undefined
}

const KEY = ['kube-state-metrics', 'customResourceState'] as const

/** By the values of kube-prometheus-stack. */
export const reporterInChart = (release: Release): Reporter | undefined =>
  chartValue(release, ...KEY, 'enabled') === true
    ? {
        owner: `kube-state-metrics of ${nameOf(release)}`,
        resources: reportedResources(chartValue(release, ...KEY, 'config')),
        location: (...keys) => atValue(release, ...KEY, 'config', ...keys),
      }
    : undefined
