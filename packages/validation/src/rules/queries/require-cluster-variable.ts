import { CLUSTER_LABEL } from '@fleet/model'
import { fieldsOf, type Fields } from '../../queries/json.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import { isVictoriaLogs } from '../../telemetry/questions/logsql-questions.ts'
import type { Rule } from '../rule/rule.ts'

/** The fields of the variable in every dashboard. Loki refuses .* for “All”, and other values leave clusters out. */
const FIELDS = {
  type: 'query',
  query: `label_values(${CLUSTER_LABEL})`,
  multi: true,
  includeAll: true,
  allValue: '.+',
} as const

export const requireClusterVariable: Rule = {
  id: 'require-cluster-variable',
  ownSeverity: 'info',
  summary: `Each dashboard has the variable ${CLUSTER_LABEL}: it offers every cluster, several at once, and all as .+.`,
  rationale:
    'A dashboard without the variable shows clusters mixed. Loki refuses its queries with .* for “All”.',
  fix: 'Give the variable exactly the fields of the finding.',
  needs: 'cluster-label',
  check: (fleet, report) => {
    const impact = 'readers cannot select some or all of the clusters that the dashboard shows'
    for (const { name, variables, location } of questionsIn(fleet).dashboards) {
      const variable = variables.find((each) => each.name === CLUSTER_LABEL)
      if (!variable) {
        report({
          location: location('templating', 'list'),
          message: `${name} has no variable ${CLUSTER_LABEL}`,
          impact,
          fix: `add it: ${JSON.stringify({ name: CLUSTER_LABEL, ...FIELDS })}`,
        })
        continue
      }
      for (const [key, value] of Object.entries(FIELDS)) {
        if (variable.fields[key] === value || (key === 'query' && offersClusters(variable.fields))) continue
        report({
          location: location(...variable.path, key),
          message: `${key} of the variable ${CLUSTER_LABEL} of ${name} is ${JSON.stringify(variable.fields[key]) ?? 'missing'}`,
          impact,
          fix: `set it to ${JSON.stringify(value)}`,
        })
      }
    }
  },
}

/** The plugin of VictoriaLogs takes the field itself in place of a query. */
const offersClusters = ({ datasource, query }: Fields): boolean =>
  isVictoriaLogs(datasource) &&
  fieldsOf(query)['type'] === 'fieldValue' &&
  fieldsOf(query)['field'] === CLUSTER_LABEL
