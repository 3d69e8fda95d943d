import { suggestion } from '@fleet/model/suggestion'
import { partsOf } from '../../telemetry/questions/grafana-dashboard.ts'
import { variablesIn } from '../../queries/grafana-variables.ts'
import { textsIn } from '../../queries/texts-in.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'

/** Grafana's own (https://grafana.com/docs/grafana/latest/dashboards/variables/add-template-variables/#global-variables). */
const OF_GRAFANA = new Set(
  'all all_variables auto cell cell_0 cell_1 dashboard data field from interval interval_ms name org range range_ms range_s rate_interval rate_interval_ms series series_name time timezone to url_time_range user value'
    .split(' ')
    .map((name) => `__${name}`)
    .concat('timeFilter'),
)

export const noMissingDashboardVariable: Rule = {
  id: 'no-missing-dashboard-variable',
  summary:
    'Each variable that a text of a dashboard uses is one that the dashboard defines, or one of Grafana’s own.',
  rationale:
    'Grafana leaves an unknown $name where it is: a query then looks for the name itself, finds nothing, and says nothing.',
  fix: 'Correct the name, or define the variable under templating.list.',
  check: inEachDashboard((dashboard) => {
    const { name, variables, location } = partsOf(dashboard)
    const defined = new Set(variables.map((variable) => variable.name))
    return textsIn(dashboard.value).flatMap(({ text, path }) =>
      variablesIn(text)
        .filter((use) => !defined.has(use.name) && !OF_GRAFANA.has(use.name) && !/^\d/.test(use.name))
        .map((use) => ({
          location: { ...location(...path), offset: use.offset },
          message: `${name} uses ${use.text}, and defines no variable ${use.name}`,
          impact: 'the text stands there as it is: a query with it finds nothing',
          fix: suggestion(use.name, [...(use.name.startsWith('__') ? OF_GRAFANA : defined)]),
        })),
    )
  }),
}
