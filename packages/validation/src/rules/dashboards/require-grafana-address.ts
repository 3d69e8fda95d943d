import { findService } from '../../tree/network/services.ts'
import { hostsOf } from '../../tree/network/route-hosts.ts'
import { routesOf } from '../../tree/network/routes.ts'
import { grafanaOf, type Grafana } from '../../tree/monitoring/grafana.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { isMap, textAt, valueAt } from '../../values/value-at.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const requireGrafanaAddress: Rule = {
  id: 'require-grafana-address',
  summary: 'Grafana states the address at which a route serves it.',
  rationale:
    'Grafana makes links of its `root_url`, and the address to which a provider of accounts sends users back. By default that is http://localhost:3000.',
  fix: 'Set grafana.ini.server.root_url to the address that users open.',
  check: inEachCluster((cluster, report) => {
    const grafana = grafanaOf(cluster)
    if (!grafana || isStatedElsewhere(grafana)) return
    const hosts = hostsBefore(cluster, grafana)
    const stated = textAt(grafana.values, ...ROOT_URL)
    const host = hostIn(stated, grafana)
    if (host === 'unknown' || hosts.length === 0 || hosts.includes(host)) return
    const sendsBack = hasProvider(grafana)
    // Of a Grafana with accounts of its own, only links lack the address.
    if (stated === '' && !sendsBack) return
    report({
      location: grafana.location(...ROOT_URL),
      message:
        stated === ''
          ? `Grafana has no root_url, and is served at ${hosts.join(', ')}`
          : `Grafana has the root_url ${stated}, and is served at ${hosts.join(', ')}`,
      impact: sendsBack
        ? 'the provider of accounts sends users there after the login'
        : 'links in alerts and shared panels lead there',
      ...(!sendsBack && { severity: 'warning' as const }),
      fix: `set grafana.ini.server.root_url, such as https://${hosts[0]}/`,
    })
  }),
}

const INI = 'grafana.ini'
const ROOT_URL = [INI, 'server', 'root_url']

/** Sections of grafana.ini by which no other server sends users back. */
const OWN_LOGINS = new Set(['auth.anonymous', 'auth.basic', 'auth.jwt', 'auth.ldap', 'auth.proxy'])

const hasProvider = ({ values }: Grafana): boolean => {
  const ini = valueAt(values, [INI])
  return (
    isMap(ini) &&
    Object.entries(ini).some(
      ([section, fields]) =>
        section.startsWith('auth.') && !OWN_LOGINS.has(section) && valueAt(fields, ['enabled']) === true,
    )
  )
}

/** A variable overrides the file. */
const isStatedElsewhere = ({ values }: Grafana): boolean =>
  ['env', 'envValueFrom'].some((key) => {
    const variables = valueAt(values, [key])
    return isMap(variables) && Object.keys(variables).some((name) => name.startsWith('GF_SERVER_'))
  }) || ['envFromSecret', 'envFromSecrets', 'envFromConfigMaps'].some((key) => Object.hasOwn(values, key))

/** The routes to the Service of the chart; a wildcard says of no host that it is the one. */
const hostsBefore = (cluster: ClusterView, { namespace, release }: Grafana): readonly string[] => {
  const name = `${release.object.metadata.name}-grafana`
  if (!findService(cluster, namespace, name)) return []
  const hosts = routesOf(cluster)
    .filter(({ backends }) => backends.some((one) => one.namespace === namespace && one.name === name))
    .flatMap((route) => hostsOf(route).map(({ host }) => host))
  return hosts.some((host) => host === '' || host.includes('*')) ? [] : [...new Set(hosts)]
}

/** Grafana's own variable for the domain is the only one that is followed. */
const hostIn = (stated: string, { values }: Grafana): string => {
  const domain = textAt(values, INI, 'server', 'domain') || 'localhost'
  const text = stated
    .replaceAll('%(domain)s', domain)
    .replace('%(protocol)s', 'http')
    .replace(':%(http_port)s', '')
  if (text === '') return ''
  return /\{\{|\$|%\(/.test(text) || !URL.canParse(text) ? 'unknown' : new URL(text).hostname
}
