import { seconds } from '@fleet/model'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { statusesOf, type Pod } from '../../live/pods.ts'

/** What loads the dashboards: the sidecar writes them to files, and Grafana reads those. */
export const SIDECAR = 'grafana-sc-dashboard'
export const GRAFANA = 'grafana'

/** What the programs of Grafana's pod say of dashboards. */
export interface GrafanaLogs {
  readonly pod: string
  /** The files that the sidecar wrote; nothing where its log does not say it of all. */
  readonly written: ReadonlySet<string> | undefined
  readonly errorsOfSidecar: readonly string[]
  /** What Grafana says lately of files that it cannot load, with the file where it names one. */
  readonly errorsOfGrafana: readonly { readonly file: string | undefined; readonly text: string }[]
}

/** Nothing where no pod of Grafana runs. @throws NotAsked where pods or their logs cannot be read */
export const grafanaLogs = async (live: LiveFleet): Promise<GrafanaLogs | undefined> => {
  const { hub, fleet, since } = live
  const { namespace } = fleet.telemetry
  const pods = (await hub.api.list('/api/v1/pods')) as readonly Pod[]
  const pod = pods.find((one) => isGrafana(one, namespace))
  if (!pod) return undefined
  const log = async (container: string, options: string): Promise<readonly string[]> => {
    const path = `/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}/log?container=${container}&${options}`
    return ((await hub.api.text(path)) ?? '').split('\n')
  }
  const [sidecar, grafana] = await Promise.all([
    log(SIDECAR, 'limitBytes=1000000'),
    log(GRAFANA, `tailLines=1000&sinceSeconds=${seconds(since)}`),
  ])
  const messages = sidecar.map(messageOf)
  return {
    pod: pod.metadata.name,
    written: isWhole(pod, messages) ? new Set(messages.flatMap(fileWritten)) : undefined,
    errorsOfSidecar: sidecar.filter((line) => /"level":\s*"(ERROR|CRITICAL)"/.test(line)).map(messageOf),
    errorsOfGrafana: grafana.filter(isAboutProvisioning).map(fieldsOf),
  }
}

const isGrafana = ({ metadata, status }: KubernetesObject & Pod, namespace: string): boolean =>
  metadata.namespace === namespace &&
  metadata.labels?.['app.kubernetes.io/name'] === GRAFANA &&
  status?.phase === 'Running'

/** The sidecar writes JSON. */
const messageOf = (line: string): string => {
  try {
    return (JSON.parse(line) as { readonly msg?: string }).msg ?? line
  } catch {
    return line
  }
}

/** A sidecar that starts anew finds its files, and says nothing of those that have not changed. */
const isWhole = (pod: Pod, messages: readonly string[]): boolean =>
  messages.includes('Starting collector') &&
  statusesOf(pod).some(({ name, restartCount }) => name === SIDECAR && restartCount === 0)

const fileWritten = (message: string): readonly string[] => {
  const [, path] = /^Writing (\S+)/.exec(message) ?? []
  return path === undefined ? [] : [baseOf(path)]
}

const baseOf = (path: string): string => path.replace(/^.*\//, '')

/** Grafana looks at its files twice a minute, and says each time what it cannot load. */
const isAboutProvisioning = (line: string): boolean =>
  line.includes('logger=provisioning.dashboard') && /level=(error|warn)/.test(line)

const fieldsOf = (line: string) => {
  const [, file] = /\bfile=(\S+)/.exec(line) ?? []
  return {
    file: file === undefined ? undefined : baseOf(file),
    text: line.replace(/^.*?\bmsg=/, ''),
  }
}
