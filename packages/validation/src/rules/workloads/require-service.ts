import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { podsIn, ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { containersOfPods } from '../../tree/workloads/containers.ts'
import { selects } from '../../values/selector.ts'
import { servicesOf } from '../../tree/network/services.ts'

export const requireService: Rule = {
  id: 'require-service',
  ownSeverity: 'info',
  summary: 'Pods that serve on a port have a Service.',
  rationale: 'Without its Service a program runs, and no client reaches it.',
  fix: 'Add a Service that selects the pods.',
  check: inEachCluster((cluster, report) => {
    for (const pods of ownPodsOf(cluster))
      if (serves(cluster, pods) && !hasService(cluster, pods))
        report({
          location: at(pods.controller, ...pods.path, 'containers', 0, 'ports'),
          message: `no Service selects the pods of ${pods.owner}`,
          impact: 'it runs, and no client reaches it',
          fix: 'add a Service that selects them',
          absence: { of: 'services', namespaces: [pods.namespace] },
        })
  }),
}

const serves = (cluster: ClusterView, pods: OwnPods): boolean =>
  /^(Deployment|StatefulSet)$/.test(pods.controller.object.kind) &&
  pods.ports.length > 0 &&
  // A collector pushes. Its port is for its health only.
  !containersOfPods(cluster, pods).some(({ program }) => program?.flags?.known.has('feature-gates'))

/** Another rule reports a Service without pods. It may be the one of these pods. */
const hasService = (cluster: ClusterView, pods: OwnPods): boolean =>
  servicesOf(cluster).some(({ namespace, selector, located }) => {
    if (namespace !== pods.namespace || !selector) return false
    const isSelected = ({ labels }: Pick<OwnPods, 'labels'>): boolean =>
      selects({ matchLabels: selector }, labels)
    return isSelected(pods) || (located !== undefined && !podsIn(cluster, namespace).some(isSelected))
  })
