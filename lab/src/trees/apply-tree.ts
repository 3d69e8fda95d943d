import type { Api } from '../kubernetes/api.ts'
import { objectsOf, type KubernetesObject } from './committed.ts'

/** Groups whose kinds only Flux and k3s read, which do not run here. */
const fluxAndK3sGroups = /(^|\.)(toolkit\.fluxcd\.io|cattle\.io)\//

/** What must be there before anything else can be. */
const first = ['Namespace', 'ServiceAccount']

const rank = ({ kind }: KubernetesObject): number => {
  const index = first.indexOf(kind)
  return index === -1 ? first.length : index
}

/**
 * Applies a cluster's committed objects, in an order that the API takes, as Flux would one layer after the other.
 * What Flux and k3s themselves read is left out: the part `flux` is about that.
 */
export const applyTree = (api: Api, cluster: string): Promise<void> =>
  api.apply(
    objectsOf(cluster)
      .filter(({ apiVersion }) => !fluxAndK3sGroups.test(apiVersion))
      .toSorted((one, other) => rank(one) - rank(other)),
  )
