import { PROMETHEUS_RELEASE, SCRAPE_TARGETS as T } from '@fleet/model'
import type { Labels } from '../evaluation/labels.ts'
import type { Machine, SamplePod } from '../world/workload.ts'
import type { SampleCluster, World } from '../world/world.ts'
import { podsScraped, type ScrapedPods } from './scraped-pods.ts'
import { intervalOf, keepsCadvisor, targetIn, type Target } from './target.ts'

/** What the hub's Prometheus scrapes of its own cluster: the kubelets, and pods that monitors find. */
export const targetsOnHub = (cluster: SampleCluster, world: World): readonly Target[] => [
  ...cluster.nodes.flatMap((machine) => kubeletsOf(cluster, machine, world)),
  ...podsScraped(world).flatMap((scraped) =>
    cluster.workloads
      .filter(({ name, namespace }) => name === scraped.workload && namespace === scraped.namespace)
      .flatMap(({ pods }) => pods.map((pod) => podTarget(cluster, pod, scraped))),
  ),
]

const KUBELET = new RegExp(`^(?:${T.kubelet.relabelings.map(({ regex }) => regex).join('|')})$`)

const kubeletsOf = (cluster: SampleCluster, machine: Machine, world: World): Target[] => {
  const labels = (path: string): Labels => ({
    job: T.kubelet.job,
    namespace: 'kube-system',
    service: `${PROMETHEUS_RELEASE}-kubelet`,
    endpoint: 'https-metrics',
    node: machine.name,
    metrics_path: path,
    instance: `${machine.address}:${T.kubelet.port}`,
  })
  const made = targetIn(cluster)
  const interval = intervalOf(world, T.cadvisor.interval)
  return [
    made({
      exporter: 'kubelet',
      interval,
      labels: labels(T.kubelet.path),
      machine,
      keeps: (metric) => KUBELET.test(metric),
    }),
    made({ exporter: 'cadvisor', interval, labels: labels(T.cadvisor.path), machine, keeps: keepsCadvisor }),
  ]
}

const podTarget = (cluster: SampleCluster, pod: SamplePod, scraped: ScrapedPods): Target =>
  targetIn(cluster)({
    exporter: scraped.exporter,
    interval: scraped.interval,
    machine: pod.node,
    ...(scraped.keeps && { keeps: scraped.keeps }),
    labels: {
      job: scraped.job,
      namespace: scraped.namespace,
      pod: pod.name,
      container: scraped.container,
      endpoint: scraped.endpoint,
      ...(scraped.service !== undefined && { service: scraped.service }),
      instance: `${pod.ip}:${scraped.port}`,
    },
  })
