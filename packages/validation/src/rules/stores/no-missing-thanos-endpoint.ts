import type { ClusterView } from '../../tree/cluster-view.ts'
import { thanosRunsIn } from '../../tree/monitoring/thanos.ts'
import { findService } from '../../tree/network/services.ts'
import { containerText } from '../../tree/workloads/containers.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const noMissingThanosEndpoint: Rule = {
  id: 'no-missing-thanos-endpoint',
  ownSeverity: 'warning',
  summary: 'What Query of Thanos asks is a Service of its cluster, and has the port that a look-up names.',
  rationale:
    'Query starts without a store that it does not find, and answers from the others. A panel then lacks what that store has, without an error.',
  fix: 'Write the Service, its namespace and the name of its port as they are.',
  check: inEachCluster((cluster, report) => {
    for (const { run, flags } of thanosRunsIn(cluster).filter(({ command }) => command === 'query'))
      for (const { name, value = '', index } of flags.filter((flag) => ENDPOINTS.test(flag.name))) {
        const wrong = wrongIn(cluster, value)
        if (wrong === undefined) continue
        report({
          location: run.location('args', index),
          message: `${containerText(run)} has --${name} ${value}, and ${wrong.text}`,
          impact: 'Query answers without what that store has, and no error shows it',
          fix: 'name a Service and a port that exist',
          absence: { of: 'services', namespaces: [wrong.namespace], name: wrong.service },
        })
      }
  }),
}

const ENDPOINTS = /^(endpoint|endpoint-strict|endpoint-group|endpoint-group-strict|store)$/

const ADDRESS =
  /^(?:dns(?:srv|srvnoa)?\+)?(?:_(?<portName>[\w-]+)\._tcp\.)?(?<service>[\w-]+)\.(?<namespace>[\w-]+)\.svc(?:\.cluster\.local\.?)?(?::(?<port>\d+))?$/

const wrongIn = (
  cluster: ClusterView,
  value: string,
): { readonly text: string; readonly namespace: string; readonly service: string } | undefined => {
  const { service = '', namespace = '', portName, port } = ADDRESS.exec(value)?.groups ?? {}
  if (service === '') return undefined
  const found = findService(cluster, namespace, service)
  if (!found) return { text: `${cluster.name} has no Service ${namespace}/${service}`, namespace, service }
  const isThere = found.ports.some(
    ({ name, number }) =>
      (portName === undefined || name === portName) && (port === undefined || number === Number(port)),
  )
  if (isThere) return undefined
  return { text: `${found.owner} has no port ${portName ?? port}`, namespace, service }
}
