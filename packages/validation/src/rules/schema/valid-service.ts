import type { IService } from 'kubernetes-models/v1/Service'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { at, type Path } from '../../values/location.ts'
import { nameOf } from '../../tree/objects.ts'

export const validService: Rule = {
  id: 'valid-service',
  summary: 'A Service’s name is a DNS label, and it has only fields that a Service of its type takes.',
  rationale:
    'The API server refuses a Service with a dot in its name, with an address that is none, or with a field of another type of Service.',
  fix: 'Take the field out, or choose the type that has it.',
  check: inEachCluster((cluster) =>
    cluster.all('v1/Service').flatMap((service) => {
      const { name } = service.object.metadata
      return [
        ...(LABEL.test(name) ? [] : [{ path: ['metadata', 'name'], message: `is named ${name}` }]),
        ...wrongFields(service.object.spec ?? {}),
      ].map(({ path, message }) => ({
        location: at(service, ...path),
        message: `${nameOf(service)} ${message}`,
        impact: 'the API server refuses it, and Flux applies nothing of its layer',
        fix: 'take the field out, or correct it',
      }))
    }),
  ),
}

/** Services alone must begin with a letter: DNS of 1987 asks for it. */
const LABEL = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/

const ADDRESS = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$|^(?=.*:)[0-9a-f:]+$/

interface Wrong {
  readonly path: Path
  readonly message: string
}

const wrongFields = (spec: NonNullable<IService['spec']>): readonly Wrong[] => {
  const { type = 'ClusterIP', clusterIP, ports = [] } = spec
  const isOutside = type === 'NodePort' || type === 'LoadBalancer'
  const strangers = [
    ...(isOutside ? [] : ['externalTrafficPolicy', 'allocateLoadBalancerNodePorts']),
    ...(type === 'LoadBalancer' ? [] : ['loadBalancerIP', 'loadBalancerClass', 'loadBalancerSourceRanges']),
    ...(type === 'ExternalName' ? [] : ['externalName']),
  ].filter((key) => Object.hasOwn(spec, key))
  return [
    ...strangers.map((key) => ({ path: ['spec', key], message: `is of type ${type}, which has no ${key}` })),
    ...(clusterIP === undefined || clusterIP === 'None' || ADDRESS.test(clusterIP)
      ? []
      : [{ path: ['spec', 'clusterIP'], message: `asks for the address ${clusterIP}, which is none` }]),
    ...(isOutside && clusterIP === 'None'
      ? [{ path: ['spec', 'clusterIP'], message: `is of type ${type} and has no address` }]
      : []),
    ...(spec.externalIPs ?? []).flatMap((address, index) =>
      ADDRESS.test(address)
        ? []
        : [{ path: ['spec', 'externalIPs', index], message: `takes the address ${address}, which is none` }],
    ),
    ...ports.flatMap(({ appProtocol }, index) =>
      appProtocol === undefined || PROTOCOL.test(appProtocol)
        ? []
        : [
            {
              path: ['spec', 'ports', index, 'appProtocol'],
              message: `speaks ${appProtocol}, which is no protocol’s name`,
            },
          ],
    ),
  ]
}

const PROTOCOL = /^(?:[a-z0-9.-]+\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/
