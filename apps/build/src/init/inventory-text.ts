import {
  DEFAULT_TREES_FOLDER,
  type ClusterInput,
  type FleetInput,
  type GitOpsInput,
  type HubInput,
} from '@fleet/model'
import { versions } from '@fleet/validation/fixtures/versions'
import type { NewCluster, NewFleet } from './new-fleet.ts'

/** The inventory of a new fleet: what `inventoryText` and the file of versions state together. */
export const inventoryOf = (fleet: NewFleet): FleetInput => {
  const gitops = repositoryOf(fleet)
  return {
    clusters: Object.fromEntries(
      Object.entries(fleet.clusters).map(([name, cluster]) => [name, clusterOf(cluster, fleet)]),
    ),
    versions,
    hub: hubOf(fleet),
    ...(Object.keys(gitops).length > 0 && { gitops }),
  }
}

const DEFAULT_BRANCH = 'main'

/** What Flux follows in the repository, where it is not the default. */
const repositoryOf = ({ branch, folder }: NewFleet): GitOpsInput => ({
  ...(branch !== DEFAULT_BRANCH && { branch }),
  ...(folder !== undefined && { path: `${folder}/${DEFAULT_TREES_FOLDER}` }),
})

const clusterOf = (
  { kubeContext, nodes, storageClass, traefik }: NewCluster,
  { ageRecipient }: Pick<NewFleet, 'ageRecipient'>,
): ClusterInput => ({
  kubeContext,
  nodes,
  ...(storageClass !== 'local-path' && { storageClass }),
  ...(!traefik && { traefik }),
  ...(ageRecipient !== undefined && { secretsFrom: { type: 'sops', recipients: [ageRecipient] } }),
  ...budgetOf(Object.keys(nodes).length),
})

/** At rest the hub has 5000 series and 1000 a node, a spoke fewer. The default has room for services on two nodes. */
const budgetOf = (nodes: number): Pick<ClusterInput, 'seriesBudget'> =>
  nodes > 2 ? { seriesBudget: 6000 + 2000 * nodes } : {}

/** A new fleet has no spoke yet that pushes without a credential. */
const hubOf = ({ hub: cluster, hubNode: node }: NewFleet): HubInput => ({
  cluster,
  ...(node !== undefined && { node }),
  ingest: { credentials: 'required' },
})

/** The text of the new fleet's `fleet.ts`. */
export const inventoryText = (fleet: NewFleet): string => {
  const { clusters, hub, gitops } = inventoryOf(fleet)
  return `import type { FleetInput } from 'observability-fleet'
import { versions } from './versions.ts'

/** The whole fleet. What it does not state has a default, which \`npx observability-fleet explain hub\` prints. */
export const fleet: FleetInput = {
${fieldsOf({ clusters, hub, ...(gitops && { gitops }) }, '  ')
  .map((field) => `  ${field},\n`)
  .join('')}  versions,
}
`
}

/** Whether a record holds plain values alone. */
const isFlat = (value: object): boolean => Object.values(value).every((field) => typeof field !== 'object')

/** A value as TypeScript writes it. Records of plain values stand in one line. */
const literal = (value: unknown, indent: string): string => {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return String(value).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, '_')
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = fieldsOf(value, `${indent}  `)
  if (fields.length === 0) return '{}'
  if (isFlat(value)) return `{ ${fields.join(', ')} }`
  return `{\n${fields.map((field) => `${indent}  ${field},\n`).join('')}${indent}}`
}

/** The fields of a record as TypeScript writes them. */
const fieldsOf = (record: object, indent: string): readonly string[] =>
  Object.entries(record).map(([key, value]) => `${keyText(key)}: ${literal(value, indent)}`)

const keyText = (key: string): string => (/^[a-z]\w*$/i.test(key) ? key : quoted(key))

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`
