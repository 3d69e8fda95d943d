import { at } from '../../spot.ts'
import type { Rule } from '../../rule.ts'
import { nameOf, ownerOf } from '../../view/objects.ts'

export const uniqueDashboardUid: Rule = {
  id: 'unique-dashboard-uid',
  why: 'Of two dashboards with one uid Grafana’s provisioner writes neither, nor any other of the folder.',
  judge: ({ clusters }) => {
    const dashboards = clusters
      .flatMap((cluster) => cluster.dashboards)
      .flatMap(({ placed, key, value }) => {
        const uid = uidOf(value)
        return uid === undefined ? [] : [{ placed, key, uid }]
      })
    return [...Map.groupBy(dashboards, ({ uid }) => uid).values()].flatMap(([first, ...others]) =>
      others.map(({ placed, key, uid }) => ({
        at: at(placed, 'data', key),
        what: `the dashboard ${key} of ${nameOf(placed)} has the uid ${uid}, and so has ${first?.key} of ${first ? ownerOf(first.placed) : ''}`,
        consequence: 'Grafana refuses to write any dashboard of the provider',
        mend: 'give one of them another uid',
      })),
    )
  },
}

const uidOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'uid' in value && typeof value.uid === 'string'
    ? value.uid
    : undefined
