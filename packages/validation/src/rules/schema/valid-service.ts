import type { IService } from 'kubernetes-models/v1/Service'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { at, type Path } from '../../values/location.ts'
import { nameOf } from '../../tree/objects.ts'

export const validService: Rule = {
  id: 'valid-service',
  summary: 'The name of a Service is a DNS label, and its fields belong to its type and have valid values.',
  rationale:
    'The API server refuses a Service with a dot in its name, an invalid address or a field of another type.',
  fix: 'Remove the field, or choose the type that has it.',
  check: inEachCluster((cluster, report) => {
    for (const service of cluster.all('v1/Service')) {
      const reportField: ReportField = (path, message) => {
        report({
          location: at(service, ...path),
          message: `${nameOf(service)} ${message}`,
          impact: 'the API server refuses it, and Flux applies nothing of its layer',
          fix: 'remove the field, or correct it',
        })
      }
      const { name } = service.object.metadata
      if (!LABEL.test(name))
        reportField(['metadata', 'name'], `has the name ${name}, which is not a DNS label`)
      checkFields(service.object.spec ?? {}, reportField)
      checkValues(service.object.spec ?? {}, reportField)
    }
  }),
}

type ReportField = (path: Path, message: string) => void
type Spec = NonNullable<IService['spec']>

/** Unlike other names, those of Services begin with a letter, as RFC 1035 demands. */
const LABEL = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/

const checkFields = (spec: Spec, reportField: ReportField): void => {
  const { type = 'ClusterIP' } = spec
  for (const [key, types] of Object.entries(TYPES_BY_FIELD))
    if (Object.hasOwn(spec, key) && !types.includes(type))
      reportField(['spec', key], `has the type ${type}, which has no ${key}`)
}

const TYPES_BY_FIELD: Readonly<Record<string, readonly string[]>> = {
  externalTrafficPolicy: ['NodePort', 'LoadBalancer'],
  allocateLoadBalancerNodePorts: ['NodePort', 'LoadBalancer'],
  loadBalancerIP: ['LoadBalancer'],
  loadBalancerClass: ['LoadBalancer'],
  loadBalancerSourceRanges: ['LoadBalancer'],
  externalName: ['ExternalName'],
}

const checkValues = (spec: Spec, reportField: ReportField): void => {
  const { type = 'ClusterIP', clusterIP = 'None', externalIPs = [], ports = [] } = spec
  if (clusterIP !== 'None' && !ADDRESS.test(clusterIP))
    reportField(['spec', 'clusterIP'], `has the clusterIP ${clusterIP}, which is not an address`)
  if ((type === 'NodePort' || type === 'LoadBalancer') && spec.clusterIP === 'None')
    reportField(['spec', 'clusterIP'], `has the type ${type} and no clusterIP`)
  for (const [index, address] of externalIPs.entries())
    if (!ADDRESS.test(address))
      reportField(['spec', 'externalIPs', index], `has the external IP ${address}, which is not an address`)
  for (const [index, { appProtocol }] of ports.entries())
    if (appProtocol !== undefined && !PROTOCOL.test(appProtocol))
      reportField(
        ['spec', 'ports', index, 'appProtocol'],
        `has the appProtocol ${appProtocol}, which is not the name of a protocol`,
      )
}

const ADDRESS = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$|^(?=.*:)[0-9a-f:]+$/

const PROTOCOL = /^(?:[a-z0-9.-]+\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/
