import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { Path } from '../../values/spot.ts'
import { ownerOf } from '../../tree/objects.ts'
import { shown } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const banOpenApi: Rule = {
  id: 'ban-open-api',
  demands:
    'Prometheus answers no order to stop, reload or delete, Grafana lets nobody in without the password of its Secret and reads its own namespace only, and node-exporter listens on one address.',
  why: 'The door by which spokes push opens onto the whole of Prometheus’ API; and a chart that is given no password has one that everybody knows.',
  example: {
    refused: 'prometheus:\n  prometheusSpec: {enableAdminAPI: true}',
    accepted: 'prometheus:\n  prometheusSpec: {reloadStrategy: ProcessSignal}',
  },
  mend: 'Set reloadStrategy: ProcessSignal, leave enableAdminAPI off, and name Grafana’s Secret in grafana.admin.existingSecret.',
  judge: inEachCluster((cluster) =>
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter(({ object }) => object.metadata.name === 'kube-prometheus-stack')
      .flatMap((release) => DEMANDS.flatMap((demand) => judgeDemand(release, demand))),
  ),
}

interface Demand {
  readonly path: Path
  readonly isMet: (value: unknown) => boolean
  readonly consequence: string
  readonly mend: string
}

const isOff = (value: unknown): boolean => value === undefined || value === false
const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isAbsent = (value: unknown): boolean => value === undefined

const SPEC = ['prometheus', 'prometheusSpec'] as const
const INI = ['grafana', 'grafana.ini'] as const

const DEMANDS: readonly Demand[] = [
  {
    path: [...SPEC, 'reloadStrategy'],
    isMet: (value) => value === 'ProcessSignal',
    consequence: 'the operator switches on /-/quit and /-/reload, and whoever may push may stop Prometheus',
    mend: 'set reloadStrategy: ProcessSignal',
  },
  {
    path: [...SPEC, 'enableAdminAPI'],
    isMet: isOff,
    consequence: 'whoever may push may delete every series',
    mend: 'remove enableAdminAPI',
  },
  {
    path: ['grafana', 'admin', 'existingSecret'],
    isMet: isText,
    consequence: 'Grafana’s administrator has a password that the chart made up, or one that everybody knows',
    mend: 'name the Secret that holds the administrator’s name and password',
  },
  ...['userKey', 'passwordKey'].map((key) => ({
    path: ['grafana', 'admin', key],
    isMet: isText,
    consequence:
      'the chart looks into the Secret under a name of its own, and Grafana does not start without it',
    mend: `name the key of the Secret in grafana.admin.${key}`,
  })),
  {
    path: ['grafana', 'adminPassword'],
    isMet: isAbsent,
    consequence: 'the administrator’s password is in Git for ever',
    mend: 'name a Secret in grafana.admin.existingSecret',
  },
  {
    path: ['grafana', 'rbac', 'namespaced'],
    isMet: (value) => value === true,
    consequence: 'the chart gives Grafana’s sidecars a ClusterRole that reads every Secret of the cluster',
    mend: 'set grafana.rbac.namespaced: true',
  },
  ...['dashboards', 'datasources'].map((sidecar) => ({
    path: ['grafana', 'sidecar', sidecar, 'searchNamespace'],
    isMet: (value: unknown) => value !== 'ALL',
    consequence: 'whoever may make a ConfigMap anywhere may change what Grafana shows and asks',
    mend: 'name the namespace of the telemetry',
  })),
  {
    path: ['prometheus-node-exporter', 'service', 'listenOnAllInterfaces'],
    isMet: (value) => value === false,
    consequence: 'node-exporter tells whoever reaches a node, by its public address too, all about it',
    mend: 'set listenOnAllInterfaces: false',
  },
  {
    path: [...INI, 'auth.anonymous', 'enabled'],
    isMet: isOff,
    consequence: 'whoever reaches Grafana reads every log of every cluster',
    mend: 'remove it',
  },
  {
    path: [...INI, 'auth', 'disable_login_form'],
    isMet: isOff,
    consequence: 'nobody can log in',
    mend: 'remove it',
  },
]

const judgeDemand = (release: Release, { path, isMet, consequence, mend }: Demand): Breach[] => {
  const value = chartValue(release, ...path)
  return isMet(value)
    ? []
    : [
        {
          at: atValue(release, ...path),
          what: `${ownerOf(release)} has ${path.join('.')}: ${shown(value)}`,
          consequence,
          mend,
        },
      ]
}
