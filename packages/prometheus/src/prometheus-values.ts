import {
  CLUSTER_LABEL,
  hubCluster,
  outOfOrderWindow,
  ownScrapesOf,
  scrapeJobsOf,
  spanMetricsOf,
  usesThanos,
  type ByteQuantity,
  type Fleet,
} from '@fleet/model'
import { byServiceAccount, hubPlacement } from '@fleet/kubernetes'
import { shippingValues } from './ruler-values.ts'

/** The values of the server itself. */
export const prometheusValues = (fleet: Fleet) => ({
  prometheusSpec: {
    ...cluster(fleet),
    ...samples(fleet),
    ...exemplars(fleet),
    ...selectors(fleet),
    // Endpoints, the operator's default, are deprecated since Kubernetes 1.33: docs/decisions/0034.
    serviceDiscoveryRole: 'EndpointSlice',
    // The collector names some of its own metrics with dots, which reach the hub from spokes as underscores: docs/decisions/0042.
    nameEscapingScheme: 'Underscores',
    ...storage(fleet),
    additionalScrapeConfigs: staticScrapes(fleet),
    // Kubernetes' own signal instead of HTTP: with HTTP the operator opens /-/quit and /-/reload at the NodePort.
    reloadStrategy: 'ProcessSignal',
    resources: fleet.hub.prometheus.resources,
    ...hubPlacement(fleet),
  },
})

/**
 * Adds the cluster to the hub's own series. Relabelled before the scrape, so that `up` has it too; `externalLabels`
 * only reach what leaves Prometheus.
 */
const cluster = ({ hub }: Fleet) => ({
  scrapeClasses: [
    {
      name: 'cluster-label',
      default: true,
      relabelings: [{ targetLabel: CLUSTER_LABEL, replacement: hub.cluster }],
    },
  ],
})

type Samples = Partial<ReturnType<typeof ingest> & ReturnType<typeof shippingValues>>

/** Where the samples of the fleet come together: here, or in Thanos. */
const samples = (fleet: Fleet): Samples => (usesThanos(fleet) ? shippingValues(fleet) : ingest(fleet))

/** What the spokes' remote write needs: the receiver, and a window for late samples after an outage. */
const ingest = (fleet: Fleet) => ({
  enableRemoteWriteReceiver: true,
  tsdb: { outOfOrderTimeWindow: outOfOrderWindow(fleet) },
})

/** A trace for points of the metrics of spans: the newest hundred thousand, by its default, in some 15 MB of memory. */
const exemplars = (fleet: Fleet) => (spanMetricsOf(fleet) ? { enableFeatures: ['exemplar-storage'] } : {})

/** Selects every rule and monitor: by default only those labelled with the release. */
const selectors = (fleet: Fleet) => ({
  // Beside a Ruler it states its own.
  ...(!usesThanos(fleet) && { ruleSelectorNilUsesHelmValues: false }),
  serviceMonitorSelectorNilUsesHelmValues: false,
  podMonitorSelectorNilUsesHelmValues: false,
  probeSelectorNilUsesHelmValues: false,
  scrapeConfigSelectorNilUsesHelmValues: false,
})

const storage = (fleet: Fleet) => {
  const {
    retention,
    retentionSize,
    volume,
    storageClass = hubCluster(fleet).storageClass,
  } = fleet.hub.prometheus
  return {
    retention,
    retentionSize: prometheusSize(retentionSize),
    storageSpec: {
      volumeClaimTemplate: {
        spec: {
          storageClassName: storageClass,
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: volume } },
        },
      },
    },
  }
}

/** Prometheus' notation: Kubernetes' 4Gi is its 4GiB. */
const prometheusSize = (size: ByteQuantity): string => `${size}B`

/** The operator adds these verbatim: the scrape class does not apply, so they carry the label themselves. */
const staticScrapes = (fleet: Fleet) => [...metalScrapes(fleet), ...accountScrapes(fleet)]

const metalScrapes = (fleet: Fleet) =>
  scrapeJobsOf(fleet, fleet.hub.cluster).flatMap(({ job, interval, target, addresses }) =>
    target.kind === 'static'
      ? [
          {
            job_name: job,
            scrape_interval: interval,
            static_configs: [{ targets: [...addresses], labels: { [CLUSTER_LABEL]: fleet.hub.cluster } }],
          },
        ]
      : [],
  )

/** What Prometheus asks by its own account, to which the chart gives the right. A ScrapeConfig reads no file. */
const accountScrapes = (fleet: Fleet) =>
  ownScrapesOf(fleet, fleet.hub.cluster).flatMap(({ usesAccount, job, interval, targets, relabelings }) =>
    usesAccount
      ? [
          {
            job_name: job,
            scrape_interval: interval,
            honor_labels: true,
            honor_timestamps: false,
            ...byServiceAccount,
            static_configs: targets.map(({ addresses }) => ({
              targets: [...addresses],
              labels: { [CLUSTER_LABEL]: fleet.hub.cluster },
            })),
            metric_relabel_configs: relabelings.map(({ sourceLabels, regex, action }) => ({
              source_labels: [...sourceLabels],
              regex,
              action,
            })),
          },
        ]
      : [],
  )
