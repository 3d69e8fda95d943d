import { variablesIn } from '../../queries/grafana-variables.ts'
import { textOf } from '../../queries/json.ts'
import { textsIn } from '../../queries/texts-in.ts'
import { partsOf } from '../../telemetry/questions/grafana-dashboard.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

export const banUnusedDashboardVariable: Rule = {
  id: 'ban-unused-dashboard-variable',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A query, title, link or other variable uses each variable of a dashboard.',
  rationale:
    'An unused variable misleads: readers select a namespace, and believe that they see only that namespace.',
  fix: 'Use the variable, or remove it.',
  check: inEachDashboard((dashboard, report) => {
    const { name, variables, panels, location } = partsOf(dashboard)
    const texts = textsIn(dashboard.value).flatMap(({ text }) => variablesIn(text))
    const used = new Set([
      ...texts.map((use) => use.name),
      ...panels.map(({ fields }) => textOf(fields['repeat'])),
    ])
    for (const variable of variables) {
      // Grafana adds ad hoc filters to queries by itself.
      if (variable.name === '' || used.has(variable.name) || variable.fields['type'] === 'adhoc') continue
      report({
        location: location(...variable.path, 'name'),
        message: `${name} does not use its variable ${variable.name}`,
        impact: 'a change of the variable changes nothing on the dashboard',
        fix: 'use it, or remove it',
      })
    }
  }),
}
