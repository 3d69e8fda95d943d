import fc from 'fast-check'
import { COLLECTOR_VERSION_LINE } from '../contracts/collector.ts'
import type { FleetInput } from '../fleet/fleet.ts'
import { anyServiceName } from './any-scalar.ts'
import { sampleFleetInput } from './sample-fleet.ts'

const anyTag = fc.stringMatching(/^v?[0-9]\.[0-9]{1,2}(-[a-z]{1,6})?$/)
const anyDigest = fc.stringMatching(/^sha256:[a-f0-9]{64}$/)

/** An image pinned by its tag, or by its digest too, from a registry with or without a port. */
export const anyImage = (tag = anyTag): fc.Arbitrary<string> =>
  fc
    .record({
      registry: fc.constantFrom('', 'registry.example/', 'registry.example:5000/team/'),
      name: anyServiceName,
      tag,
      digest: fc.option(
        anyDigest.map((digest) => `@${digest}`),
        { nil: '' },
      ),
    })
    .map((image) => `${image.registry}${image.name}:${image.tag}${image.digest}`)

/** Any pinned images, the collector of the line and the charts of the versions that the generator knows. */
export const anyVersions = (): fc.Arbitrary<FleetInput['versions']> =>
  fc.record({
    images: fc.record(
      {
        collector: anyImage(fc.nat({ max: 20 }).map((patch) => `${COLLECTOR_VERSION_LINE}.${patch}`)),
        nodeExporter: anyImage(),
        kubeStateMetrics: anyImage(),
        cloudflared: anyImage(),
        blackboxExporter: anyImage(),
        postgresExporter: anyImage(),
        python: anyImage(),
      },
      { requiredKeys: ['collector', 'nodeExporter', 'kubeStateMetrics', 'cloudflared'] },
    ),
    charts: fc.constant(sampleFleetInput().versions.charts),
  })

/** The same with the image of a store of traces. */
export const withJaeger = (versions: FleetInput['versions']): FleetInput['versions'] => ({
  ...versions,
  images: { ...versions.images, jaeger: versions.images.nodeExporter },
})

/** The same with the image of a store of metrics without a chart. */
export const withThanos = (versions: FleetInput['versions']): FleetInput['versions'] => ({
  ...versions,
  images: { ...versions.images, thanos: versions.images.nodeExporter },
})

/** The same with the images of a store of logs without a chart: by its own name, by which rules know it. */
export const withVictoriaLogs = (versions: FleetInput['versions']): FleetInput['versions'] => ({
  ...versions,
  images: {
    ...versions.images,
    victoriaLogs: 'victoriametrics/victoria-logs:v1.52.1',
    nginx: versions.images.kubeStateMetrics,
  },
})
