import { CLUSTER_LABEL } from '@fleet/model'
import { selectorsIn } from '../../queries/selectors-in.ts'
import { requiredFields } from '../../queries/logsql/stream-matchers.ts'
import { inLogsql, logsqlQuestions } from '../../telemetry/questions/logsql-questions.ts'
import type { Rule } from '../rule/rule.ts'
import { locationIn, readableQuestions } from './readable-questions.ts'

export const requireClusterMatcher: Rule = {
  id: 'require-cluster-matcher',
  severity: 'warning',
  ownSeverity: 'info',
  summary: `Each selector of a dashboard matches the label ${CLUSTER_LABEL}.`,
  rationale:
    'One selector without the matcher, in a query of several, compares the selected cluster with all of them.',
  fix: 'Add cluster=~"${cluster}" to the selector.',
  needs: 'cluster-label',
  check: (fleet, report) => {
    for (const { question, expr } of readableQuestions(fleet))
      for (const { matchers, from } of question.by === 'grafana' ? selectorsIn(expr) : []) {
        if (matchers.some(({ label, op }) => label.text === CLUSTER_LABEL && op.startsWith('='))) continue
        report({
          location: locationIn(question, from),
          message: `${question.where} selects series of every cluster, whatever ${CLUSTER_LABEL} is set to`,
          impact: 'values of the selected clusters are mixed with those of others',
          fix: `add ${CLUSTER_LABEL}=~"\${${CLUSTER_LABEL}}" to the selector`,
        })
      }
    for (const question of logsqlQuestions(fleet)) {
      if (!question.query || requiredFields(question.query).has(CLUSTER_LABEL)) continue
      report({
        location: inLogsql(question, 0),
        message: `${question.where} selects lines of every cluster, whatever ${CLUSTER_LABEL} is set to`,
        impact: 'values of the selected clusters are mixed with those of others',
        fix: `put {${CLUSTER_LABEL}=~\`\${${CLUSTER_LABEL}:regex}\`} in front of the query`,
      })
    }
  },
}
