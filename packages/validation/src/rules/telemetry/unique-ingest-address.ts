import { ownPodsOfCollector } from '../../telemetry/collectors/pods-of-collector.ts'
import { fleetExports, type FleetExport } from '../../telemetry/fleet-exports.ts'
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
    const outside = fleetExports(fleet)
      .filter(({ isInside }) => !isInside)
      .map((push) => ({ ...push, address: addressOf(push) }))
    const [usual] = [...Map.groupBy(outside, ({ address }) => address)].toSorted(
      ([, one], [, other]) => other.length - one.length,
    )
    for (const { collector, path, address, from, signal } of outside)
      if (address !== usual?.[0])
        report({
          location: collector.location(...path),
          message: `${from.name} pushes its ${signal} to ${address}, and ${usual?.[1].length} other exporters push to ${usual?.[0]}`,
          impact: `no ${signal} of ${from.name} arrive if the hub has the other address`,
          fix: 'push everything to the one address of the hub',
        })
  },
}

/** The host of a URL; where the pods have lines of /etc/hosts for it, with the addresses that these give it. */
const addressOf = ({ url, from, collector }: FleetExport): string => {
  const addresses = ownPodsOfCollector(from, collector).flatMap(({ spec }) =>
    (spec.hostAliases ?? []).flatMap(({ ip, hostnames }) => (hostnames?.includes(url.hostname) ? [ip] : [])),
  )
  return addresses.length === 0 ? url.hostname : `${url.hostname} (${[...new Set(addresses)].join(' and ')})`
}
