import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SUPPORTED_VERSIONS } from '@fleet/model'
import { CHART_CONTRACTS } from '@fleet/validation/chart-contracts'
import { describe, expect, test } from 'vitest'
import { chartProgram } from '../charts/chart-programs.ts'
import { fleet } from '../trees/clusters.ts'
import { objectsInFolder, treesFolder } from '../trees/committed.ts'

/* docs/compatibility.md states the versions that the code has. */

const root = join(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The cells of the rows of the page's tables, by the first cell. */
const rows = new Map(
  [...read('docs/compatibility.md').matchAll(/^\| (.+) \|$/gm)].map(([, row = '']) => {
    const [name = '', ...cells] = row.split('|').map((cell) => cell.trim())
    return [name, cells] as const
  }),
)

/** The version of a module in an engine's go.mod. */
const engineModule = (engine: string, module: string): string =>
  new RegExp(`${module} v(\\S+)`).exec(read(`lab/engines/${engine}/go.mod`))?.[1] ?? 'nothing'

const imageTag = (image: string): string => image.replace(/^.*:v?/, '')

const { charts, images } = fleet.versions
const contract = (chart: string): string => CHART_CONTRACTS[chart]?.readFrom ?? 'nothing'

describe('the page of compatible versions states', () => {
  test.each([
    ['OpenTelemetry Collector', imageTag(images.collector)],
    ['node-exporter', imageTag(images.nodeExporter)],
    ['kube-state-metrics', imageTag(images.kubeStateMetrics)],
    ['Prometheus', chartProgram('kube-prometheus-stack', 'prometheus')],
    ['Prometheus operator', chartProgram('kube-prometheus-stack', 'prometheus-operator')],
    ['Loki', chartProgram('loki', 'loki')],
    ['chart kube-prometheus-stack', charts.kubePrometheusStack.version],
    ['chart kube-prometheus-stack', contract('kube-prometheus-stack')],
    ['chart loki', charts.loki.version],
    ['chart loki', contract('loki')],
    ['chart opentelemetry-collector', charts.opentelemetryCollector.version],
    ['chart opentelemetry-collector', contract('opentelemetry-collector')],
  ])('%s as %s', (program, version) => {
    expect(rows.get(program)?.[0]).toBe(version)
  })

  test.each([
    ['Flux', 'source-controller', engineModule('source-controller', 'github.com/fluxcd/source-controller')],
    [
      'Flux',
      'kustomize-controller',
      engineModule('kustomize-controller', 'github.com/fluxcd/kustomize-controller'),
    ],
    ['Flux', 'helm-controller', engineModule('helm-controller', 'github.com/fluxcd/helm-controller')],
    ['k3s', 'helm-controller', engineModule('k3s', 'github.com/k3s-io/helm-controller')],
    ['k3s', 'Traefik', engineModule('routes', 'github.com/traefik/traefik/v3')],
    ['k3s', 'Gateway API', engineModule('routes', 'sigs.k8s.io/gateway-api')],
  ])('for %s that the lab runs %s %s', (program, part, version) => {
    expect(rows.get(program)?.[1]).toContain(`${part} ${version}`)
  })

  test('the versions of Flux, Kubernetes and Traefik that a cluster is to have', () => {
    const { flux, kubernetes, traefikChart } = SUPPORTED_VERSIONS
    expect(rows.get('Flux')?.[0]).toMatch(
      new RegExp(`^${flux.least.join('.')} or later.* needs ${flux.whole.join('.')}$`),
    )
    for (const { flux: line, least } of kubernetes)
      expect(rows.get('Kubernetes')?.[0]).toMatch(
        new RegExp(`${least.join('.')} for (?:Flux )?${line.join('.')}`),
      )
    expect(rows.get('k3s')?.[0]).toContain(`${traefikChart.least} to ${traefikChart.most}`)
  })

  test('the Kubernetes that the lab runs', () => {
    expect(rows.get('Kubernetes')?.[1]).toContain(`${engineModule('kubernetes', 'k8s.io/kubernetes')}:`)
  })

  test('every API of the trees, with its kinds', () => {
    const kinds = Map.groupBy(
      readdirSync(treesFolder)
        .filter((name) => !name.includes('.'))
        .flatMap((cluster) => objectsInFolder(join(treesFolder, cluster))),
      ({ apiVersion }) => apiVersion,
    )
    const listed = [...rows]
      .filter(([name]) => /^(?:\S+\/)?v\d/.test(name))
      .map(([api, [cell]]) => [api, cell])
    const made = [...kinds].map(([api, objects]) => [
      api,
      [...new Set(objects.map(({ kind }) => kind))].toSorted().join(', '),
    ])
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(made))
  })
})
