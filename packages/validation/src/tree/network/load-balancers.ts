import { remembered } from '../../values/remembered.ts'
import type { ClusterView } from '../cluster-view.ts'
import { isK3s } from '../distribution.ts'
import { namespaceOf } from '../objects.ts'

/** API groups of programs that answer for load balancers in the place of k3s' own. */
const OTHERS = /^(?:metallb\.io|cilium\.io|kube-vip\.io|purelb\.io|loxilb\.io|lbipam)\b/

/** Whether k3s itself gives Services of the type LoadBalancer their ports, on every node. */
export const hasServiceLb = remembered(
  (cluster: ClusterView): boolean =>
    isK3s(cluster) &&
    !cluster.objects.some(
      (located) =>
        OTHERS.test(located.object.apiVersion) ||
        (located.object.kind === 'HelmRelease' &&
          OTHER_NAMES.test(`${namespaceOf(located)} ${located.object.metadata.name}`)),
    ),
)

const OTHER_NAMES = /\b(?:metallb|kube-vip|cilium|purelb|loxilb)\b/
