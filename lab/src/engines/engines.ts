import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A real program that the lab runs, built from the Go module in `lab/engines/<name>`. */
export interface Engine {
  readonly name: string
  /** What is built: the program's file name to the Go package of its main function. */
  readonly programs: Readonly<Record<string, string>>
  /** Custom resource definitions that its modules carry: a module to the folder or file in it. */
  readonly definitions?: Readonly<Record<string, string>>
  /**
   * The Go variable of the programs' version, and the module that has it: otherwise kube-apiserver reports v0.0.0, and
   * its clients assume that later features are missing.
   */
  readonly stamp?: { readonly variable: string; readonly module: string }
  /** The sources come from the OpenTelemetry Collector's builder, by `builder.yaml`. */
  readonly generated?: true
  /** Embedded files that a module lacks, such as a web interface that is built elsewhere: each is an empty page. */
  readonly placeholders?: Readonly<Record<string, string>>
  /** Build tags: what of the program is left out. */
  readonly tags?: readonly string[]
  /** By default Apache-2.0. */
  readonly licence?: 'MIT, Apache-2.0' | 'MPL-2.0, BSD-3-Clause'
}

const operator = 'github.com/prometheus-operator/prometheus-operator'

/** Prometheus' discoveries that no tree uses bring the libraries of two dozen clouds. Targets by hand and in files are always there. */
const discovery = ['remove_all_sd', 'enable_kubernetes_sd']

/** In the order of a cold build: what most suites need comes first. */
export const engines: readonly Engine[] = [
  { name: 'otel-collector', programs: { otelcol: '.' }, generated: true, tags: discovery },
  {
    name: 'prometheus',
    programs: {
      prometheus: 'github.com/prometheus/prometheus/cmd/prometheus',
      promtool: 'github.com/prometheus/prometheus/cmd/promtool',
    },
    tags: discovery,
  },
  {
    name: 'alertmanager',
    programs: { alertmanager: 'github.com/prometheus/alertmanager/cmd/alertmanager' },
    placeholders: { 'github.com/prometheus/alertmanager': 'ui/app/dist/index.html' },
  },
  {
    name: 'victoria-logs',
    programs: { 'victoria-logs': 'github.com/VictoriaMetrics/VictoriaLogs/app/victoria-logs' },
  },
  { name: 'jaeger', programs: { jaeger: 'github.com/jaegertracing/jaeger/cmd/jaeger' } },
  {
    name: 'thanos',
    programs: { thanos: 'github.com/thanos-io/thanos/cmd/thanos' },
    // As its releases are built. It reads labels as slices: built otherwise, it ends at the first write.
    tags: ['slicelabels'],
  },
  { name: 'versitygw', programs: { versitygw: 'github.com/versity/versitygw/cmd/versitygw' } },
  { name: 'etcd', programs: { etcd: 'go.etcd.io/etcd/server/v3' } },
  {
    name: 'kubernetes',
    programs: {
      'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
      'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
    },
    stamp: { variable: 'k8s.io/component-base/version.gitVersion', module: 'k8s.io/kubernetes' },
  },
  { name: 'node-exporter', programs: { 'node-exporter': 'github.com/prometheus/node_exporter' } },
  {
    name: 'blackbox-exporter',
    programs: { 'blackbox-exporter': 'github.com/prometheus/blackbox_exporter' },
  },
  {
    name: 'postgres-exporter',
    programs: {
      'postgres-exporter': 'github.com/prometheus-community/postgres_exporter/cmd/postgres_exporter',
    },
  },
  { name: 'kube-state-metrics', programs: { 'kube-state-metrics': 'k8s.io/kube-state-metrics/v2' } },
  {
    name: 'prometheus-operator',
    programs: { 'prometheus-operator': `${operator}/cmd/operator` },
    definitions: { [operator]: 'example/prometheus-operator-crd' },
  },
  {
    name: 'source-controller',
    programs: { 'source-controller': 'github.com/fluxcd/source-controller' },
    definitions: { 'github.com/fluxcd/source-controller': 'config/crd/bases' },
  },
  {
    name: 'kustomize-controller',
    programs: { 'kustomize-controller': 'github.com/fluxcd/kustomize-controller' },
    definitions: { 'github.com/fluxcd/kustomize-controller': 'config/crd/bases' },
  },
  {
    name: 'helm-controller',
    programs: { 'helm-controller': 'github.com/fluxcd/helm-controller' },
    definitions: { 'github.com/fluxcd/helm-controller': 'config/crd/bases' },
  },
  {
    name: 'sops',
    programs: {
      sops: 'github.com/getsops/sops/v3/cmd/sops',
      'age-keygen': 'filippo.io/age/cmd/age-keygen',
    },
    licence: 'MPL-2.0, BSD-3-Clause',
  },
  { name: 'kwok', programs: { kwok: 'sigs.k8s.io/kwok/cmd/kwok' } },
  { name: 'kustomize', programs: { kustomize: 'sigs.k8s.io/kustomize/kustomize/v5' } },
  { name: 'helm', programs: { helm: 'helm.sh/helm/v4/cmd/helm' } },
  {
    name: 'k3s',
    programs: {},
    definitions: { 'github.com/k3s-io/helm-controller': 'pkg/crds/yaml/generated' },
  },
  {
    name: 'routes',
    programs: {},
    definitions: {
      'github.com/traefik/traefik/v3':
        'docs/content/reference/dynamic-configuration/traefik.io_ingressroutes.yaml',
      'sigs.k8s.io/gateway-api': 'config/crd/standard/gateway.networking.k8s.io_httproutes.yaml',
    },
    licence: 'MIT, Apache-2.0',
  },
  {
    name: 'external-secrets',
    programs: {},
    definitions: {
      'github.com/external-secrets/external-secrets':
        'config/crds/bases/external-secrets.io_externalsecrets.yaml',
    },
  },
]

