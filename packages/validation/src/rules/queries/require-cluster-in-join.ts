import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const requireClusterInJoin: Rule = {
  id: 'require-cluster-in-join',
  stage: 'meaning',
  summary: 'Two vectors of several clusters are matched by cluster among other labels.',
  rationale:
    'Pods, nodes and instances of different clusters share names and addresses: without cluster in on (…), Prometheus refuses the query as ambiguous on some days, and pairs strangers on others.',
  example: {
    refused:
      'a{cluster=~"${cluster}"} * on (namespace, pod) group_left (node) kube_pod_info{cluster=~"${cluster}"}',
    accepted:
      'a{cluster=~"${cluster}"} * on (cluster, namespace, pod) group_left (node) kube_pod_info{cluster=~"${cluster}"}',
  },
  fix: 'Add cluster to on (…), or take it out of ignoring (…).',
  check: flowViolations('require-cluster-in-join', {
    impact: 'series of one cluster are matched with those of another, or the query fails as ambiguous',
    fix: 'match by cluster too',
  }),
}
