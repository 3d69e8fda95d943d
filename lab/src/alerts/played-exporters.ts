import { FLUX_METRICS } from '@fleet/model'
import { listens } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { clusters } from '../trees/clusters.ts'

const serve = (script: string, address: string, port: number): readonly string[] => [
  '-e',
  `${script}
   require('http').createServer((_, answer) => answer.end(lines().join('\\n') + '\\n')).listen(${port}, '${address}')`,
]

const pageOf = (series: number): string =>
  `const lines = () => Array.from({ length: ${series} }, (_, index) => 'lab_big{number="' + index + '"} 1')`

/** Each answer has other series. */
const pageOfNew = (series: number): string =>
  `let next = 0
   const lines = () => Array.from({ length: ${series} }, () => 'lab_new{number="' + next++ + '"} 1')`

/** Replaces a spoke's node-exporter by a page of so many series. */
export const startBigExporter = (spoke: Host, series: number): Promise<Program> =>
  replaceNodeExporter(spoke, pageOf(series))

/** Replaces a spoke's node-exporter by a page of so many series, which are new at each scrape. */
export const startChurningExporter = (spoke: Host, series: number): Promise<Program> =>
  replaceNodeExporter(spoke, pageOfNew(series))

const replaceNodeExporter = async (spoke: Host, script: string): Promise<Program> => {
  const { address } = clusters.spoke.node
  spoke.addAddress(address)
  const program = spoke.start({
    name: 'big-exporter',
    file: process.execPath,
    args: serve(script, '0.0.0.0', 9100),
  })
  await program.until('listens', () => listens(spoke.address, 9100))
  return program
}

/** Replaces a spoke's kube-state-metrics by a page of these lines. */
const startReporter = async (spoke: Host, name: string, lines: readonly string[]): Promise<Program> => {
  const address = '10.43.10.81'
  spoke.addAddress(address)
  spoke.addNames(address, ['kube-state-metrics.monitoring.svc'])
  const program = spoke.start({
    name,
    file: process.execPath,
    args: serve(`const lines = () => ${JSON.stringify(lines)}`, '0.0.0.0', 8080),
  })
  await program.until('listens', () => listens(spoke.address, 8080))
  return program
}

/** A kube-state-metrics that knows these nodes. */
export const startNodeList = (spoke: Host, nodes: readonly string[]): Promise<Program> =>
  startReporter(
    spoke,
    'node-list',
    nodes.map((node) => `kube_node_info{node="${node}"} 1`),
  )

/** Objects of Flux: whether they are ready, and when a Kustomization was reconciled with success. */
export interface FluxState {
  readonly ready: 'True' | 'False'
  /** In seconds since 1970; nothing where no Kustomization is reported. */
  readonly lastSuccess?: number
}

const fluxLabels = (kind: string): string =>
  `customresource_kind="${kind}",namespace="flux-system",name="flux-system"`

const FLUX_KINDS = ['Kustomization', 'HelmRelease', 'GitRepository']

/** A kube-state-metrics that reports on objects of Flux in this state. */
export const startFluxState = (spoke: Host, { ready, lastSuccess }: FluxState): Promise<Program> => {
  return startReporter(spoke, 'flux-state', [
    ...FLUX_KINDS.map((kind) => `${FLUX_METRICS.info}{${fluxLabels(kind)},ready="${ready}"} 1`),
    ...(lastSuccess === undefined
      ? []
      : [`${FLUX_METRICS.lastSuccess}{${fluxLabels('Kustomization')}} ${lastSuccess}`]),
  ])
}
