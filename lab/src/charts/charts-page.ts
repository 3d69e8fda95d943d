import type { KubernetesObject } from '../trees/committed.ts'

interface Resources {
  readonly requests?: Readonly<Record<string, string>>
  readonly limits?: Readonly<Record<string, string>>
}

interface Container {
  readonly name: string
  readonly resources?: Resources
}

interface Spec {
  readonly template?: {
    readonly spec?: {
      readonly initContainers?: readonly Container[]
      readonly containers?: readonly Container[]
    }
  }
  readonly resources?: Resources
  readonly ports?: readonly { readonly name?: string; readonly port: number; readonly targetPort?: unknown }[]
  readonly selector?: Readonly<Record<string, string>>
  readonly policyTypes?: readonly string[]
}

/** A chart with its rendered objects. */
export interface RenderedChart {
  readonly name: string
  readonly tag: string
  readonly objects: readonly KubernetesObject[]
}

export interface RenderedContainer {
  readonly of: string
  readonly name: string
  readonly resources: Resources
}

const specOf = (object: KubernetesObject): Spec => object['spec'] ?? {}

const byName = (one: string, other: string): number => (one < other ? -1 : 1)

/** The containers of the chart's objects, and the operator's container of a Prometheus. */
export const containersOf = (objects: readonly KubernetesObject[]): readonly RenderedContainer[] =>
  objects
    .flatMap((object) => {
      const { template, resources = {} } = specOf(object)
      const of = `${object.kind} ${object.metadata.name}`
      const pod = template?.spec
      if (object.kind === 'Prometheus') return [{ of, name: 'prometheus', resources }]
      return [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])].map((container) => ({
        of,
        name: container.name,
        resources: container.resources ?? {},
      }))
    })
    .toSorted((one, other) => byName(`${one.of} ${one.name}`, `${other.of} ${other.name}`))

const pairs = (map: Readonly<Record<string, unknown>> = {}): string =>
  Object.entries(map)
    .map(([name, value]) => `${name} ${String(value)}`)
    .toSorted(byName)
    .join(', ') || 'none'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? 'None.'
    : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const kindsTable = (objects: readonly KubernetesObject[]): string =>
  table(
    ['kind', 'objects'],
    [...Map.groupBy(objects, ({ kind }) => kind)]
      .toSorted(([one], [other]) => byName(one, other))
      .map(([kind, group]) => [kind, String(group.length)]),
  )

const containersTable = (objects: readonly KubernetesObject[]): string =>
  table(
    ['of', 'container', 'requests', 'limits'],
    containersOf(objects).map(({ of, name, resources }) => [
      of,
      name,
      pairs(resources.requests),
      pairs(resources.limits),
    ]),
  )

const objectsOfKind = (objects: readonly KubernetesObject[], wanted: string): readonly KubernetesObject[] =>
  objects
    .filter(({ kind }) => kind === wanted)
    .toSorted((one, other) => byName(one.metadata.name, other.metadata.name))

const servicesTable = (objects: readonly KubernetesObject[]): string =>
  table(
    ['Service', 'ports', 'pods'],
    objectsOfKind(objects, 'Service').map((object) => {
      const { ports = [], selector } = specOf(object)
      const words = ports.map(
        ({ name = '', port, targetPort = port }) => `${name} ${port} to ${String(targetPort)}`,
      )
      return [object.metadata.name, words.join(', '), pairs(selector)]
    }),
  )

const policiesTable = (objects: readonly KubernetesObject[]): string =>
  table(
    ['NetworkPolicy', 'types'],
    objectsOfKind(objects, 'NetworkPolicy').map((object) => [
      object.metadata.name,
      (specOf(object).policyTypes ?? []).join(', '),
    ]),
  )

const sectionOf = ({ name, tag, objects }: RenderedChart): string =>
  [
    `## ${name} ${tag}`,
    `${objects.length} objects, the hooks of helm among them.`,
    kindsTable(objects),
    '### Containers',
    containersTable(objects),
    '### Services',
    servicesTable(objects),
    '### Network policies',
    policiesTable(objects),
  ].join('\n\n')

/** The page of the rendered charts of the committed releases: the same charts and values give the same bytes. */
export const chartsPage = (charts: readonly RenderedChart[]): string =>
  [
    '# What the charts make of the committed values',
    'Made by `pnpm lab charts --archives DIR`, from what helm renders of the committed releases. A pod of Prometheus is made by its operator:\nits sidecars are not in this table.',
    ...charts.toSorted((one, other) => byName(one.name, other.name)).map(sectionOf),
  ].join('\n\n') + '\n'
