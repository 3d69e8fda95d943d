import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { DnsLabel } from '../scalars/names.ts'
import { Values } from './chart-values.ts'
import { Cluster } from './cluster.ts'
import { GitOps } from './gitops.ts'
import { Hub } from './hub.ts'
import type { InventoryFiles } from './inventory-files.ts'
import { Telemetry } from './telemetry.ts'
import { Versions } from './versions.ts'

export const FleetSchema = named(
  exactObject({
    gitops: withDefault(GitOps, {}, 'How Flux follows the repository.'),
    hub: field(Hub, 'Which cluster stores and shows the telemetry of all, and how the others reach it.'),
    telemetry: withDefault(Telemetry, {}, 'How telemetry is collected.'),
    versions: field(Versions, 'The images and charts of the telemetry itself.'),
    clusters: field(
      z.record(DnsLabel, Cluster),
      'Each cluster by its name: the name of its tree’s folder, and the label `cluster` of its telemetry.',
    ),
    values: field(
      z.exactOptional(Values),
      'Values for the charts of the hub that no other field states. By default there is none.',
      { loki: { gateway: { verboseLogging: false } } },
    ),
  }),
  'FleetInput',
  { description: 'All clusters, the hub, and the versions deployed: the one input of the generator.' },
)

/** A fleet as a user writes it: plain strings and numbers. */
export type FleetInput = z.input<typeof FleetSchema>

/** A fleet of checked values that satisfies every rule, with the files that it names. `readFleet` makes it. */
export type Fleet = z.output<typeof FleetSchema> & { readonly files: InventoryFiles }
export type ClusterName = DnsLabel
