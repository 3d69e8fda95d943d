import type { FleetView } from '../../tree/fleet-view.ts'
import { dashboardQuestions } from './dashboard-questions.ts'
import { grafanaDashboard, type GrafanaDashboard } from './grafana-dashboard.ts'
import { remembered } from '../../values/remembered.ts'
import type { Question } from './question.ts'
import { readQuery, type ReadQuery } from '../../queries/read-query.ts'
import { ruleQuestion, rulesOf, type LocatedRule } from './rule-questions.ts'
import { writtenDashboardsOf } from '../../tree/monitoring/dashboards.ts'

/** Every query in the trees. */
export interface Questions {
  readonly dashboards: readonly GrafanaDashboard[]
  readonly rules: readonly LocatedRule[]
  readonly questions: readonly Question[]
  readonly read: (question: Question) => ReadQuery
}

export const questionsIn = remembered(({ clusters }: FleetView): Questions => {
  const dashboards = clusters.flatMap((cluster) =>
    writtenDashboardsOf(cluster).map((dashboard) => grafanaDashboard(cluster, dashboard)),
  )
  const rules = clusters.flatMap(rulesOf)
  return {
    dashboards,
    rules,
    questions: [...dashboards.flatMap(dashboardQuestions), ...rules.map(ruleQuestion)],
    read: ({ language, by, text }) => readQuery(language, text, by === 'grafana'),
  }
})
