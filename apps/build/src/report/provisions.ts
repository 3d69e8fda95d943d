import {
  clusterNames,
  clusterOf,
  grafanaRoute,
  grafanaServer,
  hostRoutes,
  hostUrl,
  serviceUrl,
  type ClusterName,
  type Fleet,
} from '@fleet/model'
import { stateText, wayOf } from '../secrets/list-text.ts'
import type { SecretState } from '../secrets/secret-states.ts'
import { FLUX_FOLDER } from '../tree.ts'
import { shownPath } from './shown-path.ts'

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

/** What only the user can provide: the Secrets that pods wait for, Flux itself, a receiver of alerts, and hostnames at Cloudflare. Then how to open Grafana. */
export const provisionsText = (
  fleet: Fleet,
  clusters: readonly ClusterName[],
  secrets: readonly SecretState[],
  url?: string,
): string =>
  [
    'Secrets that you provide (the generator never writes one):',
    ...clusters.flatMap((cluster) => secretLines(fleet, cluster, secrets)),
    '',
    'Once per cluster, to make it follow its tree:',
    ...clusters.map((cluster) => `  ${bootstrapCommand(fleet, cluster, url)}`),
    '',
    ...alertLines(fleet),
    ...tunnelLines(fleet, clusters),
    ...(clusters.includes(fleet.hub.cluster) ? grafanaLines(fleet) : []),
  ].join('\n')

const alertLines = ({ hub }: Fleet): readonly string[] =>
  hub.alerting ? [] : ['Alerts have no receiver yet: Grafana alone shows them.', '']

const grafanaLines = (fleet: Fleet): readonly string[] => {
  const { secret } = fleet.hub.grafana.admin
  const account = `with the user and the password of the Secret ${fleet.telemetry.namespace}/${secret}`
  const route = grafanaRoute(fleet)
  return [
    'To open Grafana, once Flux has made it ready:',
    ...(route
      ? [`  ${hostUrl(route)}, ${account}`]
      : [`  ${grafanaCommand(fleet)}`, `  http://localhost:${LOCAL_PORT}, ${account}`]),
    '',
  ]
}

/** A tunnel with a token has its public hostnames at Cloudflare: no object of a tree can hold them. */
const tunnelLines = (fleet: Fleet, clusters: readonly ClusterName[]): readonly string[] => {
  const lines = clusters.flatMap((cluster) =>
    hostRoutes(fleet, cluster)
      .filter(({ entrance }) => entrance.kind === 'tunnel')
      .map(({ host, service }) => `  ${cluster}: ${host} to ${serviceUrl(service)}`),
  )
  return lines.length === 0
    ? []
    : ['Public hostnames that you enter at Cloudflare, in the tunnel of the cluster:', ...lines, '']
}

const secretLines = (
  fleet: Fleet,
  cluster: ClusterName,
  secrets: readonly SecretState[],
): readonly string[] => {
  const states = secrets.filter((state) => state.cluster === cluster)
  const way = clusterOf(fleet, cluster).secretsFrom === undefined ? '' : wayOf(fleet, cluster)
  return [
    `  ${cluster}: ${states.length === 0 ? 'none' : way}`.trimEnd(),
    ...states.flatMap((state) => [
      `    ${state.namespace}/${state.name}, read by ${state.readers.join(', ')}`,
      ...(state.from === 'kubectl' ? [] : [`      ${stateText(state, shownPath)}`]),
      ...(state.state === 'encrypted'
        ? []
        : Object.entries(state.keys).map(([key, holds]) => `      ${key}: ${holds}`)),
    ]),
  ]
}

/** The reported clusters that are still in the fleet. */
export const presentClusters = (fleet: Fleet, reported: readonly string[]): readonly ClusterName[] =>
  clusterNames(fleet).filter((name) => reported.includes(name))
