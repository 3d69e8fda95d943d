import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import { mistakesInDashboard } from '../../schemas/grafana/judge-dashboard.ts'
import { parsed, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { nameOf } from '../../tree/objects.ts'

/** One JSON object, as Grafana's classic model has it; an unknown key or panel is one that Grafana passes over in silence. */
export const validDashboard: Rule = {
  id: 'valid-dashboard',
  stage: 'shape',
  demands: 'A dashboard is one JSON object in which Grafana knows every key, type and word.',
  why: 'A dashboard’s file held two JSON objects: Grafana skipped it, and only its log said so. A key that Grafana does not know it ignores, and says nothing at all.',
  example: {
    refused: '{"uid": "nodes", "title": "Nodes", "panels": [{"type": "timeserie"}]}',
    accepted: '{"uid": "nodes", "title": "Nodes", "panels": [{"type": "timeseries", …}], …}',
  },
  mend: 'Write the key or the word as Grafana does: the finding names the nearest one.',
  judge: inEachCluster(({ dashboards }) => dashboards.flatMap(breachesIn)),
}

const breachesIn = (dashboard: Dashboard): Breach[] => {
  const { placed, key, text, value, spot } = dashboard
  if (value === undefined) return [notJson(dashboard, parsed(text).fault ?? '')]
  return mistakesInDashboard(value).map(({ path, what, mend }) => ({
    at: spot(...path),
    what: `${[path.join('.'), key].filter(Boolean).join(' of ')} in ${nameOf(placed)}: ${what}`,
    consequence: 'Grafana passes over it, or shows the dashboard otherwise than meant',
    mend,
  }))
}

const notJson = ({ placed, key, text, spot }: Dashboard, fault: string): Breach => {
  const [, offset] = /position (\d+)/.exec(fault) ?? []
  return {
    at: { ...spot(), offset: Math.min(Number(offset ?? text.length), text.length) },
    what: `${key} of ${nameOf(placed)} is not one JSON value: ${fault}`,
    consequence: 'Grafana skips it, and only its log says so',
    mend: 'make it one JSON object',
  }
}
