import { at, type Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { needsOf } from '../../telemetry/needed-rights.ts'
import { grantsTo } from '../../tree/access/rights.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

/** Whether pods mount a token for the API server, and whether they have a use for one. */
export interface AccountToken {
  readonly owner: string
  readonly account: string
  readonly isMounted: boolean
  readonly isUsed: boolean
  readonly location: Location
}

export const accountTokensIn = (cluster: ClusterView): readonly AccountToken[] =>
  ownPodsOf(cluster).map((pods) => {
    const { serviceAccountName: account = 'default', automountServiceAccountToken } = pods.spec
    const found = cluster.find('v1/ServiceAccount', pods.namespace, account)
    return {
      owner: pods.owner,
      account,
      isMounted: (automountServiceAccountToken ?? found?.object.automountServiceAccountToken) !== false,
      isUsed:
        (needsOf(cluster, pods)?.size ?? 0) > 0 || grantsTo(cluster, pods.namespace, account).length > 0,
      location: at(pods.controller, ...pods.path, 'automountServiceAccountToken'),
    }
  })
