import { inEachDashboard } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'
import { grafanaSeconds } from './grafana-seconds.ts'

const LEAST_SECONDS = 10

export const validRefreshInterval: Rule = {
  id: 'valid-refresh-interval',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A dashboard refreshes at most every ten seconds.',
  rationale: 'A refresh every second keeps the hub busy for one reader.',
  fix: 'Set refresh to 1m, or similar.',
  check: inEachDashboard(({ model, location }, report) => {
    const seconds = grafanaSeconds(model.refresh ?? '')
    if (seconds === undefined || seconds >= LEAST_SECONDS) return
    report({
      location: location('refresh'),
      message: `the dashboard ${model.title} refreshes every ${model.refresh}`,
      impact: 'it keeps the stores busy',
      fix: 'set refresh to 10s or longer',
    })
  }),
}
