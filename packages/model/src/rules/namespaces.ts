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
          message: `workload ${name} is put into namespace ${namespace}, which belongs to the infrastructure`,
          impact:
            'its objects could collide with the telemetry’s own, and its pods would enjoy their Pod Security level',
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
        message: `cloudflared of cluster ${cluster} is put into namespace ${cloudflared?.namespace}, which belongs to the infrastructure`,
        impact: 'the one pod that faces the Internet would run beside those that see everything',
        fix: 'give cloudflared a namespace of its own',
      })),
})
