import { COLLECTOR_CHART } from '../../catalog/charts/opentelemetry-collector.ts'
import { at, type Path, type Located, type Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { ownPodsOf, locatedContainers, type OwnPods } from '../../tree/workloads/pods.ts'
import { namespaceOfPods } from '../../tree/charts/releases.ts'
import { quantityOf } from '../../values/quantity.ts'
import { isMap, listOf, textAt, valueAt } from '../../values/value-at.ts'
import { chartValue, type Release } from '../../tree/charts/release.ts'
import type { Collector } from './collector.ts'

/** The container that runs a collector's configuration: what of its surroundings the configuration relies on. */
export interface Runtime {
  readonly owner: string
  /** What its image is, with its version. */
  readonly image: string
  readonly args: readonly string[]
  /** Each variable, and the field of the pod that fills it, or its value. */
  readonly variables: ReadonlyMap<string, string>
  readonly mounts: readonly Mount[]
  readonly ports: readonly number[]
  /** The ports that the kubelet probes. */
  readonly probed: readonly number[]
  /** In bytes. */
  readonly memory: number | undefined
  /** One on each node, and so only concerned with its own. */
  readonly isOnEachNode: boolean
  /** The namespace of its pods, and what their names begin with. */
  readonly pods: { readonly namespace: string; readonly name: string }
  readonly location: (...path: Path) => Location
}

export interface Mount {
  readonly path: string
  readonly isReadOnly: boolean
  /** Whether what is written there goes with the pod. */
  readonly endsWithPod: boolean
}

/** The containers that run a configuration. */
export const runtimesOf = (cluster: ClusterView, collector: Collector): readonly Runtime[] => {
  const known = runtimes.get(collector)
  if (known) return known
  const found =
    collector.located.object.kind === 'HelmRelease'
      ? [ofChart(collector.located)]
      : ofPods(cluster, collector)
  runtimes.set(collector, found)
  return found
}

const runtimes = new WeakMap<Collector, readonly Runtime[]>()

const ofPods = (cluster: ClusterView, { located }: Collector): Runtime[] =>
  ownPodsOf(cluster)
    .filter(({ spec, namespace }) =>
      (spec.volumes ?? []).some(
        ({ configMap }) =>
          configMap?.name === located.object.metadata.name && namespace === located.object.metadata.namespace,
      ),
    )
    .flatMap(ofContainers)

const ofContainers = (pods: OwnPods): Runtime[] =>
  locatedContainers(pods)
    .filter(({ path }) => path.at(-2) === 'containers')
    .map(({ container, path }) => {
      const ports = container.ports ?? []
      const named = new Map(ports.map(({ name, containerPort }) => [String(name), containerPort]))
      const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe]
      return {
        owner: `container ${container.name} of ${pods.owner}`,
        image: container.image ?? '',
        args: container.args ?? [],
        variables: variablesIn(container.env),
        mounts: mountsIn(container.volumeMounts, pods.spec.volumes),
        ports: ports.map(({ containerPort }) => containerPort),
        probed: probes.flatMap((probe) => {
          const port = probe?.httpGet?.port
          if (port === undefined) return []
          return typeof port === 'number' ? [port] : [named.get(port) ?? 0]
        }),
        memory: quantityOf(container.resources?.limits?.['memory']),
        isOnEachNode: pods.controller.object.kind === 'DaemonSet',
        pods: { namespace: pods.namespace, name: pods.controller.object.metadata.name },
        location: (...keys: Path) => at(pods.controller, ...path, ...keys),
      }
    })

const variablesIn = (env: unknown): ReadonlyMap<string, string> =>
  new Map(
    listOf(env).map((variable) => [
      textAt(variable, 'name'),
      textAt(variable, 'valueFrom', 'fieldRef', 'fieldPath') || textAt(variable, 'value'),
    ]),
  )

const mountsIn = (mounts: unknown, volumes: unknown): readonly Mount[] => {
  const ending = new Set(
    listOf(volumes)
      .filter(isOfPod)
      .map((volume) => textAt(volume, 'name')),
  )
  return listOf(mounts).map((mount) => ({
    path: textAt(mount, 'mountPath'),
    isReadOnly: valueAt(mount, ['readOnly']) === true,
    endsWithPod: ending.has(textAt(mount, 'name')),
  }))
}

const isOfPod = (volume: unknown): boolean => isMap(volume) && ('emptyDir' in volume || 'ephemeral' in volume)

/** What the chart makes of its values. */
const ofChart = (located: Located): Runtime => {
  const release = located as Release
  const value = (...path: Path): unknown => chartValue(release, ...path)
  const text = (...path: Path): string => textAt(release.object.spec?.values, ...path)
  const memory = quantityOf(value('resources', 'limits', 'memory'))
  const limit =
    value('useGOMEMLIMIT') !== false && memory !== undefined ? [['GOMEMLIMIT', `${memory * 0.8}`]] : []
  return {
    owner: `the collector of ${ownerOf(located)}`,
    image: `${text('image', 'repository')}:${text('image', 'tag') || COLLECTOR_CHART.tag}`,
    args: listOf(value('command', 'extraArgs')).map(String),
    variables: new Map([
      ...COLLECTOR_CHART.variables,
      ...(limit as [string, string][]),
      ...variablesIn(value('extraEnvs')),
    ]),
    mounts: [...COLLECTOR_CHART.mounts, ...mountsIn(value('extraVolumeMounts'), value('extraVolumes'))],
    ports: [COLLECTOR_CHART.metricsPort, COLLECTOR_CHART.healthPort],
    probed: [Number(value('livenessProbe', 'httpGet', 'port') ?? COLLECTOR_CHART.healthPort)],
    memory,
    isOnEachNode: value('mode') === 'daemonset',
    pods: {
      namespace: namespaceOfPods(release, 'collector'),
      name: COLLECTOR_CHART.podsOf(text('fullnameOverride') || located.object.metadata.name),
    },
    location: (...path: Path) => at(located, 'spec', 'values', ...path),
  }
}
