import type { ChartContract } from '@fleet/validation/chart-contracts'
import type { KubernetesObject } from '../trees/committed.ts'

type Labels = Readonly<Record<string, string>>
type ForeignPods = ChartContract['pods'][number]
type ForeignService = ChartContract['services'][string]

interface Port {
  readonly name?: string
  readonly number: number
}

interface RenderedPods {
  readonly labels: Labels
  readonly ports: readonly Port[]
}

interface Rendered extends KubernetesObject {
  readonly spec?: {
    readonly selector?: Labels
    readonly ports?: readonly { readonly name?: string; readonly port: number }[]
    readonly template?: {
      readonly metadata?: { readonly labels?: Labels }
      readonly spec?: {
        readonly containers?: readonly {
          readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[]
        }[]
      }
    }
  }
}

const has = (labels: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([name, value]) => labels[name] === value)

const podsOf = (objects: readonly Rendered[]): readonly RenderedPods[] =>
  objects
    .filter(({ kind }) => ['DaemonSet', 'Deployment', 'StatefulSet'].includes(kind))
    .map(({ spec }) => ({
      labels: spec?.template?.metadata?.labels ?? {},
      ports: (spec?.template?.spec?.containers ?? []).flatMap(({ ports = [] }) =>
        ports.map(({ name, containerPort }) => ({ ...(name && { name }), number: containerPort })),
      ),
    }))

const missing = (wanted: readonly Port[], given: readonly Port[]): readonly string[] =>
  wanted
    .filter(({ name, number }) => !given.some((port) => port.name === name && port.number === number))
    .map(({ name, number }) => `port ${name} ${number}`)

const show = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',')

/** Where no workload of the chart makes the pods, an operator does, with the labels of the selector. */
const selects = (selector: Labels, wanted: Labels, pods: readonly RenderedPods[]): boolean => {
  const made = pods.filter(({ labels }) => has(labels, wanted))
  return made.length > 0 ? made.some(({ labels }) => has(labels, selector)) : has(wanted, selector)
}

const serviceViolations = (
  name: string,
  wanted: ForeignService,
  objects: readonly Rendered[],
): readonly string[] => {
  const service = objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === name)
  if (!service) return [`there is no Service ${name}`]
  const ports = (service.spec?.ports ?? []).map(({ name: called, port }) => ({
    ...(called && { name: called }),
    number: port,
  }))
  const selector = service.spec?.selector ?? {}
  return [
    ...missing(wanted.ports, ports).map((port) => `the Service ${name} has no ${port}`),
    ...(wanted.selector && !selects(selector, wanted.selector, podsOf(objects))
      ? [`the Service ${name} selects ${show(selector)}, which are not the pods ${show(wanted.selector)}`]
      : []),
  ]
}

/** The object of which the operator makes pods, by a label that it gives them. */
const OPERATED = { 'operator.prometheus.io/name': 'Prometheus', 'thanos-ruler': 'ThanosRuler' } as const

const podViolations = (wanted: ForeignPods, objects: readonly Rendered[]): readonly string[] => {
  for (const [label, made] of Object.entries(OPERATED)) {
    const name = wanted.labels[label]
    if (name === undefined) continue
    const isThere = objects.some(({ kind, metadata }) => kind === made && metadata.name === name)
    return isThere ? [] : [`there is no ${made} ${name}`]
  }
  const pods = podsOf(objects).filter(({ labels }) => has(labels, wanted.labels))
  if (pods.length === 0) return [`no pods are labelled ${show(wanted.labels)}`]
  return missing(
    wanted.ports,
    pods.flatMap(({ ports }) => ports),
  ).map((port) => `the pods ${show(wanted.labels)} have no ${port}`)
}

/** An image may have a variant after its version: `prometheus:v3.14.0-distroless`. */
const versionViolation = (
  program: string,
  version: string,
  objects: readonly KubernetesObject[],
): readonly string[] => {
  const image = new RegExp(`/${program}:v?${version.replaceAll('.', '[.]')}(-[a-z]+)?[@"]`)
  return image.test(JSON.stringify(objects)) ? [] : [`no image is ${program} ${version}`]
}

/** The violations of the validator's contract by a rendered chart, as texts. */
export const contractViolations = (
  contract: ChartContract,
  objects: readonly KubernetesObject[],
): readonly string[] => [
  ...Object.entries(contract.services).flatMap(([name, wanted]) => serviceViolations(name, wanted, objects)),
  ...contract.pods.flatMap((wanted) => podViolations(wanted, objects)),
  ...Object.entries(contract.runs ?? {}).flatMap(([program, version]) =>
    versionViolation(program, version, objects),
  ),
]
