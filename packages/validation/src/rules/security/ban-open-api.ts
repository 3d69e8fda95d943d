import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'
import { ownerOf } from '../../tree/objects.ts'
import { shown } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const banOpenApi: Rule = {
  id: 'ban-open-api',
  summary:
    'Prometheus answers no order to stop, reload or delete, Grafana lets nobody in without the password of its Secret and reads its own namespace only, and node-exporter listens on one address.',
  rationale:
    'The door by which spokes push opens onto the whole of Prometheus’ API; and a chart that is given no password has one that everybody knows.',
  fix: 'Set reloadStrategy: ProcessSignal, leave enableAdminAPI off, and name Grafana’s Secret in grafana.admin.existingSecret.',
  check: inEachCluster((cluster) =>
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter(({ object }) => object.metadata.name === 'kube-prometheus-stack')
      .flatMap((release) => DEMANDS.flatMap((demand) => checkDemand(release, demand))),
  ),
}

interface Demand {
  readonly path: Path
  readonly isMet: (value: unknown) => boolean
  readonly impact: string
  readonly fix: string
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
    impact: 'the operator switches on /-/quit and /-/reload, and whoever may push may stop Prometheus',
    fix: 'set reloadStrategy: ProcessSignal',
  },
  {
    path: [...SPEC, 'enableAdminAPI'],
    isMet: isOff,
    impact: 'whoever may push may delete every series',
    fix: 'remove enableAdminAPI',
  },
  {
    path: ['grafana', 'admin', 'existingSecret'],
    isMet: isText,
    impact: 'Grafana’s administrator has a password that the chart made up, or one that everybody knows',
    fix: 'name the Secret that holds the administrator’s name and password',
  },
  ...['userKey', 'passwordKey'].map((key) => ({
    path: ['grafana', 'admin', key],
    isMet: isText,
    impact: 'the chart looks into the Secret under a name of its own, and Grafana does not start without it',
    fix: `name the key of the Secret in grafana.admin.${key}`,
  })),
  {
    path: ['grafana', 'adminPassword'],
    isMet: isAbsent,
    impact: 'the administrator’s password is in Git for ever',
    fix: 'name a Secret in grafana.admin.existingSecret',
  },
  {
    path: ['grafana', 'rbac', 'namespaced'],
    isMet: (value) => value === true,
    impact: 'the chart gives Grafana’s sidecars a ClusterRole that reads every Secret of the cluster',
    fix: 'set grafana.rbac.namespaced: true',
  },
  ...['dashboards', 'datasources'].map((sidecar) => ({
    path: ['grafana', 'sidecar', sidecar, 'searchNamespace'],
    isMet: (value: unknown) => value !== 'ALL',
    impact: 'whoever may make a ConfigMap anywhere may change what Grafana shows and asks',
    fix: 'name the namespace of the telemetry',
  })),
  {
    path: ['prometheus-node-exporter', 'service', 'listenOnAllInterfaces'],
    isMet: (value) => value === false,
    impact: 'node-exporter tells whoever reaches a node, by its public address too, all about it',
    fix: 'set listenOnAllInterfaces: false',
  },
  {
    path: [...INI, 'auth.anonymous', 'enabled'],
    isMet: isOff,
    impact: 'whoever reaches Grafana reads every log of every cluster',
    fix: 'remove it',
  },
  {
    path: [...INI, 'auth', 'disable_login_form'],
    isMet: isOff,
    impact: 'nobody can log in',
    fix: 'remove it',
  },
]

const checkDemand = (release: Release, { path, isMet, impact, fix }: Demand): Violation[] => {
  const value = chartValue(release, ...path)
  return isMet(value)
    ? []
    : [
        {
          location: atValue(release, ...path),
          message: `${ownerOf(release)} has ${path.join('.')}: ${shown(value)}`,
          impact,
          fix,
        },
      ]
}
