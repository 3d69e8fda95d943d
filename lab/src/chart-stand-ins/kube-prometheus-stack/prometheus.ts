import { stringify } from 'yaml'
import { chartProgram } from '../../charts/chart-programs.ts'
import type { KubernetesObject } from '../../trees/committed.ts'
import {
  account,
  at,
  monitoring,
  namespace,
  object,
  operatorAccount,
  prometheusName,
  release,
} from './chart.ts'

const spec = at('prometheus', 'prometheusSpec') as Readonly<Record<string, unknown>>

const scrapeSecret = `${prometheusName}-scrape-confg`

/** Values that become fields of another name in the Prometheus object. */
const renamed = ['additionalScrapeConfigs', 'storageSpec']
const isPassedOn = (key: string): boolean => !renamed.includes(key) && !key.endsWith('NilUsesHelmValues')

const selectors = ['serviceMonitor', 'podMonitor', 'probe', 'scrapeConfig', 'rule']

/** `…SelectorNilUsesHelmValues: false` selects all there is; the chart's default selects by its own label. */
const selectorsOf = (): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    selectors.flatMap((name) => [
      [
        `${name}Selector`,
        spec[`${name}SelectorNilUsesHelmValues`] === false ? {} : { matchLabels: { release } },
      ],
      [`${name}NamespaceSelector`, {}],
    ]),
  )

/** The object from which the operator makes Prometheus, as the chart fills it from `prometheusSpec`. */
export const prometheusOfChart: readonly KubernetesObject[] = [
  object(
    'Secret',
    'v1',
    { name: scrapeSecret },
    {
      stringData: { 'additional-scrape-configs.yaml': stringify(spec['additionalScrapeConfigs']) },
    },
  ),
  object(
    'Prometheus',
    monitoring,
    { name: prometheusName },
    {
      spec: {
        ...Object.fromEntries(Object.entries(spec).filter(([key]) => isPassedOn(key))),
        ...selectorsOf(),
        storage: spec['storageSpec'],
        additionalScrapeConfigs: { name: scrapeSecret, key: 'additional-scrape-configs.yaml' },
        replicas: 1,
        version: `v${chartProgram(release, 'prometheus')}-distroless`,
        portName: 'http-web',
        serviceAccountName: prometheusName,
        externalUrl: `http://${prometheusName}.${namespace}:9090`,
      },
    },
  ),
]

const read = ['get', 'list', 'watch']

/** The rights that the chart gives Prometheus. */
const prometheusAccount = account(prometheusName, [
  { apiGroups: [''], resources: ['nodes', 'nodes/metrics', 'services', 'endpoints', 'pods'], verbs: read },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: read },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: read },
  { nonResourceURLs: ['/metrics', '/metrics/cadvisor'], verbs: ['get'] },
])

/** Its real rights are a page long and are the chart's own: here it may do all. */
const operator = account(operatorAccount, [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }])

/** By these the monitor of Prometheus itself finds its Service. */
const labels = { app: prometheusName, release, 'self-monitor': 'true' }
const port = 'http-web'

const itself: readonly KubernetesObject[] = [
  object(
    'Service',
    'v1',
    { name: prometheusName, labels },
    {
      spec: {
        selector: {
          'app.kubernetes.io/name': 'prometheus',
          'operator.prometheus.io/name': prometheusName,
        },
        ports: [{ name: port, port: 9090, targetPort: 9090 }],
      },
    },
  ),
  object(
    'ServiceMonitor',
    monitoring,
    { name: prometheusName },
    {
      spec: {
        selector: { matchLabels: labels },
        namespaceSelector: { matchNames: [namespace] },
        endpoints: [{ port, path: '/metrics' }],
      },
    },
  ),
]

/** Who Prometheus and its operator are to the API, and how Prometheus is scraped itself. */
export const prometheusPrerequisites: readonly KubernetesObject[] = [
  ...prometheusAccount,
  ...operator,
  ...itself,
]
