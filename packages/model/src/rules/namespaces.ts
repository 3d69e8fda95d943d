import { K3S_NAMESPACE } from '../contracts/services.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { entriesOf } from '../fleet/topology.ts'
import { inventoryRule } from './inventory-rule.ts'

const infrastructure = ({ telemetry, gitops }: Pick<Fleet, 'telemetry' | 'gitops'>): readonly string[] => [
  telemetry.namespace,
  gitops.source.namespace,
  K3S_NAMESPACE,
]

export const banWorkloadInInfrastructure = inventoryRule({
  id: 'ban-workload-in-infrastructure',
  reads: ['clusters', 'telemetry', 'gitops'],
  check: (fleet) =>
    entriesOf(fleet.clusters).flatMap(([cluster, { workloads, cloudflared }]) => {
      const taken = [...infrastructure(fleet), ...(cloudflared ? [cloudflared.namespace] : [])]
      return entriesOf(workloads)
        .filter(([, { namespace }]) => taken.includes(namespace))
        .map(([name, { namespace }]) => ({
          path: ['clusters', cluster, 'workloads', name, 'namespace'],
          message: `workload ${name} is in namespace ${namespace}, which belongs to the infrastructure`,
          impact:
            'its objects may collide with the infrastructure’s, and its pods get their Pod Security level',
          fix: `choose a namespace other than ${taken.join(', ')}`,
        }))
    }),
})

export const banTunnelInInfrastructure = inventoryRule({
  id: 'ban-tunnel-in-infrastructure',
  reads: ['clusters', 'telemetry', 'gitops'],
  check: (fleet) =>
    entriesOf(fleet.clusters)
      .filter(([, { cloudflared }]) => cloudflared && infrastructure(fleet).includes(cloudflared.namespace))
      .map(([cluster, { cloudflared }]) => ({
        path: ['clusters', cluster, 'cloudflared', 'namespace'],
        message: `cloudflared of cluster ${cluster} is in namespace ${cloudflared?.namespace}, which belongs to the infrastructure`,
        impact:
          'the one pod with a connection to the Internet runs beside pods with access to the whole cluster',
        fix: 'choose a namespace of its own',
      })),
})
