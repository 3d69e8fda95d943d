import { inEachDashboard } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

export const requireDashboardTags: Rule = {
  id: 'require-dashboard-tags',
  severity: 'info',
  summary: 'A dashboard has tags.',
  rationale: 'Grafana searches dashboards by their tags, and lists linked dashboards by them.',
  fix: 'Add one or two tags.',
  check: inEachDashboard(({ model, location }, report) => {
    if (model.tags?.length) return
    report({
      location: location('tags'),
      message: `the dashboard ${model.title} has no tags`,
      impact: 'readers do not find it by its subject',
      fix: 'add one or two',
    })
  }),
}
