import { inEachCluster, type Rule } from '../rule/rule.ts'
import { reportNearVersions } from './near-chart-version.ts'

export const requireKnownChartVersion: Rule = {
  id: 'require-known-chart-version',
  severity: 'info',
  summary: 'The keys of a chart are known in the version that a generated release installs.',
  rationale:
    'Charts are released weekly, and the keys of a few versions are known. Those of the nearest version show most mistakes, but not a key that the installed version added or removed.',
  fix: 'Derive the keys of the installed version with `chart add`, and commit the file that it writes.',
  check: inEachCluster((cluster, report) => {
    reportNearVersions(cluster, 'same-major', report, ({ installed, known: { version } }) => ({
      message: `${installed} is checked by the keys of version ${version}`,
      impact: `a key, Service, port or label that changed after ${version} is not known`,
    }))
  }),
}
