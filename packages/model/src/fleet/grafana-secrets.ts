import { DATA_SOURCES_SECRET, dataSourceKey, OIDC_SECRET } from '../contracts/grafana.ts'
import { hostUrl, grafanaRoute, hostRoutes } from '../contracts/host-routes.ts'
import type { TelemetrySecrets } from './required-secrets.ts'
import { entriesOf, isHub } from './topology.ts'

/** The client secret by which Grafana asks a provider of accounts. */
export const grafanaOidc: TelemetrySecrets = (fleet, cluster) => {
  const { oidc } = fleet.hub.grafana
  if (!isHub(fleet, cluster) || !oidc) return []
  const route = grafanaRoute(fleet)
  const section = oidc.provider === 'github' ? 'github' : 'generic_oauth'
  const redirect = route ? `, whose redirect URL is ${hostUrl(route)}login/${section}` : ''
  return [
    {
      cluster,
      namespace: fleet.telemetry.namespace,
      name: OIDC_SECRET.name,
      keys: { [OIDC_SECRET.key]: `the client secret of Grafana's client at ${oidc.provider}${redirect}` },
      readers: ['grafana'],
    },
  ]
}

/** What Grafana's own data sources need to log in. */
export const grafanaDataSources: TelemetrySecrets = (fleet, cluster) => {
  const keys = entriesOf(fleet.hub.grafana.dataSources).flatMap(([uid, { secrets = [] }]) =>
    secrets.map((field) => [dataSourceKey(uid, field), `${field} of Grafana's data source ${uid}`] as const),
  )
  return isHub(fleet, cluster) && keys.length > 0
    ? [
        {
          cluster,
          namespace: fleet.telemetry.namespace,
          name: DATA_SOURCES_SECRET,
          keys: Object.fromEntries(keys),
          readers: ['grafana'],
        },
      ]
    : []
}

/** The certificates that entrances name, in the namespace of each host. */
export const hostCertificates: TelemetrySecrets = (fleet, cluster) => {
  const routes = hostRoutes(fleet, cluster).flatMap((route) => {
    const { entrance, service } = route
    const secret = 'secret' in entrance ? entrance.secret : undefined
    return secret === undefined ? [] : [{ ...route, secret, id: `${service.namespace}/${secret}` }]
  })
  return [...Map.groupBy(routes, ({ id }) => id).values()].flatMap((together) => {
    const [first] = together
    if (!first) return []
    const hosts = together.map(({ host }) => host).join(', ')
    return [
      {
        cluster,
        namespace: first.service.namespace,
        name: first.secret,
        keys: {
          'tls.crt': `the certificate of ${hosts}, in a Secret of the type kubernetes.io/tls`,
          'tls.key': 'its private key',
        },
        readers: together.map(({ object }) => object),
      },
    ]
  })
}
