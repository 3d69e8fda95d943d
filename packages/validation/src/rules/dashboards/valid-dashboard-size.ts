import { nameOf } from '../../tree/objects.ts'
import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { writtenDashboardsOf } from '../../tree/monitoring/dashboards.ts'

/** What etcd accepts of one object, in bytes, without room for its metadata. */
const MOST = 1024 * 1024 - 16 * 1024

export const validDashboardSize: Rule = {
  id: 'valid-dashboard-size',
  summary: 'A ConfigMap of dashboards holds less than a mebibyte.',
  rationale: 'The API server refuses a larger object, and Flux then applies nothing of its layer.',
  fix: 'Put each dashboard into a ConfigMap of its own, as JSON without spaces.',
  check: inEachCluster((cluster, report) => {
    for (const [located, inside] of Map.groupBy(
      writtenDashboardsOf(cluster),
      (dashboard) => dashboard.located,
    )) {
      const bytes = inside.reduce((sum, { text }) => sum + byteLength(text), 0)
      if (bytes <= MOST) continue
      report({
        location: at(located, 'data'),
        message: `the dashboards of ${nameOf(located)} have ${bytes} bytes, and a ConfigMap has room for ${MOST}`,
        impact: 'the API server refuses it, and Flux applies nothing of its layer',
        fix: 'give each dashboard a ConfigMap of its own, minified',
      })
    }
  }),
}

/** Of UTF-8. A text that fits at three bytes a character is not counted. */
const byteLength = (text: string): number =>
  text.length * 3 <= MOST ? text.length : new TextEncoder().encode(text).length
