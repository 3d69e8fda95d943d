import type { OfText } from './in-each-dashboard.ts'
import { DASHBOARDS } from './index.ts'
import type { Rule } from '../rule.ts'
import { dashboardOf } from '../../tree/monitoring/dashboards.ts'
import { mistakesInDashboard } from '../../schemas/grafana/judge-dashboard.ts'

/** Whether no rule that reads a dashboard's text alone has anything to say of it. */
export const isFaultless = (json: string): boolean => {
  if (mistakesInDashboard(JSON.parse(json)).length > 0) return false
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dashboard' } }
  const placed = { cluster: '', file: { path: '', content: '', objects: [object] }, document: 0, object }
  const dashboard = dashboardOf(placed, 'dashboard.json', json)
  return DASHBOARDS.filter(isOfText).every(({ judgeText }) => judgeText(dashboard).length === 0)
}

const isOfText = (rule: Rule): rule is Rule & OfText => 'judgeText' in rule
