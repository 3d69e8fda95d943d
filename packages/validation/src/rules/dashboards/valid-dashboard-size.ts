import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { at, type Located } from '../../values/location.ts'
import { nameOf } from '../../tree/objects.ts'
import { dashboardsOf } from '../../tree/monitoring/dashboards.ts'

/** What etcd takes of one object, with room for its metadata. */
const MOST = 1024 * 1024 - 16 * 1024

export const validDashboardSize: Rule = {
  id: 'valid-dashboard-size',
  summary: 'A ConfigMap of dashboards holds less than a mebibyte.',
  rationale: 'The API server refuses a larger object, and Flux then applies nothing of its layer.',
  example: {
    refused: 'data:\n  all.json: … # 1.3 MiB',
    accepted: 'data:\n  nodes.json: … # one dashboard, minified',
  },
  fix: 'Put each dashboard into a ConfigMap of its own, as JSON without spaces.',
  check: inEachCluster((cluster) =>
    [...Map.groupBy(dashboardsOf(cluster), ({ placed }) => placed)].flatMap(([placed, held]) =>
      checked(
        placed,
        held.reduce((sum, { text }) => sum + byteLength(text), 0),
      ),
    ),
  ),
}

const checked = (placed: Located, bytes: number): Violation[] =>
  bytes <= MOST
    ? []
    : [
        {
          location: at(placed, 'data'),
          message: `the dashboards of ${nameOf(placed)} have ${bytes} bytes, and an object of Kubernetes has at most ${MOST} for them`,
          impact: 'the API server refuses it, and Flux applies nothing of its layer',
          fix: 'give each dashboard a ConfigMap of its own, minified',
        },
      ]

/** Of UTF-8. What fits at three bytes a character need not be counted. */
const byteLength = (text: string): number =>
  text.length * 3 <= MOST ? text.length : new TextEncoder().encode(text).length
