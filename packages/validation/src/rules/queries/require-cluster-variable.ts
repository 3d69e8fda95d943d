import { CLUSTER_LABEL } from '@fleet/model'
import { askedIn } from '../../telemetry/questions/asked.ts'
import type { Rule } from '../rule.ts'

/** The choice of clusters as every dashboard has it. Any other value for "All" leaves clusters out, or is refused by Loki. */
const DEMANDED = {
  type: 'query',
  query: `label_values(${CLUSTER_LABEL})`,
  multi: true,
  includeAll: true,
  allValue: '.+',
} as const

export const requireClusterVariable: Rule = {
  id: 'require-cluster-variable',
  demands: `Each dashboard has the variable ${CLUSTER_LABEL}, which offers every cluster there is, several at once, and all of them as .+.`,
  why: 'A dashboard without the choice shows clusters mixed; with .* for “All”, Loki refuses its queries.',
  example: {
    refused:
      '{ "type": "query", "name": "cluster", "query": "label_values(cluster)", "multi": true, "includeAll": true, "allValue": ".*" }',
    accepted:
      '{ "type": "query", "name": "cluster", "query": "label_values(cluster)", "multi": true, "includeAll": true, "allValue": ".+" }',
  },
  mend: 'Give the variable exactly these fields.',
  judge: (fleet) =>
    askedIn(fleet).dashboards.flatMap(({ name, variables, spot }) => {
      const variable = variables.find((each) => each.name === CLUSTER_LABEL)
      const consequence = 'nobody can choose the clusters that the dashboard shows, or not all of them'
      if (!variable)
        return [
          {
            at: spot('templating', 'list'),
            what: `${name} has no variable ${CLUSTER_LABEL}`,
            consequence,
            mend: `add it: ${JSON.stringify({ name: CLUSTER_LABEL, ...DEMANDED })}`,
          },
        ]
      return Object.entries(DEMANDED)
        .filter(([key, value]) => variable.fields[key] !== value)
        .map(([key, value]) => ({
          at: spot(...variable.path, key),
          what: `${key} of the variable ${CLUSTER_LABEL} of ${name} is ${JSON.stringify(variable.fields[key]) ?? 'missing'}`,
          consequence,
          mend: `make it ${JSON.stringify(value)}`,
        }))
    }),
}
