import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { engines, moduleFolder, type Engine } from './engines.ts'

/*
 * Go compiles a package once for all engines if the package and its dependencies have the same versions in each. So the
 * engines require one version of shared modules: `align-engines.ts` sets it, and a test checks it.
 */

/** Modules that are a program or identify one: each engine keeps the version of its release. */
const kept: readonly RegExp[] = [
  /^github\.com\/fluxcd\//,
  /^github\.com\/getsops\/sops\//,
  /^github\.com\/k3s-io\//,
  /^github\.com\/open-telemetry\/opentelemetry-collector-contrib\//,
  /^github\.com\/prometheus\/(alertmanager|node_exporter|prometheus)$/,
  /^github\.com\/prometheus-operator\//,
  /^go\.etcd\.io\/etcd\//,
  /^go\.opentelemetry\.io\/collector(\/|$)/,
  /^helm\.sh\//,
  /^github\.com\/traefik\//,
  /^k8s\.io\/(kube-state-metrics|kubernetes)/,
  /^sigs\.k8s\.io\/(kustomize\/|kwok$)/,
]

/** The first five share little, and would raise what the others require; the others do not compile with what those require. */
const apart = [
  'alertmanager',
  'blackbox-exporter',
  'postgres-exporter',
  'victoria-logs',
  'versitygw',
  'jaeger',
  'thanos',
  'kwok',
]

const blocks = (goMod: string, directive: string): string =>
  [...goMod.matchAll(new RegExp(`^${directive} (?:\\(\n([^]*?)\n\\)|(.*))$`, 'gm'))]
    .map(([, block, line]) => block ?? line)
    .join('\n')

/** A module's requirements, without those that a `replace` gives a version of its own. */
const sharedIn = (goMod: string): readonly (readonly [module: string, version: string])[] => {
  const replaced = new Set(
    [...blocks(goMod, 'replace').matchAll(/^\s*(\S+)(?: \S+)? => /gm)].map(([, name]) => name),
  )
  return [...blocks(goMod, 'require').matchAll(/^\s*(\S+) (v\S+)/gm)]
    .map(([, module = '', version = '']) => [module, version] as const)
    .filter(([module]) => !replaced.has(module) && !kept.some((pattern) => pattern.test(module)))
}

interface Required {
  readonly engine: Engine
  readonly module: string
  readonly version: string
}

/** The engines' requirements of shared modules, by module. */
export const sharedModules = (): ReadonlyMap<string, readonly Required[]> => {
  const required = engines
    .filter(({ name }) => !apart.includes(name))
    .flatMap((engine) =>
      sharedIn(readFileSync(join(moduleFolder(engine), 'go.mod'), 'utf8')).map(
        ([module, version]): Required => ({ engine, module, version }),
      ),
    )
  return Map.groupBy(required, ({ module }) => module)
}

const inNumericOrder = new Intl.Collator('en', { numeric: true })

/** A pre-release sorts before its release: `v1.2.0-rc.1`, and likewise Go's pseudo-versions. */
const sortable = (version: string): string => (version.includes('-') ? version : `${version}-zz`)

/** The newest of some versions of a module. */
export const newest = (versions: readonly string[]): string =>
  versions.toSorted((one, other) => inNumericOrder.compare(sortable(one), sortable(other))).at(-1) ?? ''
