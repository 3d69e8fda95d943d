import { CLUSTER_LABEL } from '@fleet/model'
import { askedIn } from '../../telemetry/questions/asked.ts'
import type { Rule } from '../rule/rule.ts'

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
  summary: `Each dashboard has the variable ${CLUSTER_LABEL}, which offers every cluster there is, several at once, and all of them as .+.`,
  rationale:
    'A dashboard without the choice shows clusters mixed; with .* for “All”, Loki refuses its queries.',
  fix: 'Give the variable exactly these fields.',
  check: (fleet) =>
    askedIn(fleet).dashboards.flatMap(({ name, variables, location }) => {
      const variable = variables.find((each) => each.name === CLUSTER_LABEL)
      const impact = 'nobody can choose the clusters that the dashboard shows, or not all of them'
      if (!variable)
        return [
          {
            location: location('templating', 'list'),
            message: `${name} has no variable ${CLUSTER_LABEL}`,
            impact,
            fix: `add it: ${JSON.stringify({ name: CLUSTER_LABEL, ...DEMANDED })}`,
          },
        ]
      return Object.entries(DEMANDED)
        .filter(([key, value]) => variable.fields[key] !== value)
        .map(([key, value]) => ({
          location: location(...variable.path, key),
          message: `${key} of the variable ${CLUSTER_LABEL} of ${name} is ${JSON.stringify(variable.fields[key]) ?? 'missing'}`,
          impact,
          fix: `make it ${JSON.stringify(value)}`,
        }))
    }),
}
