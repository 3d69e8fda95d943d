import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { errorsInDashboard } from '../../schemas/grafana/check-dashboard.ts'
import { dashboardsOf, parsed, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { nameOf } from '../../tree/objects.ts'

/** One JSON object, as Grafana's classic model has it; an unknown key or panel is one that Grafana passes over in silence. */
export const validDashboard: Rule = {
  id: 'valid-dashboard',
  stage: 'shape',
  summary: 'A dashboard is one JSON object in which Grafana knows every key, type and word.',
  rationale:
    'A dashboard’s file held two JSON objects: Grafana skipped it, and only its log said so. A key that Grafana does not know it ignores, and says nothing at all.',
  example: {
    refused: '{"uid": "nodes", "title": "Nodes", "panels": [{"type": "timeserie"}]}',
    accepted: '{"uid": "nodes", "title": "Nodes", "panels": [{"type": "timeseries", …}], …}',
  },
  fix: 'Write the key or the word as Grafana does: the finding names the nearest one.',
  check: inEachCluster((cluster) => dashboardsOf(cluster).flatMap(violationsIn)),
}

const violationsIn = (dashboard: Dashboard): Violation[] => {
  const { placed, key, text, value, location } = dashboard
  if (value === undefined) return [notJson(dashboard, parsed(text).error ?? '')]
  return errorsInDashboard(value).map(({ path, message, fix }) => ({
    location: location(...path),
    message: `${[path.join('.'), key].filter(Boolean).join(' of ')} in ${nameOf(placed)}: ${message}`,
    impact: 'Grafana passes over it, or shows the dashboard otherwise than meant',
    fix,
  }))
}

const notJson = ({ placed, key, text, location }: Dashboard, fault: string): Violation => {
  const [, offset] = /position (\d+)/.exec(fault) ?? []
  return {
    location: { ...location(), offset: Math.min(Number(offset ?? text.length), text.length) },
    message: `${key} of ${nameOf(placed)} is not one JSON value: ${fault}`,
    impact: 'Grafana skips it, and only its log says so',
    fix: 'make it one JSON object',
  }
}
