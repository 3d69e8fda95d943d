import {
  clusterNames,
  clusterOf,
  grafanaServer,
  requiredSecrets,
  type ClusterName,
  type Fleet,
} from '@fleet/model'
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

/** Where the forwarded port of Grafana is on the user's machine. */
const LOCAL_PORT = 3000

/** The command that makes Grafana reachable on the user's machine. */
export const grafanaCommand = (fleet: Fleet): string => {
  const { name, namespace, port } = grafanaServer(fleet)
  const { kubeContext } = clusterOf(fleet, fleet.hub.cluster)
  return `kubectl --context=${kubeContext} --namespace=${namespace} port-forward service/${name} ${LOCAL_PORT}:${port}`
}

/** What only the user can provide: the Secrets that pods wait for, Flux itself, and a receiver of alerts. Then how to open Grafana. */
export const provisionsText = (fleet: Fleet, clusters: readonly ClusterName[], url?: string): string =>
  [
    'Secrets that you provide (the generator never writes one):',
    ...clusters.flatMap((cluster) => secretLines(fleet, cluster)),
    '',
    'Once per cluster, to make it follow its tree:',
    ...clusters.map((cluster) => `  ${bootstrapCommand(fleet, cluster, url)}`),
    '',
    'Alerts have no receiver yet: Grafana alone shows them.',
    '',
    ...(clusters.includes(fleet.hub.cluster) ? grafanaLines(fleet) : []),
  ].join('\n')

const grafanaLines = (fleet: Fleet): readonly string[] => [
  'To open Grafana, once Flux has made it ready:',
  `  ${grafanaCommand(fleet)}`,
  `  http://localhost:${LOCAL_PORT}, with the user and the password of the Secret ${fleet.telemetry.namespace}/${fleet.hub.grafana.admin.secret}`,
  '',
]

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
