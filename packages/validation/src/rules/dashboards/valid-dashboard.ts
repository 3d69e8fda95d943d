import { errorsInDashboard } from '../../schemas/dashboards/check-dashboard.ts'
import { writtenDashboardsOf, parsed, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { nameOf } from '../../tree/objects.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { isMap } from '../../values/value-at.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const validDashboard: Rule = {
  id: 'valid-dashboard',
  ownSeverity: 'warning',
  stage: 'shape',
  summary:
    'A dashboard is one JSON object of Grafana’s classic model: Grafana knows every key, type and value.',
  rationale:
    'Grafana skips a file with two JSON objects, and only its log says so. It ignores an unknown key without an error.',
  fix: 'Write the key or the value as Grafana does: the finding names the nearest one.',
  check: inEachCluster((cluster, report) => {
    for (const dashboard of writtenDashboardsOf(cluster)) {
      if (dashboard.value === undefined) reportNotJson(dashboard, report)
      else if (isGenerated(dashboard.located.file)) checkModel(dashboard, report)
      else checkIsObject(dashboard, report)
    }
  }),
}

const checkModel = ({ located, key, value, location }: Dashboard, report: Report): void => {
  for (const { path, message, fix } of errorsInDashboard(value))
    report({
      location: location(...path),
      message: `${[path.join('.'), key].filter(Boolean).join(' of ')} in ${nameOf(located)}: ${message}`,
      impact: 'Grafana ignores it, or shows the dashboard differently',
      fix,
    })
}

/** A person's dashboard may be of an older schema, which Grafana migrates. */
const checkIsObject = ({ located, key, value, location }: Dashboard, report: Report): void => {
  if (!isMap(value))
    report({
      location: location(),
      message: `${key} of ${nameOf(located)} is JSON, and no object`,
      impact: 'Grafana skips it, and only its log says so',
      fix: 'make it one JSON object',
    })
}

const reportNotJson = ({ located, key, text, location }: Dashboard, report: Report): void => {
  const { error = '' } = parsed(text)
  const [, offset] = /position (\d+)/.exec(error) ?? []
  report({
    location: { ...location(), offset: Math.min(Number(offset ?? text.length), text.length) },
    message: `${key} of ${nameOf(located)} is not one JSON value: ${error}`,
    impact: 'Grafana skips it, and only its log says so',
    fix: 'make it one JSON object',
  })
}
