import type { Fleet } from '@fleet/model'
import { fleet as inventory } from '@fleet/validation/fixtures'
import type { KubernetesObject } from '../trees/committed.ts'
import { objectsOfVersion, validFleet } from '../transitions/version-objects.ts'
import { clusters } from '../trees/clusters.ts'

export const NODE_PORT = 31100
export const JAEGER_IMAGE = 'jaegertracing/jaeger:2.13.0'

/** What is kept of the spans. */
interface Kept {
  readonly samplingPercentage?: number
  /** Whether, and how, requests are counted. */
  readonly spanMetrics?: { readonly limit?: number }
}

/** The lab's fleet with a store of traces and credentials of its spokes. */
const traced = (traces: Kept) => ({
  ...inventory,
  hub: {
    ...inventory.hub,
    ingest: {
      ...inventory.hub.ingest,
      traces: { nodePort: NODE_PORT },
      credentials: 'required' as const,
    },
    traces,
  },
  // What is counted is sent as often as a collector's own metrics are scraped.
  telemetry: {
    ...inventory.telemetry,
    scrapeIntervals: { ...inventory.telemetry.scrapeIntervals, collector: '5s' },
  },
  versions: {
    ...inventory.versions,
    images: { ...inventory.versions.images, jaeger: JAEGER_IMAGE },
  },
})

/** That fleet, and the objects of both clusters. */
export interface TracedFleet {
  readonly fleet: Fleet
  readonly hub: readonly KubernetesObject[]
  readonly spoke: readonly KubernetesObject[]
}

export const tracedFleet = (kept: Kept = {}): TracedFleet => {
  const input = traced(kept)
  const objects = objectsOfVersion({ fleet: input })
  return {
    fleet: validFleet(input),
    hub: objects.get(clusters.hub.name) ?? [],
    spoke: objects.get(clusters.spoke.name) ?? [],
  }
}

/** The one object of a kind whose name begins so. @throws when there is none */
export const named = (objects: readonly KubernetesObject[], kind: string, name: string): KubernetesObject => {
  const found = objects.find((object) => object.kind === kind && object.metadata.name.startsWith(name))
  if (!found) throw new Error(`the fleet with traces has no ${kind} ${name}`)
  return found
}
