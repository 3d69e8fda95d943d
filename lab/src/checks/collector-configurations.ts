import { parse, stringify } from 'yaml'
import { argumentsOf, environmentOf, type PodFacts, type VariableSpec } from '../programs/pod-spec.ts'
import type { KubernetesObject } from '../trees/committed.ts'

/** A collector's configuration in a tree, with its pod's arguments and environment. */
export interface CollectorConfiguration {
  readonly what: string
  readonly text: string
  /** The collector's own arguments, but for the file. */
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** A reference without a value: kube-apiserver refuses it. */
const knownEnvironment = (variables: readonly VariableSpec[]): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...variables.map((variable) => {
      try {
        return environmentOf([variable], anyPod)
      } catch {
        return {}
      }
    }),
  ) as Readonly<Record<string, string>>

/** Values of the right form, for a check that connects to nothing. */
const anyPod: PodFacts = {
  nodeName: 'node',
  nodeAddress: '192.0.2.1',
  podAddress: '192.0.2.2',
  podName: 'pod',
  namespace: 'monitoring',
}

interface PodTemplate {
  readonly spec?: {
    readonly template?: {
      readonly spec?: {
        readonly containers?: readonly {
          readonly args?: readonly string[]
          readonly env?: readonly VariableSpec[]
        }[]
        readonly volumes?: readonly { readonly configMap?: { readonly name?: string } }[]
      }
    }
  }
}

const mounts = (workload: KubernetesObject, configMap: KubernetesObject): boolean =>
  workload.metadata.namespace === configMap.metadata.namespace &&
  ((workload as PodTemplate).spec?.template?.spec?.volumes ?? []).some(
    (volume) => volume.configMap?.name === configMap.metadata.name,
  )

const isFlag = (arg: string): boolean => arg.startsWith('--') && !arg.startsWith('--config')

const nameOf = ({ kind, metadata }: KubernetesObject): string => `${kind} ${metadata.name}`

const fromConfigMap = (
  configMap: KubernetesObject,
  objects: readonly KubernetesObject[],
): readonly CollectorConfiguration[] => {
  const files = Object.entries((configMap['data'] ?? {}) as Readonly<Record<string, string>>).filter(
    ([, text]) => /^receivers:/m.test(text) || /^exporters:/m.test(text),
  )
  if (files.length === 0) return []
  const [container] =
    (objects.find((object) => mounts(object, configMap)) as PodTemplate | undefined)?.spec?.template?.spec
      ?.containers ?? []
  const env = knownEnvironment(container?.env ?? [])
  return files.map(([file, text]) => ({
    what: `${nameOf(configMap)} ${file}`,
    text,
    args: argumentsOf(container?.args ?? [], env).filter(isFlag),
    env,
  }))
}

interface CollectorValues {
  readonly alternateConfig?: unknown
  readonly command?: { readonly extraArgs?: readonly string[] }
  readonly extraEnvs?: readonly VariableSpec[]
}

/** The chart prints `alternateConfig` verbatim. */
const fromRelease = (release: KubernetesObject): readonly CollectorConfiguration[] => {
  const values = (release['spec'] as { readonly values?: CollectorValues } | undefined)?.values
  if (values?.alternateConfig === undefined) return []
  const env = knownEnvironment(values.extraEnvs ?? [])
  return [
    {
      what: `${nameOf(release)} alternateConfig`,
      text: stringify(values.alternateConfig),
      args: argumentsOf(values.command?.extraArgs ?? [], env).filter(isFlag),
      env,
    },
  ]
}

/** Every collector's configuration of a cluster, from ConfigMaps and HelmReleases. */
export const collectorConfigurations = (
  objects: readonly KubernetesObject[],
): readonly CollectorConfiguration[] =>
  objects.flatMap((object) => {
    if (object.kind === 'ConfigMap') return fromConfigMap(object, objects)
    return object.kind === 'HelmRelease' ? fromRelease(object) : []
  })

/** A value as the collector reads it: with variables expanded, and `$` for a dollar sign. */
const expanded = (value: unknown, env: Readonly<Record<string, string>>): unknown =>
  JSON.parse(
    JSON.stringify(value).replaceAll(/\$\$|\$\{env:(\w+)\}/g, (text, name?: string) =>
      name === undefined ? '$' : (env[name] ?? text),
    ),
  )

interface ParsedConfiguration {
  readonly receivers?: Readonly<Record<string, { readonly config?: unknown } | null>>
}

/** Invalid YAML has no scrapes, and the collector refuses it itself. */
const parsed = (text: string): ParsedConfiguration => {
  try {
    return (parse(text) as ParsedConfiguration | null) ?? {}
  } catch {
    return {}
  }
}

/** The Prometheus configurations inside a collector's, as its receivers hand them on. */
export const scrapeConfigurations = ({
  what,
  text,
  env,
}: CollectorConfiguration): readonly { readonly what: string; readonly content: unknown }[] =>
  Object.entries(parsed(text).receivers ?? {})
    .filter(([id, receiver]) => /^prometheus(\/|$)/.test(id) && receiver?.config !== undefined)
    .map(([id, receiver]) => ({ what: `${what} ${id}`, content: expanded(receiver?.config, env) }))
