import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const noMissingMetric: Rule = {
  id: 'no-missing-metric',
  stage: 'meaning',
  summary:
    'Each metric of a panel is collected in every cluster that the panel shows. That of a rule is collected in one cluster at least.',
  rationale:
    'A panel of metrics that only the hub collects is empty for every other cluster, without an error.',
  fix: 'Correct the name, collect the metric there, or name the cluster that has it.',
  needs: 'hub',
  check: checkFlow('no-missing-metric', {
    impact: 'the panel is empty for that cluster, or the alert never fires',
    fix: 'correct the name, or collect the metric there',
  }),
}
