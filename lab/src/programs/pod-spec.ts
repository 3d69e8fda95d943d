import { valueAt } from '../trees/committed.ts'

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
  }
