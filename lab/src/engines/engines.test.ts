import { CATALOGUES } from '@fleet/validation/catalogues'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { chartProgram } from '../charts/chart-programs.ts'
import { fleet } from '../trees/clusters.ts'
import { treesFolder } from '../trees/committed.ts'
import { hubCollector, spokeCollector } from '../programs/collector.ts'
import { engines, moduleFolder } from './engines.ts'
import { distributed } from '../thanos/distributed-example.ts'
import { JAEGER_IMAGE } from '../traces/fleet.ts'
import { newest, sharedModules } from './shared-modules.ts'

/* The lab runs the versions of its own fleet's trees and of the validator's data. */

const root = join(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The versions that a go.mod names, by their modules. */
const requiredBy = (path: string): ReadonlyMap<string, string> =>
  new Map(
    [...read(path).matchAll(/^(?:require )?\s*([\w.-]+\.[\w./-]+) (v\S+)/gm)].map(
      ([, module = '', version = '']) => [module, version],
    ),
  )

const requirementsOf = (name: string): ReadonlyMap<string, string> => requiredBy(`lab/engines/${name}/go.mod`)

const versionOf = (engine: string, module: string): string | undefined => requirementsOf(engine).get(module)

const imageVersion = (image: string): string => image.replace(/^.*:v?/, '')

const { images } = fleet.versions
const contrib = 'github.com/open-telemetry/opentelemetry-collector-contrib'

describe('an engine is of the version that the fleet of the lab deploys', () => {
  test.each([
    ['otel-collector', `${contrib}/receiver/prometheusreceiver`, images.collector],
    ['node-exporter', 'github.com/prometheus/node_exporter', images.nodeExporter],
    ['kube-state-metrics', 'k8s.io/kube-state-metrics/v2', images.kubeStateMetrics],
    ['blackbox-exporter', 'github.com/prometheus/blackbox_exporter', images.blackboxExporter ?? ''],
    ['postgres-exporter', 'github.com/prometheus-community/postgres_exporter', images.postgresExporter ?? ''],
  ])('%s', (engine, module, image) => {
    expect(versionOf(engine, module)).toBe(`v${imageVersion(image)}`)
  })
})

test('jaeger is of the release of the image, whose module counts 2.13.0 as 1.76.0', () => {
  const [, minor, patch] = imageVersion(JAEGER_IMAGE).split('.')
  expect(versionOf('jaeger', 'github.com/jaegertracing/jaeger')).toBe(`v1.${Number(minor) + 63}.${patch}`)
})

test('thanos is of the release of the image in the example', () => {
  expect(versionOf('thanos', 'github.com/thanos-io/thanos')).toBe(
    `v${imageVersion(distributed.fleet.versions.images.thanos ?? '')}`,
  )
})

describe('an engine is of the version that the charts install', () => {
  const stack = 'kube-prometheus-stack'

  test('prometheus, whose module counts 3.14.0 as 0.314.0', () => {
    const [major, minor, patch] = chartProgram(stack, 'prometheus').split('.')
    expect(versionOf('prometheus', 'github.com/prometheus/prometheus')).toBe(`v0.${major}${minor}.${patch}`)
  })

  test('prometheus-operator', () => {
    const module = 'github.com/prometheus-operator/prometheus-operator'
    expect(versionOf('prometheus-operator', module)).toBe(`v${chartProgram(stack, 'prometheus-operator')}`)
  })

  test.each(['prometheus', 'prometheus-operator'] as const)('and so is the catalogue of %s', (name) => {
    expect(CATALOGUES[name].version).toBe(chartProgram(stack, name))
  })
})

describe('the lab’s own programs have the versions inside Flux’ controllers', () => {
  test.each([
    ['kustomize', 'sigs.k8s.io/kustomize/api', ['kustomize-controller', 'helm-controller']],
    ['helm', 'helm.sh/helm/v4', ['source-controller', 'helm-controller']],
  ])('%s', (engine, library, controllers) => {
    const version = versionOf(engine, library)
    expect(version).toBeDefined()
    for (const controller of controllers) expect(versionOf(controller, library), controller).toBe(version)
  })
})

describe('the validator knows the versions that the lab runs', () => {
  const derived = readdirSync(join(root, 'tools/derive'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('go.mod'))
    .map((path) => requiredBy(join('tools/derive', path)))
  const derivedVersions = (module: string): readonly string[] =>
    derived.flatMap((modules) => modules.get(module) ?? [])

  test.each([
    ['otel-collector', `${contrib}/receiver/filelogreceiver`, `${contrib}/receiver/filelogreceiver`],
    [
      'prometheus-operator',
      'github.com/prometheus-operator/prometheus-operator',
      'github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring',
    ],
    ['source-controller', 'github.com/fluxcd/source-controller', 'github.com/fluxcd/source-controller/api'],
    [
      'kustomize-controller',
      'github.com/fluxcd/kustomize-controller',
      'github.com/fluxcd/kustomize-controller/api',
    ],
    ['helm-controller', 'github.com/fluxcd/helm-controller', 'github.com/fluxcd/helm-controller/api'],
  ])('%s', (engine, run, known) => {
    const version = versionOf(engine, run)
    expect(version).toBeDefined()
    expect(new Set(derivedVersions(known))).toEqual(new Set([version]))
  })

  test('kubernetes, whose API is a module of its own numbering', () => {
    const version = versionOf('kubernetes', 'k8s.io/kubernetes')
    expect(version).toBeDefined()
    expect(derivedVersions('k8s.io/api')).toContain(version?.replace(/^v1/, 'v0'))
  })

  test.each([
    ['node-exporter', 'node-exporter', 'github.com/prometheus/node_exporter'],
    // Read off node-exporter, as one of many.
    ['go-runtime', 'node-exporter', 'github.com/prometheus/node_exporter'],
    ['kube-state-metrics', 'kube-state-metrics', 'k8s.io/kube-state-metrics/v2'],
    ['otel-collector', 'otel-collector', `${contrib}/receiver/prometheusreceiver`],
    ['kubelet', 'kubernetes', 'k8s.io/kubernetes'],
    ['cadvisor', 'kubernetes', 'github.com/google/cadvisor/lib'],
    ['victoria-logs', 'victoria-logs', 'github.com/VictoriaMetrics/VictoriaLogs'],
  ] as const)('the catalogue of %s', (name, engine, module) => {
    expect(`v${CATALOGUES[name].version}`).toBe(versionOf(engine, module))
  })
})

test('the schema of Loki’s configuration is of the version that the chart runs', () => {
  const [, version] = /Loki v([\d.]+\d)/.exec(read('packages/validation/src/schemas/derived/README.md')) ?? []
  expect(version).toBe(chartProgram('loki', 'loki'))
})

test('the workflow takes Loki from the image of the version that the chart runs', () => {
  expect(read('.github/workflows/ci.yaml')).toContain(
    `LOKI_IMAGE: grafana/loki:${chartProgram('loki', 'loki')}\n`,
  )
})

describe('the collector is built with the components that are configured', () => {
  const kinds = ['receivers', 'processors', 'connectors', 'exporters', 'extensions'] as const
  type Components = Readonly<Partial<Record<string, Readonly<Record<string, unknown>>>>>

  /** `prometheus_remote_write/name` is built by prometheusremotewriteexporter. */
  const moduleName = (kind: string, id: string): string =>
    `${id.replace(/\/.*/, '').replaceAll('_', '')}${kind.replace(/s$/, '')}`

  /** Those whose module is not named after the component. */
  const exceptions: Readonly<Record<string, string>> = { filestorageextension: 'filestorage' }

  const configured = new Set(
    [hubCollector(), spokeCollector()].flatMap(({ configuration }) => {
      const components = parse(configuration) as Components
      return kinds.flatMap((kind) =>
        Object.keys(components[kind] ?? {}).map((id) => {
          const name = moduleName(kind, id)
          return exceptions[name] ?? name
        }),
      )
    }),
  )

  const builder = parse(read('lab/engines/otel-collector/builder.yaml')) as Readonly<
    Record<string, readonly { readonly gomod: string }[]>
  >
  const built = kinds.flatMap((kind) =>
    (builder[kind] ?? []).map(({ gomod }) => gomod.split(' ') as [string, string]),
  )

  /** Spokes send a credential with it, where the inventory has them do so; the fleet of the lab does not. */
  const OF_CREDENTIALS = ['bearertokenauthextension']

  /** The fleet of the lab keeps no traces; that of the suite `traces` does. */
  const OF_TRACES = [
    'spanmetricsconnector',
    'filterprocessor',
    'otlpreceiver',
    'probabilisticsamplerprocessor',
    'transformprocessor',
  ]

  test('and with no other but batch, for comparison, and what sends credentials and spans', () => {
    const names = built.map(([module]) => module.replace(/^.*\//, ''))
    expect(new Set(names)).toEqual(
      new Set([...configured, 'batchprocessor', ...OF_CREDENTIALS, ...OF_TRACES]),
    )
  })

  test('each in the version that its module has', () => {
    for (const [module, version] of built) expect(versionOf('otel-collector', module), module).toBe(version)
  })
})

test('every engine of the list has a module, and every module is in the list', () => {
  const folders = readdirSync(join(root, 'lab/engines'))
  expect(new Set(folders)).toEqual(new Set(engines.map(({ name }) => name)))
  for (const engine of engines) expect(readdirSync(moduleFolder(engine))).toContain('go.mod')
})

test('no tree uses a discovery that the engines lack', () => {
  const texts = readdirSync(treesFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => readFileSync(join(treesFolder, path), 'utf8'))
  expect(texts.length).toBeGreaterThan(0)
  // Monitors become kubernetes_sd_configs, by the operator.
  const used = texts.flatMap((text) => text.match(/\w+_sd_configs/g) ?? [])
  expect(used.filter((name) => name !== 'kubernetes_sd_configs')).toEqual([])
})

describe('what engines share is compiled once', () => {
  test('since they require the same version of it; `node lab/src/engines/align-engines.ts` raises it', () => {
    const several = [...sharedModules().values()].filter(
      (required) => new Set(required.map(({ version }) => version)).size > 1,
    )
    expect(
      several.map((required) =>
        required.map(({ engine, module, version }) => `${engine.name}: ${module} ${version}`),
      ),
    ).toEqual([])
  })

  test.each([
    ['v1.9.0', 'v1.10.0'],
    ['v1.0.0-rc.1', 'v1.0.0'],
    ['v1.0.0-rc.9', 'v1.0.0-rc.10'],
    ['v0.0.0-20240701120000-abcdefabcdef', 'v0.0.0-20260101120000-012345678901'],
    ['v1.12.1-0.20260720052920-cd9e7ad1ae09', 'v1.12.1'],
    ['v1.12.0', 'v1.12.1-0.20260720052920-cd9e7ad1ae09'],
  ])('%s is older than %s', (older, newer) => {
    expect(newest([newer, older])).toBe(newer)
    expect(newest([older, newer])).toBe(newer)
  })
})
