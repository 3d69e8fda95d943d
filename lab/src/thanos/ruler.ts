import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '../hosts/host.ts'
import { startThanos, type Thanos } from '../programs/thanos.ts'
import { valueAt, type KubernetesObject } from '../trees/committed.ts'
import { hubObject, hubObjects } from './distributed-example.ts'
import type { ThanosHub } from './hub.ts'
import { podsOf } from './parts.ts'

/*
 * The Ruler, with the flags that the operator makes of `thanosRulerSpec`: where it asks, where it writes, how often it
 * evaluates. Its rules are the objects of the tree that the hub's Prometheus does not evaluate.
 */

const values = (): unknown => valueAt(hubObject('HelmRelease', 'kube-prometheus-stack'), 'spec', 'values')

const spec = (stack: KubernetesObject): unknown =>
  valueAt(stack, 'spec', 'values', 'thanosRuler', 'thanosRulerSpec')

type Selected = Readonly<Record<string, string>>

/** The labels of the rules that Prometheus still evaluates itself. */
const ofPrometheus = (): Selected =>
  valueAt(values(), 'prometheus', 'prometheusSpec', 'ruleSelector', 'matchLabels') as Selected

/** The rules of the Ruler in the tree. */
export const rulesOfRuler = (): readonly KubernetesObject[] =>
  hubObjects.filter(
    ({ kind, metadata }) =>
      kind === 'PrometheusRule' &&
      !Object.entries(ofPrometheus()).every(([label, value]) => metadata.labels?.[label] === value),
  )

export interface RulerStart {
  readonly stage: string
  /** Changes an object's groups: waits are shortened, with the reason in the test. */
  readonly change?: (groups: string) => string
  readonly interval: string
  /** The release of Prometheus' chart, which has the Ruler: by default that of the example. */
  readonly stack?: KubernetesObject
}

/** A minute of an alert's wait is a second, and so is an hour. */
export const hastened = (groups: string): string =>
  groups
    .replaceAll(/"for":"(\d+)[mh]"/g, '"for":"$1s"')
    .replaceAll(/"interval":"\d+[smh]"/g, '"interval":"2s"')

/** Starts the Ruler on Query and the Receives of a hub. */
export const startRuler = (host: Host, hub: ThanosHub, start: RulerStart): Promise<Thanos> => {
  const {
    stage,
    change = (groups) => groups,
    interval,
    stack = hubObject('HelmRelease', 'kube-prometheus-stack'),
  } = start
  const folder = join(stage, 'ruler')
  mkdirSync(folder, { recursive: true })
  for (const { metadata, spec: { groups } = { groups: [] } } of rulesOfRuler() as readonly RuleObject[])
    writeFileSync(join(folder, `${metadata.name}.yaml`), change(JSON.stringify({ groups })))
  const [writes] = valueAt(spec(stack), 'remoteWrite') as readonly object[]
  const [query] = podsOf('query')
  return startThanos(host, {
    name: 'thanos-ruler',
    args: [
      'rule',
      `--data-dir=${join(stage, 'ruler-data')}`,
      `--eval-interval=${interval}`,
      // The operator gives its label of replicas to all that the Ruler makes.
      '--label=thanos_ruler_replica="thanos-ruler-0"',
      '--alert.label-drop=thanos_ruler_replica',
      `--query=${host.address}:${query?.httpPort}`,
      `--remote-write.config=${JSON.stringify({ remote_write: [{ ...writes, url: hub.writes }] })}`,
      `--rule-file=${join(folder, '*.yaml')}`,
      '--grpc-address=127.0.0.1:21901',
    ],
    httpAddress: `${host.address}:21902`,
  })
}

interface RuleObject extends KubernetesObject {
  readonly spec?: { readonly groups: readonly unknown[] }
}
