import { clusterNames, clusterOf, requiredSecrets, type ClusterName, type Fleet } from '@fleet/model'
import { FLUX_FOLDER } from '../tree.ts'

/** Flux' default namespace. */
const FLUX_NAMESPACE = 'flux-system'

/** Stands for the address of a repository that is not known. */
export const UNKNOWN_URL = 'ssh://git@HOST/YOU/REPOSITORY'

/**
 * The command that makes a cluster follow its tree.
 * @param url the address of the repository, where it is known
 */
export const bootstrapCommand = (fleet: Fleet, cluster: ClusterName, url: string = UNKNOWN_URL): string => {
  const { branch, path, source } = fleet.gitops
  return [
    `flux bootstrap git --url=${url}`,
    `--branch=${branch}`,
    `--path=${path}/${cluster}/${FLUX_FOLDER}`,
    `--context=${clusterOf(fleet, cluster).kubeContext}`,
    ...(source.namespace === FLUX_NAMESPACE ? [] : [`--namespace=${source.namespace}`]),
  ].join(' ')
}

/** What only the user can provide: the Secrets that pods wait for, Flux itself, and a receiver of alerts. */
export const provisionsText = (fleet: Fleet, clusters: readonly ClusterName[], url?: string): string =>
  [
    'Secrets that you provide (the generator never writes one):',
    ...clusters.flatMap((cluster) => secretLines(fleet, cluster)),
    '',
    'Once per cluster, to make it follow its tree:',
    ...clusters.map((cluster) => `  ${bootstrapCommand(fleet, cluster, url)}`),
    '',
    'Alerts have no receiver yet: Grafana alone shows them (docs/decisions/0022).',
    '',
  ].join('\n')

const secretLines = (fleet: Fleet, cluster: ClusterName): readonly string[] => {
  const secrets = requiredSecrets(fleet, cluster)
  return [
    `  ${cluster}: ${secrets.length === 0 ? 'none' : ''}`.trimEnd(),
    ...secrets.flatMap(({ namespace, name, keys, readers }) => [
      `    ${namespace}/${name}, read by ${readers.join(', ')}`,
      ...Object.entries(keys).map(([key, holds]) => `      ${key}: ${holds}`),
    ]),
  ]
}

/** The reported clusters that are still in the fleet. */
export const presentClusters = (fleet: Fleet, reported: readonly string[]): readonly ClusterName[] =>
  clusterNames(fleet).filter((name) => reported.includes(name))
