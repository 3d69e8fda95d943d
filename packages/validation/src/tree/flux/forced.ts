import type { Located } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'
import type { ClusterView } from '../cluster-view.ts'
import { appliersOfFolder, layerOf } from './appliers.ts'

const FORCE = 'kustomize.toolkit.fluxcd.io/force'

/** Whether Flux deletes an object and creates it again where the API server refuses a change of it. */
export const isForced = (cluster: ClusterView, located: Located): boolean => {
  const annotation = valueAt(located.object, ['metadata', 'annotations', FORCE])
  if (typeof annotation === 'string') return annotation.toLowerCase() === 'enabled'
  const layer = layerOf(cluster, located)
  return (
    layer !== undefined && appliersOfFolder(cluster, layer).some(({ object }) => object.spec?.force === true)
  )
}
