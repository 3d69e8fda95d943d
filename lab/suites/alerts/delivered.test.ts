import { afterAll, beforeAll, expect, test } from 'vitest'
import { startReceiver, type ReceivedAlert, type Receiver } from '../../src/alerts/receiver.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { alertmanagerPort, startAlertmanager } from '../../src/programs/alertmanager.ts'
import { startPrometheus, type Prometheus } from '../../src/programs/prometheus.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectOf, valueAt } from '../../src/trees/committed.ts'

/*
 * The committed rules in a real Prometheus, which sends firing alerts to a real Alertmanager: the messages that a
 * receiver gets.
 */

interface Rule {
  readonly alert: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

interface Group {
  readonly rules: readonly Rule[]
}

const groups = valueAt(
  objectOf(clusters.hub.name, 'PrometheusRule', 'fleet-telemetry'),
  'spec',
  'groups',
) as readonly Group[]

/** As committed, but without `for`. */
const hastened = groups.map((group) => ({
  ...group,
  rules: group.rules.map((rule) => ({ ...rule, for: '0s' })),
}))

const job = 'node-exporter'
const cluster = clusters.spoke.name

/**
 * Prometheus stands for an exporter of the spoke: it scrapes itself. A job reports a missing target only while it
 * exists.
 */
const scrapeOf = (targets: readonly string[]): unknown => ({
  job_name: job,
  static_configs: [{ targets, labels: { cluster } }],
})

const configuration = (scrapes: boolean): string =>
  JSON.stringify({
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: ['/etc/prometheus/rules.yaml'],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [`127.0.0.1:${alertmanagerPort}`] }] }] },
    scrape_configs: [scrapeOf(scrapes ? ['127.0.0.1:9090'] : [])],
  })

let hosts: LabHosts
let prometheus: Prometheus
let receiver: Receiver

const setScrapes = (scrapes: boolean): void => {
  hosts.hub.write('/etc/prometheus/prometheus.yaml', configuration(scrapes))
  process.kill(prometheus.program().pid, 'SIGHUP')
}

beforeAll(async () => {
  hosts = await startHosts()
  receiver = await startReceiver(hosts.hub)
  await startAlertmanager(hosts.hub, receiver.url)
  hosts.hub.write('/etc/prometheus/rules.yaml', JSON.stringify({ groups: hastened }))
  prometheus = await startPrometheus(hosts.hub, configuration(true))
  await until('the exporter is scraped', async () => (await prometheus.query('up == 1')).length === 1, {
    seconds: 30,
  })
})

afterAll(() => hosts[Symbol.asyncDispose]())

const received = async (
  status: ReceivedAlert['status'],
  labels: Readonly<Record<string, string>>,
): Promise<ReceivedAlert> => {
  const matches = (alert: ReceivedAlert): boolean =>
    alert.status === status && Object.entries(labels).every(([name, value]) => alert.labels[name] === value)
  const explain = (): string =>
    receiver
      .alerts()
      .map(({ status: was, labels: have }) => `${was} ${JSON.stringify(have)}`)
      .join('\n')
  await until(
    `the receiver is sent ${labels['alertname']} ${status}`,
    () => receiver.alerts().some(matches),
    { seconds: 30, explain },
  )
  const found = receiver.alerts().find(matches)
  if (!found) throw new Error(explain())
  return found
}

/** A committed text with the labels of an alert put in. */
const filled = (text: string, labels: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{ \$labels\.(\w+) \}\}/g, (_, name: string) => labels[name] ?? '')

const committed = (alert: string, names: string): Rule => {
  const rule = groups
    .flatMap(({ rules }) => rules)
    .find((one) => one.alert === alert && one.annotations['summary']?.includes(names))
  if (!rule) throw new Error(`no rule of ${alert} is about ${names}`)
  return rule
}

test('of a cluster whose metrics never arrived a person is sent the alert as it is committed', async () => {
  const { name } = clusters.hub
  const alert = await received('firing', { alertname: 'ClusterMetricsAbsent', cluster: name })
  const rule = committed('ClusterMetricsAbsent', name)
  expect(alert.labels).toEqual({ alertname: 'ClusterMetricsAbsent', cluster: name, ...rule.labels })
  expect(alert.annotations).toEqual(rule.annotations)
  // No other alert fires.
  expect(receiver.alerts().map(({ labels }) => labels['alertname'])).not.toContain('ScrapeJobAbsent')
})

test('of a job that is no longer scraped a person is sent its name and its cluster, and when it is scraped again', async () => {
  const labels = { alertname: 'ScrapeJobAbsent', cluster, job }
  setScrapes(false)
  const alert = await received('firing', labels)
  const rule = committed('ScrapeJobAbsent', 'job')
  expect(alert.labels).toEqual({ ...labels, ...rule.labels })
  expect(alert.annotations).toEqual(
    Object.fromEntries(Object.entries(rule.annotations).map(([name, text]) => [name, filled(text, labels)])),
  )
  expect(alert.annotations['summary']).toBe(`Nothing is scraped any more as ${job} in ${cluster}`)
  setScrapes(true)
  await received('resolved', labels)
})
