import { K3S_NAMESPACE } from '../contracts/services.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { Pod } from '../fleet/workload.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { eachReadable } from './readable.ts'

const infrastructure = ({ telemetry, gitops }: Fleet): readonly string[] => [
  telemetry.namespace,
  gitops.source.namespace,
  K3S_NAMESPACE,
]

export const banWorkloadInInfrastructure: InventoryRule = {
  id: 'ban-workload-in-infrastructure',
  summary:
    'No workload is in a namespace of the infrastructure: those of telemetry, Flux, k3s and cloudflared.',
  rationale:
    'Its objects may collide with the infrastructure’s, and its pods would get the Pod Security level of the infrastructure.',
  check: (fleet) =>
    eachReadable(entriesOf(fleet.clusters), ([cluster, { workloads, cronJobs, cloudflared }]) => {
      const taken = [...infrastructure(fleet), ...(cloudflared ? [cloudflared.namespace] : [])]
      const groups = { workloads, cronJobs }
      return eachReadable(['workloads', 'cronJobs'] as const, (group) =>
        eachReadable(entriesOf<string, Pod>(groups[group]), ([name, { namespace }]) =>
          taken.includes(namespace)
            ? [
                {
                  path: ['clusters', cluster, group, name, 'namespace'],
                  message: `${WORDS[group]} ${name} is in namespace ${namespace}, which belongs to the infrastructure`,
                  impact:
                    'its objects may collide with the infrastructure’s, and its pods get their Pod Security level',
                  fix: `choose a namespace other than ${taken.join(', ')}`,
                },
              ]
            : [],
        ),
      )
    }),
}

const WORDS = { workloads: 'workload', cronJobs: 'CronJob' } as const

export const banTunnelInInfrastructure: InventoryRule = {
  id: 'ban-tunnel-in-infrastructure',
  summary: 'cloudflared is in a namespace of its own.',
  rationale:
    'The one pod with a connection to the Internet would run beside pods with access to the whole cluster.',
  check: (fleet) =>
    eachReadable(entriesOf(fleet.clusters), ([cluster, { cloudflared }]) =>
      cloudflared && infrastructure(fleet).includes(cloudflared.namespace)
        ? [
            {
              path: ['clusters', cluster, 'cloudflared', 'namespace'],
              message: `cloudflared of cluster ${cluster} is in namespace ${cloudflared.namespace}, which belongs to the infrastructure`,
              impact:
                'the one pod with a connection to the Internet runs beside pods with access to the whole cluster',
              fix: 'choose a namespace of its own',
            },
          ]
        : [],
    ),
}
