import { releasesOf } from '../../tree/charts/releases-of.ts'
import { namespaceOfPods } from '../../tree/charts/releases.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { monitorsOf } from '../../tree/monitoring/monitors.ts'
import { findService } from '../../tree/network/services.ts'
import { isPrometheus, podsOf, type Pods } from '../../tree/workloads/pods.ts'
import { chartJobsOf } from '../jobs/chart-jobs.ts'
import { calledTargets } from '../collectors/endpoints.ts'
import { storeScrapes } from '../scrapes.ts'
import { endpointIn } from '../../tree/workloads/endpoints.ts'
import { callsTo, type Connection } from './connection.ts'

/** The Prometheus that a chart makes. */
export const stores = (cluster: ClusterView): readonly Pods[] => podsOf(cluster).filter(isPrometheus)

/** What the monitors of a tree have it scrape. */
export const monitorScrapes = (cluster: ClusterView): Connection[] =>
  stores(cluster).flatMap((caller) =>
    monitorsOf(cluster).flatMap(({ targets, endpoints }) =>
      targets.flatMap(({ pods }) =>
        pods.flatMap((to) =>
          endpoints.flatMap((endpoint) =>
            to.ports
              .filter(({ name }) => name === endpoint.port)
              .map(({ number: port }) => ({ caller, to, port })),
          ),
        ),
      ),
    ),
  )

/** What the scrapes with written addresses have it ask of the cluster's own Services. */
export const addressScrapes = (cluster: ClusterView): Connection[] =>
  stores(cluster).flatMap((caller) =>
    storeScrapes(cluster).flatMap(({ config }) =>
      calledTargets(config)
        .flatMap(endpointIn)
        .flatMap((endpoint) => callsTo(cluster, caller, endpoint)),
    ),
  )

/** What kube-prometheus-stack has its Prometheus scrape of what it installs. */
export const chartScrapes = (cluster: ClusterView): Connection[] =>
  releasesOf(cluster, KUBE_PROMETHEUS_STACK).flatMap((release) =>
    chartJobsOf(release).flatMap(({ service: name, namespace, part, endpoint }) => {
      const home = namespace === 'release' ? namespaceOfPods(release, part) : namespace
      const service = findService(cluster, home, name)
      const port = service?.ports.find((one) => one.name === endpoint)?.number
      if (port === undefined) return []
      return stores(cluster).flatMap((caller) =>
        callsTo(cluster, caller, { host: `${name}.${home}`, port }).filter(({ to }) => to !== caller),
      )
    }),
  )

const KUBE_PROMETHEUS_STACK = 'kube-prometheus-stack'
