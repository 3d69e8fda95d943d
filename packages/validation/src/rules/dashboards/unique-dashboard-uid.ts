import type { Rule } from '../rule/rule.ts'
import { ownerOf } from '../../tree/objects.ts'

export const uniqueDashboardUid: Rule = {
  id: 'unique-dashboard-uid',
  summary: 'No two dashboards of the fleet have one uid.',
  rationale:
    'Of two dashboards with one uid Grafana’s provisioner writes neither, nor any other of the folder.',
  fix: 'Give one of them another uid, and change the links to it.',
  check: ({ clusters }) =>
    [
      ...Map.groupBy(
        clusters.flatMap(({ dashboards }) => dashboards),
        ({ model }) => model.uid,
      ),
    ].flatMap(([uid, [first, ...others]]) =>
      others.map(({ model, placed, location }) => ({
        location: location('uid'),
        ...(first && { related: [first.location('uid')] }),
        message: `the dashboard ${model.title} of ${ownerOf(placed)} has the uid ${uid}, and so has ${first?.model.title} of ${first ? ownerOf(first.placed) : ''}`,
        impact: 'Grafana refuses to write any dashboard of the provider',
        fix: 'give one of them another uid',
      })),
    ),
}
