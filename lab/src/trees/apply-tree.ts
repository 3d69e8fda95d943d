import type { Api } from '../kubernetes/api.ts'
import { objectsOf, type KubernetesObject } from './committed.ts'

/** API groups of Flux and k3s, which do not run here. */
const fluxAndK3sGroups = /(^|\.)(toolkit\.fluxcd\.io|cattle\.io)\//

/** Prerequisites of all other objects. */
const first = ['Namespace', 'ServiceAccount']

const rank = ({ kind }: KubernetesObject): number => {
  const index = first.indexOf(kind)
  return index === -1 ? first.length : index
}

/**
 * Applies a cluster's committed objects in an order that the API accepts, like Flux layer by layer. Objects of Flux and
 * k3s are left out: the suite `flux` covers them.
 */
export const applyTree = (api: Api, cluster: string): Promise<void> =>
  api.apply(
    objectsOf(cluster)
      .filter(({ apiVersion }) => !fluxAndK3sGroups.test(apiVersion))
      .toSorted((one, other) => rank(one) - rank(other)),
  )
