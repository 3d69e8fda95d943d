import { suggestion } from '@fleet/model/suggestion'
import { variablesIn } from '../../queries/grafana-variables.ts'
import { textsIn } from '../../queries/texts-in.ts'
import { partsOf } from '../../telemetry/questions/grafana-dashboard.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

/** Grafana's own (https://grafana.com/docs/grafana/latest/dashboards/variables/add-template-variables/#global-variables). */
const OF_GRAFANA = new Set(
  'all all_variables auto cell cell_0 cell_1 dashboard data field from interval interval_ms name org range range_ms range_s rate_interval rate_interval_ms series series_name time timezone to url_time_range user value'
    .split(' ')
    .map((name) => `__${name}`)
    .concat('timeFilter'),
)

export const noMissingDashboardVariable: Rule = {
  id: 'no-missing-dashboard-variable',
  ownSeverity: 'warning',
  summary: 'Each variable in a text of a dashboard is defined by the dashboard or by Grafana.',
  rationale:
    'Grafana does not replace an unknown $name. A query then searches for the name itself, and finds nothing, without an error.',
  fix: 'Correct the name, or define the variable under templating.list.',
  check: inEachDashboard((dashboard, report) => {
    const { name, variables, location } = partsOf(dashboard)
    const defined = new Set(variables.map((variable) => variable.name))
    for (const { text, path } of textsIn(dashboard.value))
      for (const use of variablesIn(text)) {
        // A digit follows the dollar in replacements, such as $1.
        if (defined.has(use.name) || OF_GRAFANA.has(use.name) || /^\d/.test(use.name)) continue
        report({
          location: { ...location(...path), offset: use.offset },
          message: `${name} uses ${use.text}, and defines no variable ${use.name}`,
          impact: 'Grafana does not replace the text, and a query with it finds nothing',
          fix: suggestion(use.name, [...(use.name.startsWith('__') ? OF_GRAFANA : defined)]),
        })
      }
  }),
}
