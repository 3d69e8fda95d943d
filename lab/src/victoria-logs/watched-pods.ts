import type { LabHosts } from '../hosts/lab-hosts.ts'
import type { Program } from '../hosts/program.ts'
import { startPrometheus, type Prometheus } from '../programs/prometheus.ts'
import { distributed } from '../thanos/distributed-example.ts'
import { valueAt } from '../trees/committed.ts'
import { exampleLogs, type LogPod } from './log-pods.ts'
import { startPod } from './running-pods.ts'

/*
 * The pods of VictoriaLogs as in the tree, and a Prometheus that scrapes them as the PodMonitors of the tree say and evaluates the
 * alerts on them.
 */

const { objects, copies } = exampleLogs({ copies: 1 })
const [copy] = copies
if (!copy) throw new Error('the example has no cluster of VictoriaLogs')

export const storagePods: readonly LogPod[] = copy.storage

const hubObject = (kind: string, name: string) => {
  const found = objects.find((object) => object.kind === kind && object.metadata.name === name)
  if (!found) throw new Error(`the hub of the example has no ${kind} ${name}`)
  return found
}

const secondSelectPod: LogPod = {
  ...copy.select,
  ...{ name: `${copy.select.workload.metadata.name}-1`, address: '10.42.91.31', port: 22_031 },
}

export const selectPods: readonly LogPod[] = [copy.select, secondSelectPod]

interface RuleGroup {
  readonly name: string
  readonly rules: readonly { readonly alert: string }[]
}

const groups = (
  valueAt(hubObject('PrometheusRule', 'fleet-telemetry'), 'spec', 'groups') as readonly RuleGroup[]
).filter(({ name }) => name === 'logs-store')

/** The alerts of the tree on VictoriaLogs. */
export const alertsOnLogs: readonly string[] = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert))

/** As in the tree, but without `for`. */
const hastened = groups.map((group) => ({
  ...group,
  rules: group.rules.map((rule) => ({ ...rule, for: '0s' })),
}))

/** What the operator makes of the PodMonitor of some pods. */
const scrapeOf = (pods: readonly LogPod[]) => {
  const job = pods[0]?.workload.metadata.name ?? ''
  const endpoint = valueAt(hubObject('PodMonitor', job), 'spec', 'podMetricsEndpoints', 0)
  const [kept] = valueAt(endpoint, 'metricRelabelings') as readonly { readonly regex: string }[]
  return {
    job_name: job,
    metric_relabel_configs: [{ source_labels: ['__name__'], regex: kept?.regex, action: 'keep' }],
    static_configs: pods.map(({ name, address }) => ({
      targets: [`${address}:9428`],
      labels: { cluster: distributed.clusters.hub.name, pod: name },
    })),
  }
}

const configuration = JSON.stringify({
  global: { scrape_interval: '1s', evaluation_interval: '1s' },
  rule_files: ['/etc/prometheus/rules.yaml'],
  scrape_configs: [scrapeOf(storagePods), scrapeOf(selectPods)],
})

export interface WatchedPods {
  readonly prometheus: Prometheus
  readonly start: (pod: LogPod) => Promise<void>
  readonly end: (pod: LogPod) => Promise<void>
  /** Where the lab reaches a pod. */
  readonly urlOf: (pod: LogPod) => string
}

export const startWatchedPods = async ({ hub, stage }: LabHosts): Promise<WatchedPods> => {
  const running = new Map<string, Program>()
  const start = async (pod: LogPod): Promise<void> => {
    running.set(pod.name, await startPod(hub, stage, pod))
  }
  for (const { address, names } of [...storagePods, ...selectPods]) {
    hub.addAddress(address)
    if (names.length > 0) hub.addNames(address, names)
  }
  await Promise.all([...storagePods, ...selectPods].map(start))
  hub.write('/etc/prometheus/rules.yaml', JSON.stringify({ groups: hastened }))
  return {
    prometheus: await startPrometheus(hub, configuration),
    start,
    end: async ({ name }) => running.get(name)?.stop(),
    urlOf: ({ port }) => `http://${hub.address}:${port}`,
  }
}
