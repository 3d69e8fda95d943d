import { DEFAULT_TREES_FOLDER, type ClusterInput, type FleetInput } from '@fleet/model'
import { gitops, hub, telemetry } from '@fleet/validation/fixtures/settings'
import { versions } from '@fleet/validation/fixtures/versions'
import type { NewCluster, NewFleet } from './new-fleet.ts'

/** The inventory of a new fleet: what `inventoryText` and the files of settings and versions state together. */
export const inventoryOf = (fleet: NewFleet): FleetInput => ({
  clusters: Object.fromEntries(
    Object.entries(fleet.clusters).map(([name, cluster]) => [name, clusterOf(cluster)]),
  ),
  versions,
  hub: { ...hubOf(fleet), ...hub },
  telemetry,
  gitops: { ...gitops, ...repositoryOf(fleet) },
})

/** What Flux follows in the repository. */
export const repositoryOf = ({
  branch,
  folder,
}: NewFleet): Pick<FleetInput['gitops'], 'branch' | 'path'> => ({
  branch,
  ...(folder !== undefined && { path: `${folder}/${DEFAULT_TREES_FOLDER}` }),
})

const clusterOf = (cluster: NewCluster): ClusterInput => ({
  ...cluster,
  ...budgetOf(Object.keys(cluster.nodes).length),
  workloads: {},
  secrets: {},
})

/** At rest the hub has 5000 series and 1000 a node, a spoke fewer. The default has room for services on two nodes. */
const budgetOf = (nodes: number): Pick<ClusterInput, 'seriesBudget'> => {
  const seriesBudget = 6000 + 2000 * nodes
  return seriesBudget > hub.prometheus.seriesBudget ? { seriesBudget } : {}
}

const hubOf = ({ hub: cluster, hubNode: node }: NewFleet) => ({
  cluster,
  ...(node !== undefined && { node }),
})

/** The text of the new fleet's `fleet.ts`. */
export const inventoryText = (
  fleet: NewFleet,
): string => `import type { FleetInput } from 'observability-fleet'
import { gitops, hub, telemetry } from './settings.ts'
import { versions } from './versions.ts'

/** The whole fleet. The hub is a fact like any other: with another name, the stores move to that cluster. */
export const fleet: FleetInput = {
  clusters: ${literal(inventoryOf(fleet).clusters, '  ')},
  versions,
  hub: { ${fieldsOf(hubOf(fleet)).join(', ')}, ...hub },
  telemetry,
  gitops,
}
`

/** Whether a record holds plain values alone. */
const isFlat = (value: object): boolean => Object.values(value).every((field) => typeof field !== 'object')

/** A value as TypeScript writes it. Records of plain values stand in one line. */
const literal = (value: unknown, indent: string): string => {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return String(value).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, '_')
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = fieldsOf(value, `${indent}  `)
  if (fields.length === 0) return '{}'
  if (isFlat(value)) return `{ ${fields.join(', ')} }`
  return `{\n${fields.map((field) => `${indent}  ${field},\n`).join('')}${indent}}`
}

/** The fields of a record as TypeScript writes them. */
export const fieldsOf = (record: object, indent = ''): readonly string[] =>
  Object.entries(record).map(([key, value]) => `${keyText(key)}: ${literal(value, indent)}`)

const keyText = (key: string): string => (/^[a-z]\w*$/i.test(key) ? key : quoted(key))

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`
