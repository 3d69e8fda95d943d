import { fleetExports } from '../../telemetry/fleet-exports.ts'
import type { Rule } from '../rule/rule.ts'

export const uniqueIngestAddress: Rule = {
  id: 'unique-ingest-address',
  ownSeverity: 'warning',
  summary: 'All exporters that leave their cluster push to one address: the hub’s.',
  rationale:
    'The hub’s address changed three times and was in thirty files. One exporter kept the old address, and its data was lost.',
  fix: 'Push everything to the hub’s one address.',
  needs: 'hub',
  check: (fleet, report) => {
    const outside = fleetExports(fleet).filter(({ isInside }) => !isInside)
    const [usual] = [...Map.groupBy(outside, ({ url }) => url.hostname)].toSorted(
      ([, one], [, other]) => other.length - one.length,
    )
    for (const { collector, path, url, from, signal } of outside)
      if (url.hostname !== usual?.[0])
        report({
          location: collector.location(...path),
          message: `${from.name} pushes its ${signal} to ${url.hostname}, and ${usual?.[1].length} other exporters push to ${usual?.[0]}`,
          impact: `no ${signal} of ${from.name} arrive if the hub has the other address`,
          fix: 'push everything to the one address of the hub',
        })
  },
}
