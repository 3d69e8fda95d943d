import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { engines, moduleFolder, type Engine } from './engines.ts'
import { compareVersions } from './go-versions.ts'

/*
 * Go compiles a package once for all engines, where the package and everything below it have the same versions in each. So the engines'
 * modules require the newest version of what they share that any of them requires: `align-engines.ts` sets it, and a test holds it.
 */

/**
 * Modules that are a program, or that a program is known by: each engine keeps the version that its own release names.
 * Kubernetes' own libraries are here for the engine `kubernetes`, whose `replace` lines name them.
 */
const kept: readonly RegExp[] = [
  /^github\.com\/fluxcd\//,
  /^github\.com\/k3s-io\//,
  /^github\.com\/open-telemetry\/opentelemetry-collector-contrib\//,
  /^github\.com\/prometheus\/(alertmanager|node_exporter|prometheus)$/,
  /^github\.com\/prometheus-operator\//,
  /^go\.etcd\.io\/etcd\//,
  /^go\.opentelemetry\.io\/collector(\/|$)/,
  /^helm\.sh\//,
  /^k8s\.io\/(kube-state-metrics|kubernetes)/,
  /^sigs\.k8s\.io\/(kustomize\/|kwok$)/,
]

/** Programs that share little, and would raise what the others are known by: they stay with the versions of their own releases. */
const apart = ['alertmanager', 'victoria-logs']

export const sharingEngines: readonly Engine[] = engines.filter(({ name }) => !apart.includes(name))

const blocks = (goMod: string, directive: string): string =>
  [...goMod.matchAll(new RegExp(`^${directive} (?:\\(\n([^]*?)\n\\)|(.*))$`, 'gm'))]
    .map(([, block, line]) => block ?? line)
    .join('\n')

/** A module's own requirements. What a `replace` names has its version for a reason of its own. */
export const requiredBy = (goMod: string): ReadonlyMap<string, string> => {
  const replaced = new Set(
    [...blocks(goMod, 'replace').matchAll(/^\s*(\S+)(?: \S+)? => /gm)].map(([, name]) => name),
  )
  const lines = [...blocks(goMod, 'require').matchAll(/^\s*(\S+) (v\S+)/gm)]
  return new Map(
    lines.flatMap(([, name = '', version = '']) => (replaced.has(name) ? [] : [[name, version] as const])),
  )
}

/** What an engine's module requires, and shares with others. */
export const sharedBy = (engine: Engine): ReadonlyMap<string, string> =>
  new Map(
    [...requiredBy(readFileSync(join(moduleFolder(engine), 'go.mod'), 'utf8'))].filter(
      ([module]) => !kept.some((pattern) => pattern.test(module)),
    ),
  )

/** The newest version of each shared module that an engine requires. */
export const newestVersions = (): ReadonlyMap<string, string> => {
  const newest = new Map<string, string>()
  for (const engine of sharingEngines) {
    for (const [module, version] of sharedBy(engine)) {
      const known = newest.get(module)
      if (known === undefined || compareVersions(version, known) > 0) newest.set(module, version)
    }
  }
  return newest
}

/** What of an engine's module is older than in another's: `module@version` as it should be. */
export const behind = (engine: Engine, newest = newestVersions()): readonly string[] =>
  [...sharedBy(engine)].flatMap(([module, version]) => {
    const target = newest.get(module)
    return target === undefined || target === version ? [] : [`${module}@${target}`]
  })
