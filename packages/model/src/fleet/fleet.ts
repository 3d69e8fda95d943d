import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { DnsLabel } from '../scalars/names.ts'
import { Cluster } from './cluster.ts'
import { GitOps } from './gitops.ts'
import { Hub } from './hub.ts'
import { Telemetry } from './telemetry.ts'
import { Versions } from './versions.ts'

/** All clusters, the hub, and the versions deployed: the one input of the generator. */
export const FleetSchema = exactObject({
  gitops: GitOps,
  hub: Hub,
  telemetry: Telemetry,
  versions: Versions,
  clusters: z.record(DnsLabel, Cluster),
})

/** A fleet as a user writes it: plain strings and numbers. */
export type FleetInput = z.input<typeof FleetSchema>

/** A fleet of checked values that satisfies every rule. `readFleet` makes it. */
export type Fleet = z.output<typeof FleetSchema>
export type ClusterName = DnsLabel
