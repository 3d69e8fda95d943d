import { DOCTOR_NEEDS } from './doctor-needs.ts'
import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { isHub } from '../fleet/topology.ts'
import type { ServicePort } from './services.ts'
import { gateway, lokiWriters, prometheusServer } from './stores.ts'
import { metricsQuery, usesThanos } from './thanos.ts'
import { usesVictoriaLogs } from './victoria-logs.ts'

/** The account of a person who runs `doctor` with no more rights than its checks need, and the name of its roles. */
export const DOCTOR_ACCOUNT = 'fleet-doctor'

/** A rule of a role, as an object of Kubernetes has it. */
interface RoleRule {
  readonly apiGroups: string[]
  readonly resources: string[]
  readonly resourceNames?: string[]
  readonly verbs: string[]
}

/** What the account reads in all namespaces, each group once. */
export const doctorRights = (): readonly RoleRule[] => {
  const rights = Object.values(DOCTOR_NEEDS).flatMap((need) => [...need.rights])
  const alike = Map.groupBy(rights, ({ apiGroups, verbs }) => `${apiGroups.join()} ${verbs.join()}`)
  return [...alike.values()].flatMap(([first, ...others]) =>
    first
      ? [
          {
            apiGroups: [...first.apiGroups],
            resources: [first, ...others].flatMap(({ resources }) => [...resources]),
            verbs: [...first.verbs],
          },
        ]
      : [],
  )
}

/**
 * What the account asks through the proxy of the API server in the namespace of the telemetry, by GET alone: the metrics of
 * collectors, whose pods have names that change, and on the hub the Services of the stores by their names.
 */
export const doctorProxies = (fleet: Fleet, cluster: ClusterName): readonly RoleRule[] => [
  { apiGroups: [''], resources: ['pods/proxy'], verbs: ['get'] },
  ...(isHub(fleet, cluster)
    ? [
        {
          apiGroups: [''],
          resources: ['services/proxy'],
          resourceNames: proxiedOnHub(fleet).map(proxiedName),
          verbs: ['get'],
        },
      ]
    : []),
]

/** Beside Thanos, the hub’s own Prometheus has the metrics of its parts. The own metrics of Loki are behind its gateway. */
const proxiedOnHub = (fleet: Fleet): readonly ServicePort[] => [
  metricsQuery(fleet),
  ...(usesThanos(fleet) ? [prometheusServer(fleet).service] : []),
  gateway(fleet).service,
  ...(usesVictoriaLogs(fleet) ? [] : lokiWriters(fleet)),
]

/** How the proxy of the API server names a Service, and a right to it: with its port. */
export const proxiedName = ({ name, port }: Pick<ServicePort, 'name' | 'port'>): string => `${name}:${port}`
