import type { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { ChartUrl, ExactVersion, ImageReference } from '../scalars/images.ts'

/** A Helm chart at an exact version. */
export const Chart = exactObject({ url: ChartUrl, version: ExactVersion })
export type Chart = z.output<typeof Chart>

/** The versions of the telemetry itself. A chart's version pins its images. */
export const Versions = exactObject({
  images: exactObject({
    collector: ImageReference,
    nodeExporter: ImageReference,
    kubeStateMetrics: ImageReference,
    cloudflared: ImageReference,
  }),
  charts: exactObject({
    kubePrometheusStack: Chart,
    loki: Chart,
    opentelemetryCollector: Chart,
  }),
})
export type Versions = z.output<typeof Versions>
