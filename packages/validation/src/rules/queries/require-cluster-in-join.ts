import { flowBreaches } from '../../telemetry/flow/judged.ts'
import type { Rule } from '../rule.ts'

export const requireClusterInJoin: Rule = {
  id: 'require-cluster-in-join',
  stage: 'meaning',
  demands: 'Two vectors of several clusters are matched by cluster among other labels.',
  why: 'Pods, nodes and instances of different clusters share names and addresses: without cluster in on (…), Prometheus refuses the query as ambiguous on some days, and pairs strangers on others.',
  example: {
    refused:
      'a{cluster=~"${cluster}"} * on (namespace, pod) group_left (node) kube_pod_info{cluster=~"${cluster}"}',
    accepted:
      'a{cluster=~"${cluster}"} * on (cluster, namespace, pod) group_left (node) kube_pod_info{cluster=~"${cluster}"}',
  },
  mend: 'Add cluster to on (…), or take it out of ignoring (…).',
  judge: flowBreaches('require-cluster-in-join', {
    consequence: 'series of one cluster are matched with those of another, or the query fails as ambiguous',
    mend: 'match by cluster too',
  }),
}
