import {
  K3S_NAMESPACE,
  SCRAPE_TARGETS,
  serviceOf,
  type Cluster,
  type Fleet,
  type KubernetesObject,
} from '@fleet/model'
import { clusterService, metadata, NAMES, printYaml } from '@fleet/kubernetes'

/** k3s merges such an object's values into those of a chart it brings itself. */
interface HelmChartConfig extends KubernetesObject {
  readonly apiVersion: 'helm.cattle.io/v1'
  readonly kind: 'HelmChartConfig'
  readonly spec: { readonly valuesContent: string }
}

const { podLabels, portName } = SCRAPE_TARGETS.traefik

/** Metrics of k3s' own Traefik, and the Service by which they are scraped. */
export const traefik = (fleet: Fleet, cluster: Cluster): readonly KubernetesObject[] => [
  helmChartConfig,
  clusterService(serviceOf(fleet, cluster, SCRAPE_TARGETS.traefik), podLabels, NAMES.traefik),
]

const helmChartConfig: HelmChartConfig = {
  apiVersion: 'helm.cattle.io/v1',
  kind: 'HelmChartConfig',
  metadata: metadata(NAMES.traefik, K3S_NAMESPACE),
  spec: {
    valuesContent: printYaml({
      metrics: {
        prometheus: {
          entryPoint: portName,
          addEntryPointsLabels: true,
          // Off by default; without it routers and domains have no metrics.
          addRoutersLabels: true,
          addServicesLabels: true,
          // In seconds. The default has four, the last at 5: too coarse for a 95th percentile.
          buckets: '0.005,0.01,0.025,0.05,0.1,0.25,0.5,1,2.5,5,10',
        },
      },
    }),
  },
}
