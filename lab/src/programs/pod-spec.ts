import { textAt, valueAt, type KubernetesObject } from '../trees/committed.ts'

/** A container's variable in a manifest. */
export interface VariableSpec {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: { readonly fieldRef?: { readonly fieldPath: string } }
}

/** The values of the downward API for a pod. */
export interface PodFacts {
  readonly nodeName: string
  readonly nodeAddress: string
  readonly podAddress: string
  readonly podName: string
  readonly namespace: string
}

const fields: Readonly<Record<string, keyof PodFacts>> = {
  'spec.nodeName': 'nodeName',
  'status.hostIP': 'nodeAddress',
  'status.podIP': 'podAddress',
  'metadata.name': 'podName',
  'metadata.namespace': 'namespace',
}

/** The environment that a kubelet gives a container. @throws for an unresolvable reference */
export const environmentOf = (
  variables: readonly VariableSpec[],
  facts: PodFacts,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    variables.map(({ name, value, valueFrom }) => {
      const field = fields[valueFrom?.fieldRef?.fieldPath ?? '']
      const resolved = value ?? (field && facts[field])
      if (resolved === undefined)
        throw new Error(`the lab cannot tell what ${name} would be: ${JSON.stringify(valueFrom)}`)
      return [name, resolved]
    }),
  )

/** A manifest's arguments, with `$(NAME)` expanded as by the kubelet. */
export const argumentsOf = (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): readonly string[] =>
  args.map((arg) => arg.replaceAll(/\$\((\w+)\)/g, (text, name: string) => environment[name] ?? text))

/** The first container of a workload's pods. */
export const containerOf = (workload: unknown) =>
  valueAt(workload, 'spec', 'template', 'spec', 'containers', 0) as {
    readonly name: string
    readonly args?: readonly string[]
    readonly env?: readonly VariableSpec[]
    readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[]
  }

interface VolumeSpec {
  readonly name: string
  readonly configMap?: { readonly name: string }
}

/** The files that the first container of a workload's pods mounts from ConfigMaps, each with its path. */
export const mountedFiles = (
  workload: unknown,
  configMaps: readonly KubernetesObject[],
): readonly (readonly [path: string, content: string])[] => {
  const volumes = valueAt(workload, 'spec', 'template', 'spec', 'volumes') as readonly VolumeSpec[]
  return (containerOf(workload).volumeMounts ?? []).flatMap(({ name, mountPath }) => {
    const wanted = volumes.find((volume) => volume.name === name)?.configMap?.name
    const data = configMaps.find(({ metadata }) => metadata.name === wanted)?.['data'] ?? {}
    return Object.keys(data).map((key) => [`${mountPath}/${key}`, textAt(data, key)] as const)
  })
}
