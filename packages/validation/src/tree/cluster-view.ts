import type { Located } from '../values/location.ts'
import type { RenderedTree } from '../values/rendered-tree.ts'
import { dashboardsOf, type Dashboard } from './monitoring/dashboards.ts'
import { grafanaOf, type Grafana } from './monitoring/grafana.ts'
import { layersOf, type LayerFolder } from './flux/layers.ts'
import { movedParts, type MovedPart } from './charts/moved-parts.ts'
import { objectIndex, type ObjectIndex } from './object-index.ts'
import { documentsOf, isKustomizeFile } from './objects.ts'
import { foreignPods, ownPods, type OwnPods, type Pods } from './workloads/pods.ts'
import { once } from '../values/once.ts'
import { servicesOf, type ServiceFacts } from './network/services.ts'

/** One cluster's tree as rules read it, made once. Every object's shape has been checked. */
export interface ClusterView extends ObjectIndex {
  readonly name: string
  readonly layers: readonly LayerFolder[]
  /** What Flux applies; kustomize's own files are not among them. */
  readonly objects: readonly Located[]
  readonly ownPods: readonly OwnPods[]
  /** Own and foreign, by namespace. */
  readonly podsIn: (namespace: string) => readonly Pods[]
  readonly pods: readonly Pods[]
  readonly services: readonly ServiceFacts[]
  readonly findService: (namespace: string, name: string) => ServiceFacts | undefined
  /** What charts make elsewhere or otherwise than their contracts state. */
  readonly moved: readonly MovedPart[]
  readonly dashboards: readonly Dashboard[]
  readonly grafana: Grafana | undefined
}

export const clusterView = (tree: RenderedTree): ClusterView => {
  const objects = documentsOf(tree).filter((document) => !isKustomizeFile(document)) as Located[]
  const index = objectIndex(objects)
  // Of most clusters of a large fleet most parts are never asked for.
  const layers = once(() => layersOf(tree))
  const own = once(() => ownPods(index))
  const pods = once((): readonly Pods[] => [...own(), ...foreignPods(index)])
  const podsByNamespace = once(() => Map.groupBy(pods(), ({ namespace }) => namespace))
  const services = once(() => servicesOf(index))
  const servicesByName = once(
    () => new Map(services().map((service) => [`${service.namespace}/${service.name}`, service])),
  )
  const moved = once(() => movedParts(index))
  const dashboards = once(() => dashboardsOf(index))
  const grafana = once(() => grafanaOf(index))
  return {
    ...index,
    name: tree.cluster,
    objects,
    get layers() {
      return layers()
    },
    get ownPods() {
      return own()
    },
    podsIn: (namespace) => podsByNamespace().get(namespace) ?? [],
    get pods() {
      return pods()
    },
    get services() {
      return services()
    },
    findService: (namespace, name) => servicesByName().get(`${namespace}/${name}`),
    get moved() {
      return moved()
    },
    get dashboards() {
      return dashboards()
    },
    get grafana() {
      return grafana()
    },
  }
}
