import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import { DnsLabel } from '../scalars/names.ts'
import { Cluster } from './cluster.ts'
import { GitOps } from './gitops.ts'
import { Hub } from './hub.ts'
import { Telemetry } from './telemetry.ts'
import { Versions } from './versions.ts'

export const FleetSchema = named(
  exactObject({
    gitops: field(GitOps, 'How Flux follows the repository.'),
    hub: field(Hub, 'Which cluster stores and shows the telemetry of all, and how the others reach it.'),
    telemetry: field(Telemetry, 'How telemetry is collected.'),
    versions: field(Versions, 'The images and charts of the telemetry itself.'),
    clusters: field(
      z.record(DnsLabel, Cluster),
      'Each cluster by its name: the name of its tree’s folder, and the label `cluster` of its telemetry.',
    ),
  }),
  'FleetInput',
  { description: 'All clusters, the hub, and the versions deployed: the one input of the generator.' },
)

/** A fleet as a user writes it: plain strings and numbers. */
export type FleetInput = z.input<typeof FleetSchema>

/** A fleet of checked values that satisfies every rule. `readFleet` makes it. */
export type Fleet = z.output<typeof FleetSchema>
export type ClusterName = DnsLabel
