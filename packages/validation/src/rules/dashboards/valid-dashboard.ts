import { z } from 'zod'
import { at } from '../../spot.ts'
import { inEachCluster, type Rule } from '../../rule.ts'
import { mistakesIn } from '../../schema/shape.ts'
import { nameOf } from '../../view/objects.ts'

/** What Grafana's provisioner needs of a dashboard of the classic model. */
const dashboard = z.looseObject({
  uid: z.string().regex(/^[\w-]{1,40}$/),
  title: z.string().min(1),
  panels: z.array(z.looseObject({ type: z.string() })),
})

export const validDashboard: Rule = {
  id: 'valid-dashboard',
  stage: 'shape',
  why: 'A dashboard’s file held two JSON objects: Grafana skipped it, and only its log said so.',
  judge: inEachCluster(({ dashboards }) =>
    dashboards.flatMap(({ placed, key, value }) =>
      (value === undefined
        ? [{ path: [], what: 'it is not one JSON value' }]
        : mistakesIn(dashboard, value)
      ).map(({ path, what }) => ({
        at: at(placed, 'data', key),
        what: `${key} of ${nameOf(placed)} is no dashboard: ${[path.join('.'), what].filter(Boolean).join(': ')}`,
        consequence: 'Grafana skips it, and only its log says so',
        mend: 'make it one JSON object with uid, title and panels',
      })),
    ),
  ),
}
