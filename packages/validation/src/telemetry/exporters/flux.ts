import { FLUX_CONTROLLERS } from '../../catalog/charts/flux.ts'
import type { ExporterName } from '../../catalog/metrics/index.ts'
import type { Pods } from '../../tree/workloads/pods.ts'
import { selects } from '../../values/selector.ts'

/** Which controller of Flux the pods of a tree's own file are: of those that `flux bootstrap` wrote there. */
export const fluxExporterOf = ({ labels, ports }: Pods): ExporterName | undefined =>
  FLUX_CONTROLLERS.find(
    (controller) =>
      selects({ matchLabels: controller.labels }, labels) &&
      ports.some(({ name }) => name === controller.ports[0]?.name),
  )?.exporter
