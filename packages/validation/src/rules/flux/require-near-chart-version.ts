import { inEachCluster, type Rule } from '../rule/rule.ts'
import { reportNearVersions } from './near-chart-version.ts'

export const requireNearChartVersion: Rule = {
  id: 'require-near-chart-version',
  severity: 'warning',
  summary: 'A generated release installs a major version of its chart that is known.',
  rationale:
    'A major version of a chart renames keys, Services, ports and labels. A value under a renamed key has no effect, and a connection to a renamed Service fails.',
  fix: 'Read the upgrade notes of the chart. Then derive the keys of the installed version with `chart add`, and commit the file that it writes.',
  check: inEachCluster((cluster, report) => {
    reportNearVersions(cluster, 'other-major', report, ({ installed, known: { version } }) => ({
      message: `${installed} is another major version than ${version}, the nearest whose keys are known`,
      impact:
        'what the rules know of its values, Services, ports and labels may be wrong, and the release may fail',
    }))
  }),
}
