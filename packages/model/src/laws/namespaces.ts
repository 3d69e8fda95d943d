import { K3S_NAMESPACE } from '../contracts/services.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { entriesOf } from '../fleet/topology.ts'
import { law } from './law.ts'

const infrastructure = ({ telemetry, gitops }: Pick<Fleet, 'telemetry' | 'gitops'>): readonly string[] => [
  telemetry.namespace,
  gitops.source.namespace,
  K3S_NAMESPACE,
]

export const banWorkloadInInfrastructure = law({
  id: 'ban-workload-in-infrastructure',
  reads: ['clusters', 'telemetry', 'gitops'],
  breaches: (fleet) =>
    entriesOf(fleet.clusters).flatMap(([cluster, { workloads, cloudflared }]) => {
      const taken = [...infrastructure(fleet), ...(cloudflared ? [cloudflared.namespace] : [])]
      return entriesOf(workloads)
        .filter(([, { namespace }]) => taken.includes(namespace))
        .map(([name, { namespace }]) => ({
          path: ['clusters', cluster, 'workloads', name, 'namespace'],
          what: `workload ${name} is put into namespace ${namespace}, which belongs to the infrastructure`,
          consequence:
            'its objects could collide with the telemetry’s own, and its pods would enjoy their Pod Security level',
          mend: `choose a namespace other than ${taken.join(', ')}`,
        }))
    }),
})

export const banTunnelInInfrastructure = law({
  id: 'ban-tunnel-in-infrastructure',
  reads: ['clusters', 'telemetry', 'gitops'],
  breaches: (fleet) =>
    entriesOf(fleet.clusters)
      .filter(([, { cloudflared }]) => cloudflared && infrastructure(fleet).includes(cloudflared.namespace))
      .map(([cluster, { cloudflared }]) => ({
        path: ['clusters', cluster, 'cloudflared', 'namespace'],
        what: `cloudflared of cluster ${cluster} is put into namespace ${cloudflared?.namespace}, which belongs to the infrastructure`,
        consequence: 'the one pod that faces the Internet would run beside those that see everything',
        mend: 'give cloudflared a namespace of its own',
      })),
})
