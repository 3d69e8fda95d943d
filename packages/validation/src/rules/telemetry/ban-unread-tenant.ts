import { TENANT_HEADER } from '@fleet/model'
import { asksForTenant, pushesTo, readersOf } from '../../telemetry/loki-tenants.ts'
import type { Release } from '../../tree/charts/release.ts'
import { releasesOf } from '../../tree/charts/releases-of.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { grafanaOf } from '../../tree/monitoring/grafana.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const banUnreadTenant: Rule = {
  id: 'ban-unread-tenant',
  ownSeverity: 'warning',
  summary: 'No tenant in which collectors store lines is one that Grafana does not read.',
  rationale:
    'Loki finds lines of the tenants that a query names alone. Those of another one are stored, and nobody sees them.',
  fix: `Add the tenant to the header ${TENANT_HEADER.logs} of the data source, or where the gateway sets it.`,
  check: (fleet, report) => {
    for (const cluster of fleet.clusters)
      for (const release of releasesOf(cluster, 'loki'))
        if (asksForTenant(release)) checkTenants(fleet, cluster, release, report)
  },
}

const checkTenants = (fleet: FleetView, cluster: ClusterView, release: Release, report: Report): void => {
  const grafana = grafanaOf(cluster)
  const readers = grafana ? readersOf(cluster, release, grafana) : []
  const [reader] = readers
  if (!grafana || !reader) return
  const read = readers.flatMap(({ tenants = 'unknown' }) => tenants)
  // What a tree does not say may be any of them.
  if (read.includes('unknown') || read.includes('none')) return
  const reported = new Set<string>()
  for (const { push, ingest, tenants = [] } of pushesTo(fleet, release)) {
    const unread =
      tenants === 'none' ? [] : tenants.filter((one) => !read.includes(one) && !reported.has(one))
    for (const tenant of unread) {
      reported.add(tenant)
      report({
        location: grafana.location(...reader.source.path),
        related: [push.collector.location(...push.path)],
        message: `lines that ${ingest.owner} takes are stored in the tenant ${tenant}, and the data source ${reader.source.name} reads ${read.join(', ')}`,
        impact: `Grafana shows no line of the tenant ${tenant}`,
        fix: `add ${tenant} to ${TENANT_HEADER.logs}, after a |`,
      })
    }
  }
}
