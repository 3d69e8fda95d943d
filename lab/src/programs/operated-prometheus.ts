import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { namespace, prometheusName } from '../chart-stand-ins/kube-prometheus-stack/chart.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { Api } from '../kubernetes/api.ts'
import { serviceAccountPath, type ApiServer } from '../kubernetes/api-server.ts'
import { clusters } from '../trees/clusters.ts'
import { valueAt } from '../trees/committed.ts'
import { argumentsOf, environmentOf, type VariableSpec } from './pod-spec.ts'
import { runPrometheus, type Prometheus } from './prometheus.ts'

/** The operator's result for the chart's Prometheus object: the pod, and its files. */
interface Operated {
  /** prometheus.yml, as the pod's reloader writes it. */
  readonly configuration: string
  readonly args: readonly string[]
  /** Rule files by their path. */
  readonly rules: Readonly<Record<string, string>>
}

const podName = `prometheus-${prometheusName}-0`
const inNamespace = `/api/v1/namespaces/${namespace}`

interface List {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly namespace: string }
    readonly data?: Readonly<Record<string, string>>
  }[]
}

const list = async (api: Api, path: string): Promise<List['items']> => ((await api.get(path)) as List).items

const configurationOf = async (api: Api): Promise<string> => {
  const secret = await api.get(`${inNamespace}/secrets/prometheus-${prometheusName}`)
  const packed = Buffer.from(String(valueAt(secret, 'data', 'prometheus.yaml.gz')), 'base64')
  return gunzipSync(packed).toString('utf8')
}

interface Container {
  readonly name: string
  readonly args: readonly string[]
  readonly env?: readonly VariableSpec[]
}

/** The values that the pod's reloader substitutes, such as `$(POD_NAME)`. */
const reloaded = (configuration: string, containers: readonly Container[]): string => {
  const { env = [] } = containers.find(({ name }) => name === 'config-reloader') ?? {}
  const { node } = clusters.hub
  const environment = environmentOf(env, {
    ...{ podName, namespace, podAddress: node.address, nodeAddress: node.address, nodeName: node.name },
  })
  return argumentsOf([configuration], environment).join('')
}

const monitorsOf = async (api: Api): Promise<readonly string[]> => {
  const kinds = { servicemonitors: 'serviceMonitor', podmonitors: 'podMonitor' }
  const resources = await Promise.all(
    Object.entries(kinds).map(async ([resource, word]) =>
      (await list(api, `/apis/monitoring.coreos.com/v1/${resource}`)).map(
        ({ metadata }) => `job_name: ${word}/${metadata.namespace}/${metadata.name}/0`,
      ),
    ),
  )
  return resources.flat()
}

const rulesOf = async (api: Api): Promise<Operated['rules']> => {
  const maps = await list(api, `${inNamespace}/configmaps?labelSelector=prometheus-name=${prometheusName}`)
  return Object.fromEntries(
    maps.flatMap(({ metadata: { name }, data = {} }) =>
      Object.entries(data).map(([file, text]) => [`${name}/${file}`, text]),
    ),
  )
}

/** Waits until the operator has read every monitor of the API. */
const operated = async (api: Api, operator: Program): Promise<Operated> => {
  const monitors = await monitorsOf(api)
  await operator.until('writes a configuration with every monitor', async () => {
    const configuration = await configurationOf(api)
    return monitors.every((job) => configuration.includes(job))
  })
  const workload = `/apis/apps/v1/namespaces/${namespace}/statefulsets/prometheus-${prometheusName}`
  await operator.until('makes the StatefulSet', async () => Boolean(await api.get(workload)))
  const path = ['spec', 'template', 'spec', 'containers']
  const containers = valueAt(await api.get(workload), ...path) as readonly Container[]
  return {
    configuration: reloaded(await configurationOf(api), containers),
    args: containers.find(({ name }) => name === 'prometheus')?.args ?? [],
    rules: await rulesOf(api),
  }
}

const writeAll = (folder: string, files: Readonly<Record<string, string>>): string => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

export interface OperatedStart {
  readonly server: ApiServer
  readonly operator: Program
  readonly stage: string
}

/** A Prometheus that the operator configures. */
export interface OperatedPrometheus extends Prometheus {
  /**
   * Restarts it, once the operator has made of the Prometheus object what is wanted, as a cluster does by itself.
   * @param isMade whether the operator is done, by the arguments and the configuration
   */
  readonly follow: (isMade: (made: Pick<Operated, 'args' | 'configuration'>) => boolean) => Promise<void>
}

/** Starts the hub's Prometheus with the arguments, the configuration and the rules that the operator made. */
export const startOperatedPrometheus = async (
  host: Host,
  { server, operator, stage }: OperatedStart,
): Promise<OperatedPrometheus> => {
  const { configuration, args, rules } = await operated(server.api, operator)
  const folder = (name: string): string => mkdtempSync(join(stage, `prometheus-${name}-`))
  const config = folder('config')
  const configure = (text: string): string => writeAll(config, { 'prometheus.env.yaml': text })
  const webSecret = await server.api.get(`${inNamespace}/secrets/prometheus-${prometheusName}-web-config`)
  const webConfig = Buffer.from(String(valueAt(webSecret, 'data', 'web-config.yaml')), 'base64')
  const prometheus = await runPrometheus(host, {
    args,
    env: server.podEnv,
    mounts: {
      [configure(configuration)]: '/etc/prometheus/config_out',
      [writeAll(folder('web'), { 'web-config.yaml': webConfig.toString('utf8') })]:
        '/etc/prometheus/web_config',
      [writeAll(folder('rules'), rules)]: '/etc/prometheus/rules',
      [folder('data')]: '/prometheus',
      [await server.serviceAccountFolder(namespace, prometheusName)]: serviceAccountPath,
    },
  })
  let running = args
  return {
    ...prometheus,
    follow: async (isMade) => {
      let made = await operated(server.api, operator)
      await operator.until('follows the Prometheus object', async () => {
        made = await operated(server.api, operator)
        return isMade(made)
      })
      configure(made.configuration)
      // A changed configuration alone is reloaded in the running pod; other arguments make another pod.
      if (made.args.join() === running.join()) process.kill(prometheus.program().pid, 'SIGHUP')
      else await prometheus.restart('SIGTERM', made.args)
      running = made.args
    },
  }
}
