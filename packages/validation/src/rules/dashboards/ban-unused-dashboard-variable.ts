import { partsOf } from '../../telemetry/questions/grafana-dashboard.ts'
import { variablesIn } from '../../queries/grafana-variables.ts'
import { textOf } from '../../queries/json.ts'
import { textsIn } from '../../queries/texts-in.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'

export const banUnusedDashboardVariable: Rule = {
  id: 'ban-unused-dashboard-variable',
  summary: 'Each variable of a dashboard is used by one of its queries, titles, links or other variables.',
  rationale:
    'A choice that changes nothing misleads: whoever picks a namespace believes to see that namespace only.',
  fix: 'Use it, or take it away.',
  check: inEachDashboard((dashboard) => {
    const { name, variables, panels, location } = partsOf(dashboard)
    const used = new Set(
      textsIn(dashboard.value).flatMap(({ text }) => variablesIn(text).map((use) => use.name)),
    )
    const repeated = new Set(panels.map(({ fields }) => textOf(fields['repeat'])))
    return variables
      .filter((variable) => variable.name !== '' && !used.has(variable.name) && !repeated.has(variable.name))
      .filter(({ fields }) => fields['type'] !== 'adhoc')
      .map((variable) => ({
        location: location(...variable.path, 'name'),
        message: `nothing of ${name} uses its variable ${variable.name}`,
        impact: 'a choice made there changes nothing that is shown',
        fix: 'use it, or take it away',
      }))
  }),
}
