import type { ClusterView } from '../../tree/cluster-view.ts'
import { admitsPods, opensPort } from '../../tree/network/admission.ts'
import { restricts, rulesOf, type PolicyRule } from '../../tree/network/network-policies.ts'
import { namespaceOf } from '../../tree/objects.ts'
import { podsIn, podsOf, type Pods } from '../../tree/workloads/pods.ts'
import { selects, selectorText } from '../../values/selector.ts'
import type { Connection } from './connection.ts'

/** Whom a policy admits by the labels of its pods, that calls. */
export const policyCalls = (cluster: ClusterView): Connection[] =>
  cluster
    .all('networking.k8s.io/v1/NetworkPolicy')
    .filter((policy) => restricts(policy, 'Ingress'))
    .flatMap((policy) =>
      rulesOf(policy, 'Ingress').flatMap((rule) =>
        callersBy(cluster, rule).flatMap((caller) =>
          podsIn(cluster, namespaceOf(policy))
            .filter((to) => to !== caller && selects(policy.object.spec?.podSelector ?? {}, to.labels))
            .flatMap((to) =>
              to.ports
                .filter(({ number }) => isNamed(rule, to, number))
                .map(({ number: port }) => ({ caller, to, port })),
            ),
        ),
      ),
    )

/** A peer without labels may be anybody, most of whom never call. */
const callersBy = (cluster: ClusterView, rule: PolicyRule): readonly Pods[] => {
  const peers = rule.peers.filter(({ podSelector }) => selectorText(podSelector ?? {}) !== '')
  return peers.length === 0
    ? []
    : podsOf(cluster).filter((pods) => admitsPods(cluster, { ...rule, peers }, pods))
}

const isNamed = (rule: PolicyRule, to: Pods, number: number): boolean =>
  rule.ports.length > 0 && opensPort(rule, { number, protocol: 'TCP', named: to.ports })