/**
 * Without C, paths of the machine and symbols, so that builds are reproducible. Debug information is not compiled
 * either, which would take a seventh of the time. Go's build cache depends on the flags, so they are the same for all
 * engines.
 */
export const buildFlags = [
  ...['-mod=readonly', '-buildvcs=false', '-trimpath'],
  ...['-gcflags=all=-dwarf=false', '-ldflags=-s -w'],
] as const

/** Those of an engine that states its version. The last `-ldflags` is the one that Go takes. */
export const stampFlags = (variable: string, version: string): readonly string[] => [
  `-ldflags=-s -w -X ${variable}=${version}`,
]

/** The committed folder of an engine's module. */
export const moduleFolder = (engine: Engine): string =>
  join(import.meta.dirname, '../../engines', engine.name)

/** The lab's folder in the user's cache, which outlives every run. */
export const cacheFolder = (name: string): string =>
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'observability-fleet', name)

/** All inputs of a build; the toolchain's version is in `go.mod`. */
const committedInputs = ['go.mod', 'go.sum', 'builder.yaml'] as const

/** The folder of a built engine, keyed by its module's content: another version has another folder. */
export const engineFolder = (engine: Engine): string => {
  const hash = createHash('sha256').update(JSON.stringify([engine, buildFlags]))
  for (const file of committedInputs) {
    const path = join(moduleFolder(engine), file)
    hash.update(`\0${file}\0`).update(existsSync(path) ? readFileSync(path) : '')
  }
  return join(cacheFolder('engines'), `${engine.name}-${hash.digest('hex').slice(0, 16)}`)
}

/** The version that an engine's module requires of the module whose program it builds. */
export const engineVersion = (engine: Engine): string =>
  /^(?:require)?\s+\S+ (v[\d.]+\S*)$/m.exec(
    readFileSync(join(moduleFolder(engine), 'go.mod'), 'utf8'),
  )?.[1] ?? ''

export const isBuilt = (engine: Engine): boolean => existsSync(engineFolder(engine))

/** The folder of an engine's custom resource definitions. */
export const definitionsFolder = (engine: Engine): string => join(engineFolder(engine), 'definitions')

/** The built file of a program. @throws when no engine has it, or it was not built yet. */
export const programFile = (program: string): string => {
  const engine = engines.find(({ programs }) => program in programs)
  if (!engine) throw new Error(`no engine in lab/engines builds ${program}`)
  if (!isBuilt(engine)) throw new Error(`${program} is not built yet: run \`pnpm lab:engines\``)
  return join(engineFolder(engine), program)
}
