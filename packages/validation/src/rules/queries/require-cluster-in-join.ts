import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const requireClusterInJoin: Rule = {
  id: 'require-cluster-in-join',
  stage: 'meaning',
  summary: 'Two vectors of several clusters are matched by cluster among other labels.',
  rationale:
    'Pods, nodes and instances of different clusters share names and addresses. Without cluster in on (…), Prometheus refuses the query as ambiguous or pairs unrelated series.',
  fix: 'Add cluster to on (…), or remove it from ignoring (…).',
  needs: 'hub',
  check: checkFlow('require-cluster-in-join', {
    impact: 'series of different clusters are matched, or the query fails as ambiguous',
    fix: 'match by cluster too',
  }),
}
